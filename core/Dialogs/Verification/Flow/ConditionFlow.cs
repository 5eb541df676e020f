namespace Companion.Dialogs;

/// <summary>What a condition says about slots when it held, or when it did not.</summary>
internal static class ConditionFlow
{
    /// <summary>Slots that are certainly filled once the condition came out as <paramref name="held"/>.</summary>
    public static IEnumerable<string> Filled(Condition condition, bool held) => condition switch
    {
        Condition.Present present => present.Wanted == held ? [present.Source] : [],
        Condition.Is comparison => held ? [comparison.Source] : [],
        Condition.Compare comparison => held ? [comparison.Source] : [],
        Condition.Not not => Filled(not.Part, !held),
        Condition.All all when held => all.Parts.SelectMany(p => Filled(p, true)),
        Condition.Any any when !held => any.Parts.SelectMany(p => Filled(p, false)),
        Condition.All all => Common(all.Parts, false),
        Condition.Any any => Common(any.Parts, true),
        _ => [],
    };

    /// <summary>Whether it can come out as true over what is known.</summary>
    public static bool MayHold(Condition condition, Known known) => condition switch
    {
        Condition.Present present => !(present.Wanted ? IsEmpty(present.Source, known) : known.IsFilled(present.Source)),
        Condition.Is comparison => !IsEmpty(comparison.Source, known),
        Condition.Compare comparison => !IsEmpty(comparison.Source, known),
        Condition.Not not => MayFail(not.Part, known),
        Condition.All all => all.Parts.All(p => MayHold(p, known)),
        Condition.Any any => any.Parts.Any(p => MayHold(p, known)),
        _ => true,
    };

    /// <summary>Whether it can come out as false over what is known.</summary>
    public static bool MayFail(Condition condition, Known known) => condition switch
    {
        Condition.Present present => !(present.Wanted ? known.IsFilled(present.Source) : IsEmpty(present.Source, known)),
        Condition.Not not => MayHold(not.Part, known),
        Condition.All all => all.Parts.Any(p => MayFail(p, known)),
        Condition.Any any => any.Parts.All(p => MayFail(p, known)),
        _ => true,
    };

    /// <summary>Every comparison with a value, each with what is known where it is made.</summary>
    public static IEnumerable<(Condition Comparison, Known Known)> Comparisons(Condition condition, Known known)
    {
        switch (condition)
        {
            case Condition.Not not:
                return Comparisons(not.Part, known);
            case Condition.All all:
                return InOrder(all.Parts, known, true);
            case Condition.Any any:
                return InOrder(any.Parts, known, false);
            default:
                return [(condition, known)];
        }
    }

    private static IEnumerable<(Condition Comparison, Known Known)> InOrder(IEnumerable<Condition> parts, Known known, bool goesOnWhen)
    {
        foreach (var part in parts)
        {
            foreach (var found in Comparisons(part, known))
            {
                yield return found;
            }

            known = known.Fill(Filled(part, goesOnWhen));
        }
    }

    private static IEnumerable<string> Common(IEnumerable<Condition> parts, bool held) =>
        parts.Select(p => Filled(p, held)).Aggregate((a, b) => a.Intersect(b));

    private static bool IsEmpty(string source, Known known) => known.Empty.Contains(Known.Root(source));
}
