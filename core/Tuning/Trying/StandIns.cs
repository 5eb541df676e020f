using System.Collections.Immutable;
using Companion.Dialogs;

namespace Companion.Tuning.Trying;

/// <summary>Answers in place of commands that must not run: results and values by their signature.</summary>
internal static class StandIns
{
    private static readonly DateTimeOffset s_someday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static CommandOutcome Of(string command, IReadOnlyDictionary<string, CommandSignature> signatures, StandIn? wished = null)
    {
        if (!signatures.TryGetValue(command, out var signature))
        {
            return CommandOutcome.Of(wished?.Result ?? "ok");
        }

        var values = ImmutableSortedDictionary.CreateBuilder<string, SlotValue>(StringComparer.Ordinal);
        foreach (var (name, type) in signature.Outputs)
        {
            if (wished?.Values is { } given)
            {
                if (given.TryGetValue(name, out var text) && Read(type, text) is { } value)
                {
                    values[name] = value;
                }
            }
            else if (Example(type, name) is { } example)
            {
                values[name] = example;
            }
        }

        var result = wished?.Result ?? (signature.Results.IsDefaultOrEmpty ? "ok" : signature.Results[0]);
        return CommandOutcome.Of(result) with { Values = values.ToImmutable() };
    }

    private static SlotValue? Read(string type, string text) => type == "choice" ? new ChoiceValue(text) : SlotReader.Value(ReadAs(type), text);

    private static SlotType ReadAs(string type) => type switch
    {
        "number" or "scale" => new ScaleType(0, 0),
        "blood-pressure" => new BloodPressureType(),
        "date" => new DateType(),
        "time" => new TimeType(),
        "moment" => new MomentType(),
        "yes-no" => new YesNoType(),
        _ => new TextType(),
    };

    private static SlotValue? Example(string type, string name) => type switch
    {
        "text" => new TextValue($"«{name}»"),
        "number" or "scale" => new NumberValue(3),
        "blood-pressure" => new BloodPressureValue(120, 80, 70),
        "date" => new DateValue(DateOnly.FromDateTime(s_someday.Date)),
        "time" => new TimeValue(new TimeOnly(9, 0)),
        "moment" => new MomentValue(s_someday),
        "yes-no" => new YesNoValue(true),
        _ => null,
    };
}
