using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Companion.Dialogs;

internal static class SlotReader
{
    public static SlotDefinition Read(string name, YamlMap map)
    {
        var optional = map.Flag("optional");
        var argument = map.Flag("argument");
        var type = ReadType(name, map.Needed("type"), map);
        map.Done();
        return new(name, type, optional, argument);
    }

    /// <summary>A value as definitions and test conversations write it; null when it is not one of the type.</summary>
    public static SlotValue? Value(SlotType type, string text)
    {
        var invariant = CultureInfo.InvariantCulture;
        switch (type)
        {
            case ChoiceType choice:
                return choice.Options.Any(o => o.Id == text) ? new ChoiceValue(text) : null;
            case YesNoType:
                return text is "yes" or "true" ? new YesNoValue(true) : text is "no" or "false" ? new YesNoValue(false) : null;
            case NumberType or ScaleType:
                return decimal.TryParse(text, NumberStyles.Number, invariant, out var number) ? new NumberValue(number) : null;
            case BloodPressureType:
                var slash = text.IndexOf('/', StringComparison.Ordinal);
                return slash > 0 && int.TryParse(text.AsSpan(0, slash), out var systolic) && int.TryParse(text.AsSpan(slash + 1), out var diastolic)
                    ? new BloodPressureValue(systolic, diastolic) : null;
            case DateType:
                return DateOnly.TryParseExact(text, "yyyy-MM-dd", invariant, DateTimeStyles.None, out var date) ? new DateValue(date) : null;
            case TimeType:
                return TimeOnly.TryParse(text, invariant, out var time) ? new TimeValue(time) : null;
            case MomentType:
                return DateTimeOffset.TryParse(text, invariant, DateTimeStyles.AssumeUniversal, out var at) ? new MomentValue(at.ToUniversalTime()) : null;
            case TextType:
                return new TextValue(text);
            default:
                return null;
        }
    }

    private static SlotType ReadType(string slot, string type, YamlMap map)
    {
        switch (type)
        {
            case "text":
                return new TextType((int)map.Number("max", 1000));
            case "choice":
                return new ChoiceType([.. map.List("options").Select(node => Option(slot, node, map))]);
            case "yes-no":
                return new YesNoType();
            case "number":
                return new NumberType(map.Number("min", 0), map.Number("max", 1_000_000), Unit(map), (int)map.Number("decimals", 0));
            case "scale":
                return new ScaleType((int)map.Number("from", 1), (int)map.Number("to", 5));
            case "blood-pressure":
                return new BloodPressureType();
            case "date":
                return new DateType(map.Flag("past", true), map.Flag("future", true));
            case "time":
                return new TimeType();
            case "moment":
                return new MomentType(map.Flag("past", true), map.Flag("future", true));
            case "file":
                var kinds = map.Texts("kinds").Select(k => Enum.TryParse<FileKind>(k, true, out var kind) ? kind : FileKind.Document);
                return new FileType([.. kinds], (long)map.Number("max-bytes", 20 * 1024 * 1024));
            case "location":
                return new LocationType();
            case "contact":
                return new ContactType();
            default:
                map.Report(map.Node, $"'{type}' is no slot type");
                return new TextType();
        }
    }

    private static ChoiceOption Option(string slot, YamlNode node, YamlMap parent)
    {
        if (node is YamlScalarNode scalar)
        {
            return new(scalar.Value ?? "", $"{slot}.{scalar.Value}");
        }

        var map = YamlMap.From(node, parent.Report);
        var id = map.Needed("id");
        var option = new ChoiceOption(id, map.Text("text") ?? $"{slot}.{id}");
        map.Done();
        return option;
    }

    private static MeasureUnit Unit(YamlMap map)
    {
        var unit = map.Text("unit");
        switch (unit)
        {
            case null or "none":
                return MeasureUnit.None;
            case "hours":
                return MeasureUnit.Hours;
            case "bpm":
                return MeasureUnit.BeatsPerMinute;
            case "percent":
                return MeasureUnit.Percent;
            case "mg/dL":
                return MeasureUnit.MilligramsPerDecilitre;
            case "kg":
                return MeasureUnit.Kilograms;
            case "C":
                return MeasureUnit.Celsius;
            case "breaths":
                return MeasureUnit.BreathsPerMinute;
            case "minutes":
                return MeasureUnit.Minutes;
            default:
                map.Report(map.Node, $"'{unit}' is no unit");
                return MeasureUnit.None;
        }
    }
}
