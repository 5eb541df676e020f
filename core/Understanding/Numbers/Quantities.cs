using Companion.Dialogs;

namespace Companion.Understanding;

/// <summary>A number with its unit, and what is known of the place it stands in.</summary>
internal readonly record struct Quantity(NumberHit Number, UnitKind Unit, decimal? Canonical, int Start, int End, bool Converted);

/// <summary>What a text says in numbers.</summary>
internal sealed record QuantityScan(List<Quantity> Found, int OtherWords, bool Negated, bool Range, int LastCorrection);

/// <summary>Finds the numbers and units of a text.</summary>
internal static class Quantities
{
    public static QuantityScan Scan(ReadOnlySpan<Token> tokens, Lexicon lexicon, MeasureUnit unit, NumberStyle style)
    {
        var found = new List<Quantity>();
        var others = 0;
        var negated = false;
        var range = false;
        var correction = -1;
        for (var i = 0; i < tokens.Length;)
        {
            if (QuarterHour(tokens, i, lexicon, unit) is { } quarter)
            {
                found.Add(quarter);
                i = quarter.End;
                continue;
            }

            if (NumberScanner.At(tokens, i, lexicon, style) is { } hit && !hit.Ordinal)
            {
                var quantity = WithUnit(tokens, hit, lexicon, unit, style);
                found.Add(quantity);
                i = quantity.End;
                continue;
            }

            if (lexicon.Talk(TalkKind.Correction).Match(tokens, i, out _) is var corrected and > 0)
            {
                correction = i;
                i += corrected;
                continue;
            }

            if (BareTimeUnit(tokens, i, lexicon, unit, found, style) is { } bare)
            {
                found.Add(bare);
                i = bare.End;
                continue;
            }

            negated |= lexicon.Talk(TalkKind.Not).Has(tokens, i);
            range |= found.Count > 0 && (lexicon.Talk(TalkKind.Range).Has(tokens, i) || tokens[i].Is('-'));
            others += tokens[i].IsWord && !lexicon.Talk(TalkKind.Filler).Has(tokens, i) ? 1 : 0;
            i++;
        }

        return new(found, others, negated, range, correction);
    }

    private static Quantity WithUnit(ReadOnlySpan<Token> tokens, NumberHit hit, Lexicon lexicon, MeasureUnit canonical, NumberStyle style)
    {
        var used = lexicon.Units.Match(tokens, hit.End, out var unit);
        var end = hit.End + used;
        if (canonical is MeasureUnit.Hours or MeasureUnit.Minutes && ColonMinutes(tokens, hit) is { } clock)
        {
            var hours = canonical == MeasureUnit.Hours ? hit.Value + (clock / 60m) : (hit.Value * 60) + clock;
            return new(hit, UnitKind.Hour, hours, hit.Start, hit.End + 2, true);
        }

        if (used == 0)
        {
            return new(hit, UnitKind.None, Conversions.ToCanonical(hit.Value, UnitKind.None, canonical), hit.Start, end, Changed(hit.Value, unit, canonical));
        }

        var value = hit.Huge ? hit.Value : Conversions.ToCanonical(hit.Value, unit, canonical);
        var converted = unit is not (UnitKind.None or UnitKind.Degree) && value != hit.Value;
        if (value is { } main && Smaller(unit) is var smaller && smaller != UnitKind.None)
        {
            // "7 ч 30", "11 stone 4", "72 кило 300 грамм"; the smaller unit may be left out, except grams.
            var next = end < tokens.Length && lexicon.NumberParts.Match(tokens, end, out var and) is var joined and > 0
                && and.Part is NumberPart.WeakPoint or NumberPart.Joins ? end + joined : end;
            if (unit == UnitKind.Hour && lexicon.NumberParts.Match(tokens, end, out var half) is var plus and > 0 && half.Part == NumberPart.Plus)
            {
                return new(hit, unit, main + (Conversions.ToCanonical(half.Value, unit, canonical) ?? 0), hit.Start, end + plus, true);
            }

            if (NumberScanner.At(tokens, next, lexicon, style) is { Ordinal: false, Huge: false, Negative: false } rest && hit.IsWhole
                && rest.Value < (smaller == UnitKind.Gram ? 1000 : smaller == UnitKind.Minute ? 60 : 14))
            {
                var tail = lexicon.Units.Match(tokens, rest.End, out var second);
                if (second == smaller || (tail == 0 && smaller != UnitKind.Gram && rest.InDigits == hit.InDigits && next == end))
                {
                    return new(hit, unit, main + Conversions.ToCanonical(rest.Value, smaller, canonical), hit.Start, rest.End + tail, true);
                }
            }
        }

        return new(hit, unit, value, hit.Start, end, converted);
    }

    private static bool Changed(decimal value, UnitKind unit, MeasureUnit canonical) => Conversions.ToCanonical(value, unit, canonical) != value;

    private static UnitKind Smaller(UnitKind unit) => unit switch
    {
        UnitKind.Hour => UnitKind.Minute,
        UnitKind.Stone => UnitKind.Pound,
        UnitKind.Kilogram => UnitKind.Gram,
        _ => UnitKind.None,
    };

    private static int? ColonMinutes(ReadOnlySpan<Token> tokens, NumberHit hit) =>
        hit.InDigits && hit.IsWhole && hit.End + 1 < tokens.Length && tokens[hit.End].Is(':') && tokens[hit.End + 1].IsDigits
        && tokens[hit.End + 1].Text.Length == 2 && int.Parse(tokens[hit.End + 1].Text, System.Globalization.CultureInfo.InvariantCulture) is < 60 and var minutes
            ? minutes
            : null;

    /// <summary>"час", "an hour", "полчаса": a time unit without a number is one, or half of one.</summary>
    private static Quantity? BareTimeUnit(ReadOnlySpan<Token> tokens, int at, Lexicon lexicon, MeasureUnit canonical, List<Quantity> found, NumberStyle style)
    {
        if (canonical is not (MeasureUnit.Hours or MeasureUnit.Minutes) || found.Count > 0 || !tokens[at].IsWord)
        {
            return null;
        }

        var word = tokens[at].Plain;
        var half = (word.StartsWith("пол", StringComparison.Ordinal) || word.StartsWith("пів", StringComparison.Ordinal)) && word.Length > 5;
        var value = half ? 0.5m : 1m;
        Token[] unitWord = half ? [new(TokenKind.Word, word[3..], word[3..], true)] : [tokens[at]];
        if (lexicon.Units.Match(unitWord, 0, out var unit) == 0 || unit is not (UnitKind.Hour or UnitKind.Minute) || word.Length < 3)
        {
            return null;
        }

        if (!half && NumberScanner.At(tokens, at + 1, lexicon, style) is { Ordinal: false, Huge: false, Negative: false } after)
        {
            // "час десять" is an hour and ten minutes; "часиков восемь", the plural, about eight hours.
            var single = word is "час" or "часик" or "година" or "годину" or "годинка" or "hour" or "hora";
            var end = after.End + (single ? lexicon.Units.Match(tokens, after.End, out _) : 0);
            return single
                ? after.Value < 60 ? new(after, unit, Conversions.ToCanonical(1, unit, canonical) + Conversions.ToCanonical(after.Value, UnitKind.Minute, canonical), at, end, true) : null
                : new(after, unit, Conversions.ToCanonical(after.Value, unit, canonical), at, end, true);
        }

        return new(new(value, at, at + 1), unit, Conversions.ToCanonical(value, unit, canonical), at, at + 1, true);
    }

    /// <summary>"четверть часа", "a quarter of an hour", "um quarto de hora".</summary>
    private static Quantity? QuarterHour(ReadOnlySpan<Token> tokens, int at, Lexicon lexicon, MeasureUnit canonical)
    {
        if (canonical is not (MeasureUnit.Hours or MeasureUnit.Minutes)
            || lexicon.Times.Match(tokens, at, out var time) is not (var end and > 0) || time.Kind != TimeKind.Quarter)
        {
            return null;
        }

        end += at;
        while (end < tokens.Length && (tokens[end].Plain is "of" or "an" or "de"))
        {
            end++;
        }

        var used = lexicon.Units.Match(tokens, end, out var unit);
        return used > 0 && unit == UnitKind.Hour
            ? new(new(0.25m, at, end + used), unit, Conversions.ToCanonical(0.25m, unit, canonical), at, end + used, true)
            : null;
    }
}
