using Companion.People;

namespace Companion.Understanding;

/// <summary>A short utterance, cut once to be held against many phrases.</summary>
internal sealed class Utterance
{
    private readonly Token[] _words;
    private readonly Token[] _bare;
    private readonly bool _accentsDistinguish;

    public Utterance(string text, Language language)
    {
        var lexicon = Lexicon.Of(language);
        var tokens = Tokeniser.Cut(text);
        Language = language;
        Reply = YesNoReader.Plain(tokens, lexicon);
        _words = Array.FindAll(tokens, t => t.Kind != TokenKind.Mark);
        _bare = Politeness.Strip(_words, lexicon);
        _accentsDistinguish = lexicon.AccentsDistinguish;
    }

    public Language Language { get; }

    /// <summary>Yes, no or unsure when it says nothing else.</summary>
    public TalkKind? Reply { get; }

    public static Token[] Words(string text) => Array.FindAll(Tokeniser.Cut(text), t => t.Kind != TokenKind.Mark);

    /// <summary>Whether it is the phrase and nothing else, politeness aside.</summary>
    public bool Is(Token[] phrase) => Same(_words, phrase) || (_bare.Length > 0 && _bare.Length < _words.Length && Same(_bare, phrase));

    private bool Same(Token[] typed, Token[] phrase)
    {
        if (typed.Length != phrase.Length)
        {
            return false;
        }

        for (var i = 0; i < typed.Length; i++)
        {
            if (!typed[i].Matches(phrase[i], _accentsDistinguish))
            {
                return false;
            }
        }

        return typed.Length > 0;
    }
}
