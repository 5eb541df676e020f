using System.Text;

namespace Companion.Tuning.Seen;

/// <summary>How much alike two short sentences are: their groups of three letters, whatever the script.</summary>
internal static class Likeness
{
    /// <summary>From here on two sentences stand in one group.</summary>
    public const double Alike = 0.5;

    public static HashSet<string> Grams(string text)
    {
        var plain = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var c in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c) || c == '#')
            {
                plain.Append(c == 'ё' ? 'е' : c);
            }
            else if (plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        if (plain[^1] != ' ')
        {
            plain.Append(' ');
        }

        var grams = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + 3 <= plain.Length; i++)
        {
            grams.Add(plain.ToString(i, 3));
        }

        if (grams.Count == 0)
        {
            grams.Add(plain.ToString());
        }

        return grams;
    }

    /// <summary>0 to 1: what they share of what they have (Dice).</summary>
    public static double Of(HashSet<string> one, HashSet<string> other)
    {
        var shared = 0;
        foreach (var gram in one.Count < other.Count ? one : other)
        {
            shared += (one.Count < other.Count ? other : one).Contains(gram) ? 1 : 0;
        }

        return 2.0 * shared / (one.Count + other.Count);
    }
}
