using System.Globalization;
using Companion.People;

namespace Companion.Understanding;

/// <summary>Reads one number, in digits or words, at a place in a text.</summary>
internal static class NumberScanner
{
    private const int MaxDigits = 12;

    public static NumberHit? At(ReadOnlySpan<Token> tokens, int at, Lexicon lexicon, NumberStyle style)
    {
        if (at >= tokens.Length)
        {
            return null;
        }

        var start = at;
        var negative = false;
        if (tokens[at].Is('-') && tokens[at].Spaced && at + 1 < tokens.Length && !tokens[at + 1].Spaced && tokens[at + 1].IsDigits)
        {
            negative = true;
            at++;
        }
        else if (lexicon.NumberParts.Match(tokens, at, out var part) is var used and > 0 && part.Part == NumberPart.Minus)
        {
            negative = true;
            at += used;
        }

        if (at >= tokens.Length)
        {
            return null;
        }

        var hit = tokens[at].IsDigits ? Digits(tokens, at, style) : DigitByDigit(tokens, at, lexicon) ?? Thousands(tokens, at, lexicon) ?? Words(tokens, at, lexicon);
        if (hit is not { } number)
        {
            return null;
        }

        number = WithThousands(tokens, number, lexicon);
        number = WithFraction(tokens, number, lexicon, style);
        return number with { Start = start, Value = negative ? -number.Value : number.Value, Negative = negative };
    }

    private static NumberHit? Digits(ReadOnlySpan<Token> tokens, int at, NumberStyle style)
    {
        var digits = tokens[at].Text.TrimStart('0');
        var end = at + 1;
        if (digits.Length > MaxDigits)
        {
            // Eat what hangs on it, so that one absurd number stays one.
            while (end < tokens.Length && !tokens[end].Spaced && (tokens[end].IsDigits || tokens[end].Is('.') || tokens[end].Is(',')))
            {
                end++;
            }

            return new(0, at, end, Huge: true, InDigits: true);
        }

        var value = digits.Length == 0 ? 0 : decimal.Parse(digits, CultureInfo.InvariantCulture);
        if (style.Points || style.Groups)
        {
            var groups = 0;
            while (digits.Length is > 0 and <= 3 && Group(tokens, end, style, groups, out var next) is { } group && groups < 4)
            {
                value = (value * 1000) + group;
                end = next;
                groups++;
            }
        }

        if (style.Points && end + 1 < tokens.Length && (tokens[end].Is('.') || tokens[end].Is(',')) && !tokens[end].Spaced
            && tokens[end + 1].IsDigits && !tokens[end + 1].Spaced)
        {
            var decimals = tokens[end + 1].Text;
            decimals = decimals.Length > 12 ? decimals[..12] : decimals;
            value += decimal.Parse("0." + decimals, CultureInfo.InvariantCulture);
            end += 2;
        }

        return new(value, at, end, InDigits: true);
    }

    private static decimal? Group(ReadOnlySpan<Token> tokens, int at, NumberStyle style, int groups, out int next)
    {
        next = at;
        var separator = at < tokens.Length && !tokens[at].Spaced && (tokens[at].Is('.') || tokens[at].Is(',') || tokens[at].Is('\''));
        var digits = separator ? at + 1 : at;
        if (digits >= tokens.Length || !tokens[digits].IsDigits || tokens[digits].Text.Length != 3 || tokens[digits].Spaced == separator || !style.Groups)
        {
            return null;
        }

        next = digits + 1;
        return decimal.Parse(tokens[digits].Text, CultureInfo.InvariantCulture);
    }

    /// <summary>"ba bảy phẩy năm" is 37.5: two digits before a point are Vietnamese for tens and units.</summary>
    private static NumberHit? DigitByDigit(ReadOnlySpan<Token> tokens, int at, Lexicon lexicon) =>
        lexicon.Language == Language.Vi
        && lexicon.Numbers.Match(tokens, at, out var tens) is var first and > 0 && tens is { Ordinal: false, Value: >= 1 and < 10 }
        && lexicon.Numbers.Match(tokens, at + first, out var units) is var second and > 0 && units is { Ordinal: false, Value: >= 0 and < 10 }
        && tens.IsWhole() && units.IsWhole()
        && lexicon.NumberParts.Match(tokens, at + first + second, out var part) > 0 && part.Part == NumberPart.Point
            ? new((tens.Value * 10) + units.Value, at, at + first + second)
            : null;

    /// <summary>"тысяч шесть": the plural before its number says "about six thousand".</summary>
    private static NumberHit? Thousands(ReadOnlySpan<Token> tokens, int at, Lexicon lexicon) =>
        tokens[at].Plain is "тысяч" or "тысячи" or "тыщ" or "тыщи" or "тисяч" or "тисячі"
        && Words(tokens, at + 1, lexicon) is { Ordinal: false, Value: >= 2 and < 100 } about
            ? about with { Start = at, Value = about.Value * 1000 }
            : null;

    private static NumberHit? Words(ReadOnlySpan<Token> tokens, int at, Lexicon lexicon)
    {
        var grammar = new NumberGrammar(lexicon.Language);
        var end = at;
        var weak = true;
        var ordinal = false;
        while (end < tokens.Length)
        {
            var next = end;
            if (end > at && lexicon.NumberParts.Match(tokens, end, out var part) is var joined and > 0 && part.Part == NumberPart.Joins)
            {
                next += joined;
            }

            var used = lexicon.Numbers.Match(tokens, next, out var word);
            if (used == 0 || !grammar.Accept(word, joined: next > end))
            {
                break;
            }

            weak &= word.Weak;
            end = next + used;
            if (word.Ordinal)
            {
                ordinal = true;
                break;
            }
        }

        return end == at ? null : new(grammar.Value, at, end, ordinal, weak);
    }

    private static NumberHit WithThousands(ReadOnlySpan<Token> tokens, NumberHit number, Lexicon lexicon)
    {
        if (number.InDigits && !number.Huge && lexicon.Numbers.Match(tokens, number.End, out var word) is var used and > 0
            && word.Value is 1000 or 1_000_000)
        {
            return number with { Value = number.Value * word.Value, End = number.End + used };
        }

        return number;
    }

    private static NumberHit WithFraction(ReadOnlySpan<Token> tokens, NumberHit number, Lexicon lexicon, NumberStyle style)
    {
        if (number.Huge || number.Ordinal || !style.Points || !number.IsWhole)
        {
            return number;
        }

        var used = lexicon.NumberParts.Match(tokens, number.End, out var part);
        if (used == 0)
        {
            return number;
        }

        var after = number.End + used;
        if (part.Part == NumberPart.Plus)
        {
            return Plus(number, part.Value, after, lexicon);
        }

        // In Portuguese "e" joins words of a number and may also stand for the point: "trinta e seis e seis".
        var mayBePoint = part.Part == NumberPart.Point
            || (style.AndIsPoint && (part.Part is NumberPart.WeakPoint or NumberPart.Joins) && number.Value >= 3);
        if (!mayBePoint || Decimals(tokens, after, lexicon) is not { } decimals)
        {
            return number;
        }

        if (part.Part != NumberPart.Point && decimals.Value >= 0.1m && decimals.Value.Scale > 1)
        {
            return number;
        }

        return number with { Value = number.Value + decimals.Value, End = decimals.End };
    }

    private static NumberHit Plus(NumberHit number, decimal fraction, int end, Lexicon lexicon)
    {
        // "trăm rưỡi", "nghìn rưỡi": half of the last magnitude.
        var unit = lexicon.Language != Language.Vi ? 1
            : number.Value >= 1000 && number.Value % 1000 == 0 ? 1000
            : number.Value >= 100 && number.Value % 100 == 0 ? 100 : 1;
        return number with { Value = number.Value + (fraction * unit), End = end };
    }

    /// <summary>Digits after a spoken point: "six", "six five", "шестьдесят пять", "05", "шесть десятых".</summary>
    private static (decimal Value, int End)? Decimals(ReadOnlySpan<Token> tokens, int at, Lexicon lexicon)
    {
        if (at < tokens.Length && tokens[at].IsDigits)
        {
            return tokens[at].Text.Length > 6 ? null : (decimal.Parse("0." + tokens[at].Text, CultureInfo.InvariantCulture), at + 1);
        }

        var value = 0m;
        var scale = 1m;
        var end = at;
        while (scale > 0.0001m && lexicon.Numbers.Match(tokens, end, out var word) is var used and > 0 && !word.Ordinal && word.Value < 10 && word.IsWhole())
        {
            scale /= 10;
            value += word.Value * scale;
            end += used;
        }

        if (end == at)
        {
            if (Words(tokens, at, lexicon) is not { Ordinal: false, Value: >= 10 and < 100 } two || !two.IsWhole)
            {
                return null;
            }

            value = two.Value / 100;
            end = two.End;
        }

        return lexicon.NumberParts.Match(tokens, end, out var ending) is var tail and > 0 && ending.Part is NumberPart.Tenths or NumberPart.Hundredths
            ? (value, end + tail)
            : (value, end);
    }

    private static bool IsWhole(this NumberWord word) => word.Value == decimal.Truncate(word.Value);
}
