using System.Buffers;
using System.Text;

namespace Companion.Understanding;

/// <summary>Diacritics of Latin letters: taken off, or (tones) moved to a word's end.</summary>
internal static class Letters
{
    private const int From = 0xC0;
    private const int To = 0x1F00;
    private static readonly (char Plain, char Toneless, char Tone)[] Latin = Build();

    /// <summary>A word's canonical form (tone marks last) and its form without diacritics.</summary>
    public static (string Text, string Plain) Forms(ReadOnlySpan<char> word)
    {
        if (word.IndexOfAnyInRange((char)From, (char)(To - 1)) < 0 || IsCyrillic(word))
        {
            var same = word.ToString();
            return (same, same);
        }

        var buffer = ArrayPool<char>.Shared.Rent(word.Length * 3);
        var text = buffer.AsSpan(0, word.Length);
        var plain = buffer.AsSpan(word.Length, word.Length);
        var tones = buffer.AsSpan(word.Length * 2, word.Length);
        var toneCount = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var letter = word[i] is >= (char)From and < (char)To ? Latin[word[i] - From] : (word[i], word[i], '\0');
            plain[i] = letter.Item1;
            text[i] = letter.Item2;
            if (letter.Item3 != '\0')
            {
                tones[toneCount++] = letter.Item3;
            }
        }

        var result = (string.Concat(text, tones[..toneCount]), plain.ToString());
        ArrayPool<char>.Shared.Return(buffer);
        return result;
    }

    private static bool IsCyrillic(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (c is < '\u0400' or > '\u04FF' and not '\'')
            {
                return false;
            }
        }

        return true;
    }

    private static (char, char, char)[] Build()
    {
        var table = new (char, char, char)[To - From];
        for (var i = 0; i < table.Length; i++)
        {
            var c = (char)(From + i);
            table[i] = (c, c, '\0');
            if (c is 'đ' or 'ð')
            {
                table[i] = ('d', 'đ', '\0');
            }
            else if (c is (< (char)0x250 or >= (char)0x1E00) && char.IsLetter(c))
            {
                table[i] = Decompose(c);
            }
        }

        return table;
    }

    private static (char, char, char) Decompose(char c)
    {
        var parts = c.ToString().Normalize(NormalizationForm.FormD);
        if (parts.Length < 2 || !char.IsAsciiLetter(parts[0]))
        {
            return (c, c, '\0');
        }

        var tone = '\0';
        var kept = new StringBuilder();
        foreach (var part in parts)
        {
            // The five Vietnamese tones; breve, circumflex and horn make other letters.
            if (part is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323')
            {
                tone = part;
            }
            else
            {
                kept.Append(part);
            }
        }

        var toneless = kept.ToString().Normalize(NormalizationForm.FormC);
        return (parts[0], toneless.Length == 1 ? toneless[0] : c, toneless.Length == 1 ? tone : '\0');
    }
}
