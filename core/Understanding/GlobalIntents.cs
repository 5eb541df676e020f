using Companion.People;

namespace Companion.Understanding;

/// <summary>What a person can say at any moment, whatever is being asked.</summary>
public enum GlobalIntent
{
    /// <summary>A plain cry for help: start the SOS countdown.</summary>
    Sos,

    /// <summary>It may be an emergency: ask.</summary>
    SosDoubtful,
    Cancel,
    Back,
    Repeat,
    Help,
    Human,
    Menu,
    Language,
    Skip,
}

/// <summary>Recognises commands that hold in every state.</summary>
/// <remarks>
/// A command is the whole utterance but for politeness ("покажи меню, пожалуйста"), with a slip or two in long words. SOS is also found
/// inside a sentence when its words cannot mean anything else ("не могу дышать"). A single word that means both is decided so: English
/// "help" and "помощь" are the help command; "помогите", "help me" are SOS, as the countdown can be cancelled; "мне плохо", "I fell" are
/// doubtful. "Help me choose" is none of them. Symptoms and dangers told in any words are found by <see cref="RedFlags"/>.
/// </remarks>
public static class GlobalIntents
{
    /// <summary>Utterances longer than this are sentences, in which only cries for help count.</summary>
    private const int MaxCommandWords = 9;

    /// <summary>Loads every language's tables and weights, which otherwise the first text would wait for.</summary>
    public static void WarmUp()
    {
        foreach (var language in Languages.All)
        {
            Recognise("the first words of the day", language);
        }
    }

    /// <summary>Null: an ordinary utterance, for the state that is open.</summary>
    public static GlobalIntent? Recognise(string text, Language language)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Recognised.Find(text, language, out var known) ? known : Recognised.Keep(text, language, Look(text, language));
    }

    private static GlobalIntent? Look(string text, Language language)
    {
        var tokens = Tokeniser.Cut(text);
        if (tokens.Length == 0)
        {
            return null;
        }

        var lexicon = Lexicon.Of(language);
        var words = Array.FindAll(tokens, t => t.Kind != TokenKind.Mark);
        var whole = Whole(tokens, lexicon);
        return whole is not (null or GlobalIntent.Help) ? whole
            : whole is GlobalIntent.Help && words.Length == 1 ? whole
            : Distress(tokens, words, language, lexicon) switch
            {
                GlobalIntent.Sos => GlobalIntent.Sos,
                GlobalIntent.SosDoubtful => InAnother(words, language) == GlobalIntent.Sos ? GlobalIntent.Sos : GlobalIntent.SosDoubtful,
                _ => whole ?? InAnother(words, language),
            };
    }

    private static GlobalIntent? Distress(Token[] tokens, Token[] words, Language language, Lexicon lexicon) =>
        words.Length <= MaxCommandWords && Array.Exists(tokens, t => t.Text == "🆘")
            ? GlobalIntent.Sos
            : DistressJudge.Find(tokens, language, out var isCalm) switch
            {
                { IsSure: true } => GlobalIntent.Sos,
                var _ when !isCalm && lexicon.Cries.Anywhere(words) => GlobalIntent.Sos,
                { IsSure: false } => GlobalIntent.SosDoubtful,
                _ => null,
            };

    private static GlobalIntent? Whole(Token[] tokens, Lexicon lexicon)
    {
        var words = Array.FindAll(tokens, t => t.Kind != TokenKind.Mark || t.Text == "🆘");
        if (words.Length is 0 or > MaxCommandWords)
        {
            return null;
        }

        return Same(words, lexicon)
            ?? (Politeness.Strip(words, lexicon) is { Length: > 0 } bare && bare.Length < words.Length ? Same(bare, lexicon) ?? Misspelt(bare, lexicon) : null)
            ?? Misspelt(words, lexicon);
    }

    private static GlobalIntent? Same(Token[] words, Lexicon lexicon)
    {
        // "sos sos sos!" is one cry.
        if (words.Length is > 1 and <= MaxCommandWords && Array.TrueForAll(words, w => w.Plain == words[0].Plain))
        {
            words = [words[0]];
        }

        var spelling = words.Length == 1 && words[0].Kind == TokenKind.Mark ? words[0].Text : Tokeniser.Join(words);
        if (spelling == "🆘")
        {
            return GlobalIntent.Sos;
        }

        if (!lexicon.CommandsBySpelling.TryGetValue(spelling, out var commands))
        {
            return null;
        }

        foreach (var command in commands)
        {
            var listed = Array.FindAll(command.Tokens, t => t.Kind != TokenKind.Mark);
            var fits = listed.Length == words.Length;
            for (var i = 0; i < words.Length && fits; i++)
            {
                fits = words[i].Matches(listed[i], lexicon.AccentsDistinguish);
            }

            if (fits)
            {
                return command.Intent;
            }
        }

        return null;
    }

    private static GlobalIntent? Misspelt(Token[] words, Lexicon lexicon)
    {
        var typed = Tokeniser.Join(words);
        GlobalIntent? best = null;
        var nearest = int.MaxValue;
        foreach (var command in lexicon.Commands)
        {
            // Shorter words are too near to others: "назад" and "сзади", "menu" and "men".
            var limit = Math.Min(2, Typos.Allowed(Math.Min(command.Spelling.Length, typed.Length)));
            if (limit == 0 || command.Spelling.Length < 5 || command.Spelling[0] != typed[0])
            {
                continue;
            }

            var distance = Typos.Distance(typed, command.Spelling, Math.Min(limit, nearest));
            if (distance <= limit && distance < nearest && (distance < 2 || command.Spelling.Length > 9) && !IsOrdinary(words, command, lexicon))
            {
                (best, nearest) = (command.Intent, distance);
            }
        }

        return best;
    }

    /// <summary>A known everyday word is no slip of a command: "last" is not "fast", "tối" not "tôi".</summary>
    private static bool IsOrdinary(Token[] words, IntentPhrase command, Lexicon lexicon)
    {
        var listed = Array.FindAll(command.Tokens, t => t.Kind != TokenKind.Mark);
        if (lexicon.AccentsDistinguish && Array.Exists(words, w => w.Text != w.Plain))
        {
            return true;
        }

        for (var i = 0; i < words.Length; i++)
        {
            if (i >= listed.Length || listed.Length != words.Length)
            {
                return words.Length == 1 && lexicon.Knows(words[0]);
            }

            if (words[i].Plain != listed[i].Plain && (lexicon.Knows(words[i]) || words[i].Plain.Length < 4))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A cry for help counts in whatever language it is made; English command words count everywhere, as menus and keyboards use them.
    /// </summary>
    private static GlobalIntent? InAnother(Token[] words, Language own)
    {
        if (words.Length is 0 or > MaxCommandWords)
        {
            return null;
        }

        var ordinary = Array.TrueForAll(words, w => Lexicon.Of(own).Knows(w));
        foreach (var language in Languages.All)
        {
            var lexicon = Lexicon.Of(language);
            if (language == own)
            {
                continue;
            }

            var intent = Same(words, lexicon);
            if (intent is GlobalIntent.Sos && !ordinary)
            {
                return intent;
            }

            if (language == Language.En && words.Length <= 3 && intent is GlobalIntent.Menu or GlobalIntent.Help or GlobalIntent.Cancel)
            {
                return intent;
            }

            if (!ordinary && lexicon.Cries.Anywhere(words))
            {
                return GlobalIntent.Sos;
            }
        }

        return null;
    }
}
