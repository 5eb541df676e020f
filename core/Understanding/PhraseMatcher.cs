using System.Runtime.CompilerServices;
using Companion.People;

namespace Companion.Understanding;

/// <summary>A thing that people may ask for (a menu entry), with phrases that mean it.</summary>
public sealed record PhraseSet(string Id, IReadOnlyList<string> Phrases);

/// <param name="Id">The set's id.</param>
/// <param name="Score">0 to 1: from 0.75 do it, from 0.5 ask whether it was meant, below it was not.</param>
public sealed record PhraseMatch(string Id, double Score);

/// <summary>Finds what free words ask for, without a model.</summary>
/// <remarks>
/// A phrase scores by the share of its words found in the text (two parts) and the share of the text's words that it explains (one
/// part): so "хочу записать давление" is the phrase "записать давление" for sure, and a long story that mentions it only a guess.
/// Words are compared by stem, without diacritics, with slips; words of no content do not count. Two sets within 0.05 of each other are
/// both only a guess.
/// </remarks>
public static class PhraseMatcher
{
    private const double Certain = 0.75;
    private const double Margin = 0.05;

    /// <summary>Words looked at; a wish is short.</summary>
    private const int MaxWords = 30;

    /// <summary>The sets live as long as their dialogs: their phrases are cut up once, by language.</summary>
    private static readonly ConditionalWeakTable<PhraseSet, Word[][][]> Cut = [];

    /// <summary>The best of the sets; null when no word fits.</summary>
    public static PhraseMatch? Best(string text, Language language, IReadOnlyList<PhraseSet> sets)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sets);
        var lexicon = Lexicon.Of(language);
        var typed = Content(Tokeniser.Cut(text), lexicon);
        if (typed.Length == 0)
        {
            return null;
        }

        PhraseMatch? best = null;
        var second = 0.0;
        foreach (var set in sets)
        {
            var score = 0.0;
            foreach (var phrase in Phrases(set, lexicon))
            {
                score = Math.Max(score, Score(typed, phrase));
            }

            if (score > (best?.Score ?? 0))
            {
                second = best?.Score ?? 0;
                best = new(set.Id, score);
            }
            else
            {
                second = Math.Max(second, score);
            }
        }

        return best is not null && best.Score >= Certain && best.Score - second < Margin ? best with { Score = Certain - 0.01 } : best;
    }

    private static Word[][] Phrases(PhraseSet set, Lexicon lexicon) =>
        Cut.GetValue(set, static _ => new Word[Languages.All.Count][][])[(int)lexicon.Language] ??= [.. set.Phrases.Select(p => Content(Tokeniser.Cut(p), lexicon))];

    private static Word[] Content(Token[] tokens, Lexicon lexicon)
    {
        var words = tokens.Where(t => t.Kind != TokenKind.Mark).Take(MaxWords).ToArray();
        var kept = words.Where((_, i) => !lexicon.Talk(TalkKind.StopWord).Has(words, i)).ToArray();
        return [.. (kept.Length > 0 ? kept : words).Select(t => new Word(t, Stems.Of(t.Plain, lexicon), lexicon.AccentsDistinguish))];
    }

    private static double Score(Word[] typed, Word[] phrase)
    {
        if (phrase.Length == 0)
        {
            return 0;
        }

        var found = 0.0;
        foreach (var word in phrase)
        {
            var nearest = 0.0;
            foreach (var candidate in typed)
            {
                nearest = Math.Max(nearest, candidate.Likeness(word));
            }

            found += nearest;
        }

        if (found == 0)
        {
            return 0;
        }

        var covered = Math.Min(1, found / phrase.Length);
        var explained = Math.Min(1, found / typed.Length);
        return ((2 * covered) + explained) / 3;
    }

    private readonly record struct Word(Token Token, string Stem, bool AccentsDistinguish)
    {
        public double Likeness(Word other)
        {
            if (Token.Matches(other.Token, AccentsDistinguish))
            {
                return 1;
            }

            if (AccentsDistinguish)
            {
                // Syllables are too short to guess at.
                return Token.Plain == other.Token.Plain ? 0.7 : 0;
            }

            if (Stem == other.Stem)
            {
                return 0.95;
            }

            var limit = Typos.Allowed(Math.Min(Stem.Length, other.Stem.Length));
            return limit > 0 && Stem[0] == other.Stem[0] && Typos.Distance(Stem, other.Stem, 1) <= 1 ? 0.85 : 0;
        }
    }
}
