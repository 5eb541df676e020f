using System.Text;

namespace Companion.Understanding;

/// <summary>Cuts a text into words, runs of digits and marks.</summary>
internal static class Tokeniser
{
    /// <summary>Longer texts are stories, not answers; what follows is not looked at.</summary>
    private const int MaxTokens = 400;

    public static Token[] Cut(string text) => CutNormalised(TextNormaliser.Normalise(text));

    private static Token[] CutNormalised(string text)
    {
        var tokens = new List<Token>(16);
        var spaced = true;
        for (var i = 0; i < text.Length && tokens.Count < MaxTokens;)
        {
            var c = text[i];
            if (c == ' ')
            {
                spaced = true;
                i++;
                continue;
            }

            var start = i;
            if (char.IsAsciiDigit(c))
            {
                i = EndOfDigits(text, i);
                var digits = text[start..i];
                tokens.Add(new(TokenKind.Digits, digits, digits, spaced));
            }
            else if (IsLetter(c))
            {
                i = EndOfWord(text, i);
                var (canonical, plain) = Letters.Forms(text.AsSpan(start, i - start));
                tokens.Add(new(TokenKind.Word, canonical, plain, spaced));
            }
            else if (c == '-' && i > 0 && IsLetter(text[i - 1]) && i + 1 < text.Length && IsLetter(text[i + 1]))
            {
                // A hyphen inside a compound ("twenty-one", "sexta-feira") parts it like a space.
                i++;
                spaced = true;
                continue;
            }
            else
            {
                i += char.IsHighSurrogate(c) && i + 1 < text.Length ? 2 : 1;
                var mark = text[start..i];
                tokens.Add(new(TokenKind.Mark, mark, mark, spaced));
            }

            spaced = false;
        }

        return [.. tokens];
    }

    /// <summary>The words alone, parted by single spaces: what typos are measured on.</summary>
    public static string Join(ReadOnlySpan<Token> tokens)
    {
        var joined = new StringBuilder();
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Mark)
            {
                joined.Append(joined.Length > 0 ? " " : "").Append(token.Plain);
            }
        }

        return joined.ToString();
    }

    private static bool IsLetter(char c) => char.IsLetter(c) || c is >= '\u0300' and <= '\u036F';

    private static int EndOfDigits(string text, int i)
    {
        while (i < text.Length && char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        return i;
    }

    private static int EndOfWord(string text, int i)
    {
        while (i < text.Length && (IsLetter(text[i]) || (text[i] == '\'' && i + 1 < text.Length && IsLetter(text[i + 1]))))
        {
            i++;
        }

        return i;
    }
}
