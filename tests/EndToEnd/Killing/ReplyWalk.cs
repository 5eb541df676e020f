using System.Text.RegularExpressions;

namespace Companion.EndToEnd.Killing;

/// <summary>
/// Compares what a chat heard with what an undisturbed chat heard for the same script. A repeat is only explained by a step back of
/// the outbox, after which everything follows in order again.
/// </summary>
/// <param name="Complete">All replies came.</param>
/// <param name="Repeated">Messages that came more than once.</param>
/// <param name="StepsBack">Where the sending went back: the places in what was heard of the first sending and of the repeat.</param>
/// <param name="Problem">Null: in order.</param>
internal sealed partial record ReplyWalk(bool Complete, int Repeated, IReadOnlyList<(int First, int Again)> StepsBack, string? Problem)
{
    public static ReplyWalk Along(IReadOnlyList<string> expected, IReadOnlyList<string> heard)
    {
        var at = 0;
        var repeated = 0;
        var stepsBack = new List<(int First, int Again)>();
        var firstHeard = new int[expected.Count];
        for (var i = 0; i < heard.Count; i++)
        {
            var text = heard[i];
            if (at < expected.Count && expected[at] == text)
            {
                firstHeard[at++] = i;
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
            stepsBack.Add((firstHeard[back], i));
            firstHeard[back] = i;
            at = back + 1;
        }

        return new(at == expected.Count, repeated, stepsBack, null);
    }

    /// <summary>Numbers differ from chat to chat; everything else must not.</summary>
    public static string Normal(string text) => Numbers().Replace(text, "#");

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();
}
