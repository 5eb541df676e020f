using System.Collections.Immutable;

namespace Companion.Safety.Contacts;

/// <summary>The ways by which one contact is called: a choice of a few words, stored as the ways' names.</summary>
internal static class ContactWays
{
    private static readonly ImmutableSortedDictionary<string, string[]?> s_choices = new Dictionary<string, string[]?>
    {
        ["all"] = null,
        ["chat"] = ["chat", "push"],
        ["sms"] = ["sms"],
        ["email"] = ["email"],
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <returns>False: no such choice.</returns>
    public static bool TryRead(string choice, out string[]? ways) => s_choices.TryGetValue(choice, out ways);

    public static string Choice(IReadOnlyCollection<string>? ways) =>
        ways is null ? "all" : s_choices.FirstOrDefault(choice => choice.Value is { } these && these.Order().SequenceEqual(ways.Order())).Key ?? "all";
}
