using Companion.Dialogs;
using Companion.People;

namespace Companion.Understanding;

/// <summary>Reads a blood pressure, with or without a pulse, however it is written or said.</summary>
/// <remarks>
/// Bounds: systolic 60–260, diastolic 30–160 mmHg, what home monitors can show; pulse 25–250 a minute. What is dangerous inside them is
/// for the measurement rules, not for reading.
/// </remarks>
internal static class BloodPressureReader
{
    public static Reading Read(Token[] tokens, Lexicon lexicon)
    {
        var numbers = Numbers(tokens, lexicon);
        if (numbers.Count == 0)
        {
            return new Reading.NotUnderstood();
        }

        if (numbers.Exists(n => n.Huge))
        {
            return new Reading.Implausible(null, ImplausibleReason.TooHigh);
        }

        var pulse = TakePulse(numbers, tokens, lexicon);
        if (numbers.Count == 1)
        {
            return Glued(numbers[0]) is { } pair && Judge(pair.Item1, pair.Item2, pulse) is Reading.Understood { Value: var proposal }
                ? new Reading.Unclear(proposal)
                : new Reading.Unclear(null);
        }

        if (numbers.Count is not (2 or 3) || (numbers.Count == 3 && pulse is not null))
        {
            return lexicon.Talk(TalkKind.Correction).Anywhere(tokens) && numbers.Count == 4 && pulse is null
                ? Pair(numbers[2], numbers[3], null, tokens, lexicon)
                : new Reading.Unclear(null);
        }

        return Pair(numbers[0], numbers[1], numbers.Count == 3 ? numbers[2].Value : pulse, tokens, lexicon);
    }

    private static Reading Pair(NumberHit first, NumberHit second, decimal? pulse, Token[] tokens, Lexicon lexicon)
    {
        var (upper, lower) = (first.Value, second.Value);
        if (lexicon.Talk(TalkKind.Lower).Anywhere(tokens.AsSpan(0, first.Start)) && lexicon.Talk(TalkKind.Upper).Anywhere(tokens.AsSpan(first.End)))
        {
            (upper, lower) = (lower, upper);
        }

        // In Brazil, Portugal and Vietnam people say it in centimetres: "12 por 8".
        if (lexicon.Language is Language.Pt or Language.Vi && upper is >= 3 and <= 26 && lower is >= 3 and <= 26)
        {
            (upper, lower) = (upper * 10, lower * 10);
        }

        return Judge(upper, lower, pulse);
    }

    private static Reading Judge(decimal upper, decimal lower, decimal? pulse)
    {
        if (upper < 0 || lower < 0 || upper > 9999 || lower > 9999 || pulse is < 0 or > 9999)
        {
            return new Reading.Implausible(null, upper < 0 || lower < 0 || pulse < 0 ? ImplausibleReason.TooLow : ImplausibleReason.TooHigh);
        }

        var value = new BloodPressureValue(Whole(upper), Whole(lower), pulse is { } beats ? Whole(beats) : null);
        if (upper <= lower && lower is >= 60 and <= 260 && upper is >= 30 and <= 160)
        {
            return new Reading.Implausible(value, ImplausibleReason.Swapped);
        }

        return value switch
        {
            { Systolic: < 60 } or { Diastolic: < 30 } or { Pulse: < 25 } => new Reading.Implausible(value, ImplausibleReason.TooLow),
            { Systolic: > 260 } or { Diastolic: > 160 } or { Pulse: > 250 } => new Reading.Implausible(value, ImplausibleReason.TooHigh),
            _ => new Reading.Understood(value),
        };
    }

    private static int Whole(decimal value) => (int)decimal.Round(value, MidpointRounding.AwayFromZero);

    /// <summary>"12080" or "120080" typed without anything between.</summary>
    private static (decimal, decimal)? Glued(NumberHit number) => number.InDigits && number.IsWhole ? number.Value switch
    {
        >= 60_30 and < 100_00 => (decimal.Truncate(number.Value / 100), number.Value % 100),
        >= 100_30 and < 260_99 => (decimal.Truncate(number.Value / 100), number.Value % 100),
        >= 100_100 and <= 260_160 => (decimal.Truncate(number.Value / 1000), number.Value % 1000),
        _ => null,
    }
    : null;

    private static decimal? TakePulse(List<NumberHit> numbers, Token[] tokens, Lexicon lexicon)
    {
        for (var i = 0; i < numbers.Count; i++)
        {
            var from = i == 0 ? 0 : numbers[i - 1].End;
            if (lexicon.Talk(TalkKind.Pulse).Anywhere(tokens.AsSpan(from, numbers[i].Start - from))
                || (i == 2 && lexicon.Units.Match(tokens, numbers[i].End, out var unit) > 0 && unit == UnitKind.Beats))
            {
                var pulse = numbers[i].Value;
                numbers.RemoveAt(i);
                return pulse;
            }
        }

        return null;
    }

    private static List<NumberHit> Numbers(Token[] tokens, Lexicon lexicon)
    {
        var numbers = new List<NumberHit>();
        for (var i = 0; i < tokens.Length;)
        {
            if (NumberScanner.At(tokens, i, lexicon, new NumberStyle(Points: true)) is not { Ordinal: false } hit)
            {
                i++;
                continue;
            }

            i = hit.End;
            // English: "one twenty over eighty" is 120/80.
            if (lexicon.Language == Language.En && !hit.InDigits && numbers.Count > 0 && numbers[^1] is { InDigits: false, Value: 1 or 2 } hundreds
                && hundreds.End == hit.Start && hit.Value is >= 10 and < 100)
            {
                numbers[^1] = hit with { Value = (hundreds.Value * 100) + hit.Value, Start = hundreds.Start, Weak = false };
                continue;
            }

            numbers.Add(hit with { Value = Math.Abs(hit.Value) == hit.Value || numbers.Count == 0 ? hit.Value : -hit.Value });
        }

        return numbers.Exists(n => !n.Weak) ? numbers.FindAll(n => !n.Weak || n.InDigits) : numbers;
    }
}
