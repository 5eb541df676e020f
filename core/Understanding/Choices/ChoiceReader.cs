using Companion.Dialogs;

namespace Companion.Understanding;

/// <summary>Reads which of the offered options is meant: by its words, its place, with slips, or inside a sentence.</summary>
internal static class ChoiceReader
{
    public static Reading Read(Token[] tokens, Lexicon lexicon, IReadOnlyList<ChoiceWords> choices) => Read(tokens, lexicon, choices, places: true);

    /// <summary>By words only: beside free input "2" is a number and no place.</summary>
    public static Reading ByWords(string text, Lexicon lexicon, IReadOnlyList<ChoiceWords> choices) =>
        Read(Tokeniser.Cut(text), lexicon, choices, places: false);

    private static Reading Read(Token[] tokens, Lexicon lexicon, IReadOnlyList<ChoiceWords> choices, bool places)
    {
        if (choices.Count == 0 || tokens.Length == 0)
        {
            return new Reading.NotUnderstood();
        }

        var typed = Tokeniser.Join(tokens);
        var spellings = choices.Select(c => c.Words.Prepend(c.Label).Select(w => (Tokens: Tokeniser.Cut(w), Id: c.Id))
            .Select(w => (w.Tokens, Spelling: Tokeniser.Join(w.Tokens), w.Id)).ToArray()).ToArray();
        var exact = Array.FindAll(spellings, c => Array.Exists(c, w => w.Spelling.Length > 0 ? w.Spelling == typed : Same(w.Tokens, tokens)));
        if (exact.Length == 1)
        {
            return Chosen(exact[0][0].Id);
        }

        // Same letters, other diacritics ("có", "cò"): the exact spelling decides.
        var spelt = Array.FindAll(exact, c => Array.Exists(c, w => Same(w.Tokens, tokens)));
        if (spelt.Length == 1)
        {
            return Chosen(spelt[0][0].Id);
        }

        return Meant(tokens, lexicon, choices)
            ?? (Reading?)Phrase(typed, spellings)
            ?? (places ? Place(tokens, lexicon, choices) : null)
            ?? Near(tokens, typed, spellings, lexicon)
            ?? (Reading?)Hinted(tokens, lexicon, choices)
            ?? new Reading.NotUnderstood();
    }

    /// <summary>A whole phrase with slips: "onyl one" is no first place.</summary>
    private static Reading.Understood? Phrase(string typed, (Token[] Tokens, string Spelling, string Id)[][] spellings) =>
        typed.Contains(' ', StringComparison.Ordinal) && Misspelt(typed, spellings, out var meant) is Reading.Understood phrase
            && meant.Contains(' ', StringComparison.Ordinal) ? phrase : null;

    /// <summary>A plain yes or no, where an option stands for it.</summary>
    private static Reading.Understood? Meant(Token[] tokens, Lexicon lexicon, IReadOnlyList<ChoiceWords> choices) =>
        YesNoReader.Plain(tokens, lexicon) switch
        {
            TalkKind.Yes => Standing(choices, true) is { } yes ? Chosen(yes.Id) : null,
            TalkKind.No => Standing(choices, false) is { } no ? Chosen(no.Id) : null,
            _ => null,
        };

    /// <summary>A yes or no with more around it ("no, only my knee"): asked back, never taken.</summary>
    private static Reading.Unclear? Hinted(Token[] tokens, Lexicon lexicon, IReadOnlyList<ChoiceWords> choices) =>
        choices.Any(c => c.Means is not null) && YesNoReader.Read(tokens, lexicon) is Reading.Understood { Value: YesNoValue said }
            && Standing(choices, said.Yes) is { } meant
            ? new Reading.Unclear(new ChoiceValue(meant.Id))
            : null;

    private static ChoiceWords? Standing(IReadOnlyList<ChoiceWords> choices, bool yes) => choices.FirstOrDefault(c => c.Means == yes);

    private static Reading.Understood Chosen(string id) => new(new ChoiceValue(id));

    private static bool Same(Token[] a, Token[] b) => a.Length == b.Length && a.Zip(b).All(p => p.First.Text == p.Second.Text);

    /// <summary>"2", "второе", "số 2", "the last one".</summary>
    private static Reading? Place(Token[] tokens, Lexicon lexicon, IReadOnlyList<ChoiceWords> choices)
    {
        int? place = null;
        var others = 0;
        for (var i = 0; i < tokens.Length;)
        {
            if (lexicon.Talk(TalkKind.LastOne).Match(tokens, i, out _) is var last and > 0)
            {
                place = choices.Count;
                i += last;
            }
            else if (NumberScanner.At(tokens, i, lexicon, new NumberStyle(Points: true)) is { } hit && (hit.InDigits || hit.Ordinal || !hit.Weak || tokens.Length <= 2))
            {
                if (place is not null && !hit.Weak)
                {
                    return new Reading.Unclear(null);
                }

                place = hit.Huge || !hit.IsWhole || hit.Value < 1 || hit.Value > choices.Count ? -1 : (int)hit.Value;
                i = hit.End;
            }
            else
            {
                others += tokens[i].IsWord && tokens[i].Plain.Length > 3 && !lexicon.Talk(TalkKind.Polite).Has(tokens, i)
                    && !lexicon.Talk(TalkKind.Filler).Has(tokens, i) ? 1 : 0;
                i++;
            }
        }

        return place is not > 0 || others > 1 ? null : Chosen(choices[place.Value - 1].Id);
    }

    /// <summary>
    /// An option's words inside a sentence, or with slips. Where the two differ, what explains more of the text counts: "chset hurts" is
    /// the chest, though "hurts" stands there unharmed.
    /// </summary>
    private static Reading? Near(Token[] tokens, string typed, (Token[] Tokens, string Spelling, string Id)[][] spellings, Lexicon lexicon)
    {
        var inside = Inside(tokens, spellings, lexicon, out var words);
        var misspelt = Misspelt(typed, spellings, out var spelling);
        if (inside is not Reading.Understood found || misspelt is not Reading.Understood slip || found == slip)
        {
            return inside is null or Reading.Unclear { Proposal: null } ? misspelt ?? inside : inside;
        }

        return spelling.Count(' ') + 1 > words ? slip : new Reading.Unclear(found.Value);
    }

    private static Reading? Inside(Token[] tokens, (Token[] Tokens, string Spelling, string Id)[][] spellings, Lexicon lexicon, out int words)
    {
        words = 0;
        var found = new List<(string Id, int Start, int End)>();
        foreach (var choice in spellings)
        {
            (string Id, int Start, int End)? longest = null;
            foreach (var (phrase, _, id) in choice)
            {
                var listed = Array.FindAll(phrase, t => t.Kind != TokenKind.Mark);
                if (listed.Length > (longest?.End - longest?.Start ?? 0) && Stands(tokens, listed, lexicon) is { } at)
                {
                    longest = (id, at, at + listed.Length);
                }
            }

            if (longest is { } stands)
            {
                found.Add(stands);
            }
        }

        if (found.Count == 0)
        {
            return null;
        }

        // "very good" holds "good" and means only itself; "I did not take it" may be an option's own words, but a "not" beside them
        // turns them round.
        var best = found.MaxBy(f => f.End - f.Start);
        words = best.End - best.Start;
        var rivals = found.Exists(f => f.Start < best.Start || f.End > best.End || (f.Id != best.Id && f.End - f.Start == best.End - best.Start));
        var not = lexicon.Talk(TalkKind.Not);
        var negated = not.Anywhere(tokens.AsSpan(0, best.Start)) || not.Anywhere(tokens.AsSpan(best.End));
        return rivals || negated ? new Reading.Unclear(negated ? null : new ChoiceValue(best.Id)) : Chosen(best.Id);
    }

    /// <summary>Where the phrase stands in what was typed, in whatever form of its words.</summary>
    private static int? Stands(Token[] tokens, Token[] words, Lexicon lexicon)
    {
        for (var i = 0; words.Length > 0 && i + words.Length <= tokens.Length; i++)
        {
            var fits = true;
            for (var j = 0; j < words.Length && fits; j++)
            {
                fits = tokens[i + j].Matches(words[j], lexicon.AccentsDistinguish)
                    || (words[j].Plain.Length > 3 && Stems.Of(words[j].Plain, lexicon) == Stems.Of(tokens[i + j].Plain, lexicon));
            }

            if (fits)
            {
                return i;
            }
        }

        return null;
    }

    private static Reading? Misspelt(string typed, (Token[] Tokens, string Spelling, string Id)[][] spellings, out string meant)
    {
        meant = "";
        string? best = null;
        var nearest = int.MaxValue;
        var tied = false;
        foreach (var choice in spellings)
        {
            foreach (var (_, spelling, id) in choice)
            {
                var limit = Typos.Allowed(Math.Min(typed.Length, spelling.Length));
                var distance = limit == 0 ? int.MaxValue : Typos.Distance(typed, spelling, limit);
                if (distance <= limit && distance <= nearest)
                {
                    tied = distance == nearest && best != id;
                    (best, nearest, meant) = (id, distance, spelling);
                }
            }
        }

        return best is null ? null : tied ? new Reading.Unclear(new ChoiceValue(best)) : Chosen(best);
    }
}
