using Companion.People;

namespace Companion.Understanding;

/// <summary>The name in what somebody says to be called: "pode me chamar de Dona Maria, por favor" is Dona Maria.</summary>
public static class SaidName
{
    private static readonly char[] Marks = [',', '.', '!', ':', ';', '–', '—', '-', '"', '«', '»', '“', '”', '(', ')'];

    /// <returns>As it was written, only with capital letters where it had none at all; the whole text when nothing is left of it.</returns>
    public static string Of(string text, Language language)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lexicon = Lexicon.Of(language);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).AsSpan();
        for (var led = Leading(words, lexicon); led > 0; led = Leading(words, lexicon))
        {
            words = words[led..];
        }

        for (var kind = Trailing(words, lexicon); kind > 0; kind = Trailing(words, lexicon))
        {
            words = words[..^kind];
        }

        var name = string.Join(' ', words!).Trim(Marks).Trim();
        return name.Length == 0 ? text.Trim() : Capital(name, language);
    }

    /// <returns>How many words at the beginning lead to a name; never all of them ("Just" may be one).</returns>
    private static int Leading(ReadOnlySpan<string> words, Lexicon lexicon)
    {
        for (var count = Math.Min(words.Length - 1, 6); count > 0; count--)
        {
            if (IsWhole(words[..count], lexicon.Talk(TalkKind.Called)) || IsWhole(words[..count], lexicon.Talk(TalkKind.Polite)))
            {
                return count;
            }
        }

        return 0;
    }

    private static int Trailing(ReadOnlySpan<string> words, Lexicon lexicon)
    {
        for (var count = Math.Min(words.Length - 1, 4); count > 0; count--)
        {
            if (IsWhole(words[^count..], lexicon.Talk(TalkKind.Polite)))
            {
                return count;
            }
        }

        return 0;
    }

    private static bool IsWhole(ReadOnlySpan<string> words, PhraseTable<string> phrases)
    {
        var tokens = Array.FindAll(Tokeniser.Cut(string.Join(' ', words!)), t => t.Kind != TokenKind.Mark || t.Text == "'");
        return tokens.Length > 0 && phrases.Match(tokens, 0, out _) == tokens.Length;
    }

    private static string Capital(string name, Language language)
    {
        if (name.Any(char.IsUpper))
        {
            return name;
        }

        var words = name.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            var isParticle = i > 0 && language == Language.Pt && words[i] is "de" or "da" or "do" or "das" or "dos" or "e";
            words[i] = isParticle || words[i].Length == 0 ? words[i] : char.ToUpper(words[i][0], System.Globalization.CultureInfo.InvariantCulture) + words[i][1..];
        }

        return string.Join(' ', words);
    }
}
