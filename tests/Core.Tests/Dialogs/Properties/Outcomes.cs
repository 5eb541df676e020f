using System.Collections.Immutable;
using Companion.Dialogs;
using Companion.People;

namespace Companion.Tests.Dialogs.Properties;

/// <summary>Anything that a command may answer, as far as the definitions that run it know.</summary>
internal static class Outcomes
{
    private static readonly ILookup<string, StateDefinition> s_uses = BuiltInSources.Catalogue.Current
        .SelectMany(d => d.Ordered).Where(s => s.Command is not null).ToLookup(s => s.Command!);

    private static readonly ILookup<string, (string Output, SlotType Type)> s_outputs = BuiltInSources.Catalogue.Current
        .SelectMany(d => d.Ordered.Where(s => s.Command is not null).SelectMany(s => s.Save.Select(v => (s.Command, v.Output, d.Slot(v.Slot)!.Type))))
        .ToLookup(o => o.Command!, o => (o.Output, o.Type));

    public static CommandOutcome Any(string command, int seed, Profile profile)
    {
        List<string> results = ["ok", .. s_uses[command].SelectMany(s => s.Results.Keys).Distinct().Order()];
        return new()
        {
            Result = results[(seed & int.MaxValue) % results.Count],
            Values = s_outputs[command].DistinctBy(o => o.Output).ToImmutableSortedDictionary(o => o.Output, o => Value(o.Type)),
            FileId = seed % 3 == 0 ? Guid.Empty : null,
            Profile = command switch
            {
                "people.set-language" => profile with { Language = (Language)((seed & int.MaxValue) % 5) },
                "people.finish-onboarding" => profile with { Onboarded = true },
                _ => null,
            },
        };
    }

    private static SlotValue Value(SlotType type) => type switch
    {
        ChoiceType choice => new ChoiceValue(choice.Options[0].Id),
        YesNoType => new YesNoValue(true),
        NumberType number => new NumberValue(number.Max),
        ScaleType scale => new NumberValue(scale.To),
        BloodPressureType => new BloodPressureValue(190, 125),
        DateType => new DateValue(new(2026, 11, 20)),
        TimeType => new TimeValue(new(9, 30)),
        MomentType => new MomentValue(new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero)),
        _ => new TextValue("words"),
    };
}
