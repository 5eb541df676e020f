using System.Text.RegularExpressions;

namespace Companion.EndToEnd.Killing;

/// <summary>
/// Compares what a chat heard with what an undisturbed chat heard for the same script. A repeat is only explained by a step back of
/// the outbox, after which everything follows in order again.
/// </summary>
/// <param name="Complete">All replies came.</param>
/// <param name="Repeated">Messages that came more than once.</param>
/// <param name="StepsBack">How often the sending went back.</param>
/// <param name="Problem">Null: in order.</param>
internal sealed partial record ReplyWalk(bool Complete, int Repeated, int StepsBack, string? Problem)
{
    public static ReplyWalk Along(IReadOnlyList<string> expected, IReadOnlyList<string> heard)
    {
        var at = 0;
        var repeated = 0;
        var stepsBack = 0;
        foreach (var text in heard)
        {
            if (at < expected.Count && expected[at] == text)
            {
                at++;
                continue;
            }

            var back = at - 1;
            while (back >= 0 && expected[back] != text)
            {
                back--;
            }

            if (back < 0)
            {
                return new(false, repeated, stepsBack, $"after {at} replies came “{text}” where “{(at < expected.Count ? expected[at] : "nothing")}” was due");
            }

            repeated += at - back;
            stepsBack++;
            at = back + 1;
        }

        return new(at == expected.Count, repeated, stepsBack, null);
    }

    /// <summary>Numbers differ from chat to chat; everything else must not.</summary>
    public static string Normal(string text) => Numbers().Replace(text, "#");

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();
}
