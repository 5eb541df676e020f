using Companion.Dialogs;

namespace Companion.Understanding;

/// <summary>Reads quantities: one number, whatever surrounds it, in the slot's unit and range.</summary>
internal static class NumberReader
{
    /// <summary>With more words than this beside the number, it may belong to another story: ask.</summary>
    private const int MaxOtherWords = 4;

    /// <summary>Words looked at for slips.</summary>
    private const int MaxRespelt = 12;

    public static Reading Read(NumberType type, Token[] tokens, Lexicon lexicon)
    {
        var style = new NumberStyle(
            Groups: type.Max >= 1000,
            AndIsPoint: type.Unit is MeasureUnit.Celsius or MeasureUnit.MilligramsPerDecilitre or MeasureUnit.Kilograms);
        tokens = Respelt(tokens, lexicon);
        var scan = Quantities.Scan(tokens, lexicon, type.Unit, style);
        var found = Candidates(scan, tokens, lexicon, type);
        if (found.Count == 0)
        {
            return new Reading.NotUnderstood();
        }

        if (found.Count > 1)
        {
            return SplitDecimal(found, type) is { } joined ? Judge(type, joined, joined, false) : new Reading.Unclear(null);
        }

        var only = found[0];
        if (only.Number.Huge)
        {
            return new Reading.Implausible(null, only.Number.Negative ? ImplausibleReason.TooLow : ImplausibleReason.TooHigh);
        }

        if (only.Canonical is not { } value)
        {
            return new Reading.Implausible(null, ImplausibleReason.WrongUnit);
        }

        if (Conversions.IsAmbiguous(only.Number.Value, only.Unit, type.Unit) || scan.OtherWords > MaxOtherWords || (scan.Negated && scan.LastCorrection < 0))
        {
            return Judge(type, value, only.Number.Value, only.Converted) is Reading.Understood { Value: var proposal }
                ? new Reading.Unclear(proposal)
                : new Reading.Unclear(null);
        }

        return Judge(type, value, only.Number.Value, only.Converted);
    }

    /// <summary>The numbers that count: strong ones before everyday words; after a correction only what it introduces.</summary>
    private static List<Quantity> Candidates(QuantityScan scan, Token[] tokens, Lexicon lexicon, NumberType type)
    {
        var found = scan.Found;
        if (found.Count > 1 && found.Exists(q => !q.Number.Weak))
        {
            found = found.FindAll(q => !q.Number.Weak || q.Unit != UnitKind.None);
        }
        else if (found.Count > 0 && found.TrueForAll(q => q.Number.Weak && q.Unit == UnitKind.None) && scan.OtherWords > 1)
        {
            return [];
        }

        if (found.Count > 1 && scan.LastCorrection >= 0)
        {
            var after = found.FindAll(q => q.Start > scan.LastCorrection);
            // "130, не 120": the negated one is the one that goes.
            found = after.Count == 1 ? after : found;
        }

        if (found.Count > 1 && scan.Negated)
        {
            var kept = found.FindAll(q => !(q.Start > 0 && lexicon.Talk(TalkKind.Not).Anywhere(tokens.AsSpan(Math.Max(0, q.Start - 2), Math.Min(2, q.Start)))));
            found = kept.Count == 1 ? kept : found;
        }

        if (found.Count > 1 && type.Unit != MeasureUnit.None)
        {
            var withUnit = found.FindAll(q => q.Unit != UnitKind.None && q.Canonical is not null);
            found = withUnit.Count == 1 && !scan.Range ? withUnit : found;
        }

        return found.Count > 1 && found.TrueForAll(q => q.Canonical == found[0].Canonical && !q.Number.Huge) ? [found[0]] : found;
    }

    private static Reading Judge(NumberType type, decimal value, decimal typed, bool converted)
    {
        if (!converted && new NumberHit(typed, 0, 0).Decimals > type.Decimals && value >= type.Min && value <= type.Max)
        {
            return new Reading.Implausible(new NumberValue(decimal.Round(value, type.Decimals)), ImplausibleReason.TooManyDecimals);
        }

        value = decimal.Round(value, type.Decimals, MidpointRounding.AwayFromZero) / 1.0000000000000000m;
        var slot = new NumberValue(value);
        return value < type.Min ? new Reading.Implausible(slot, ImplausibleReason.TooLow)
            : value > type.Max ? new Reading.Implausible(slot, ImplausibleReason.TooHigh)
            : new Reading.Understood(slot);
    }

    /// <summary>"36 6" and "тридцать шесть шесть" are how people say a temperature.</summary>
    private static decimal? SplitDecimal(List<Quantity> found, NumberType type) =>
        type.Unit == MeasureUnit.Celsius && found.Count == 2 && found[0].Number is { IsWhole: true, Value: >= 34 and <= 42 }
        && found[1].Number is { IsWhole: true, Value: >= 0 and <= 9 } && found[1].Start - found[0].End <= 1
            ? found[0].Number.Value + (found[1].Number.Value / 10)
            : null;

    /// <summary>Number words with one slip ("семдесят") are put right first, so that they count within a longer number too.</summary>
    private static Token[] Respelt(Token[] tokens, Lexicon lexicon)
    {
        Token[]? respelt = null;
        for (var i = 0; i < Math.Min(tokens.Length, MaxRespelt); i++)
        {
            var token = tokens[i];
            if (token.IsWord && token.Plain.Length > 4 && !lexicon.Knows(token) && !lexicon.Numbers.Has(tokens, i) && Nearest(token.Plain, lexicon) is { } meant)
            {
                respelt ??= [.. tokens];
                respelt[i] = token with { Text = meant, Plain = meant };
            }
        }

        return respelt ?? tokens;
    }

    /// <summary>Null: no number word is one slip away, or several of different value are.</summary>
    private static string? Nearest(string plain, Lexicon lexicon)
    {
        string? nearest = null;
        var meant = 0m;
        foreach (var (spelling, value) in lexicon.NumberSpellings)
        {
            if (spelling[0] == plain[0] && Typos.Distance(plain, spelling, 1) <= 1)
            {
                if (nearest is not null && meant != value)
                {
                    return null;
                }

                (nearest, meant) = (spelling, value);
            }
        }

        return nearest;
    }
}
