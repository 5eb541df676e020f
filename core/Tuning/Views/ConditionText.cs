using System.Globalization;
using Companion.Dialogs;

namespace Companion.Tuning.Views;

/// <summary>A condition in one line, as one would say it.</summary>
internal static class ConditionText
{
    public static string? Of(Condition? condition) => condition switch
    {
        null => null,
        Condition.All all => string.Join(" and ", all.Parts.Select(Inner)),
        Condition.Any any => string.Join(" or ", any.Parts.Select(Inner)),
        Condition.Not not => "not " + Inner(not.Part),
        Condition.Present present => present.Source + (present.Wanted ? " is given" : " is not given"),
        Condition.Compare compare => $"{compare.Source} {Sign(compare.How)} {compare.Bound.ToString(CultureInfo.InvariantCulture)}",
        Condition.Is { Values: [var one] } equal => $"{equal.Source} is {one}",
        Condition.Is among => $"{among.Source} is one of {string.Join(", ", among.Values)}",
        _ => condition.ToString(),
    };

    private static string? Inner(Condition part) => part is Condition.All { Parts.Length: > 1 } or Condition.Any { Parts.Length: > 1 } ? $"({Of(part)})" : Of(part);

    private static string Sign(Comparison how) => how switch
    {
        Comparison.Over => ">",
        Comparison.Under => "<",
        Comparison.AtLeast => "≥",
        _ => "≤",
    };
}
