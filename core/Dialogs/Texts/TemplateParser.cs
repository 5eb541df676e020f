using System.Collections.Immutable;
using System.Text;

namespace Companion.Dialogs;

internal static class TemplateParser
{
    /// <summary>Reads until <paramref name="end"/> ("]]", "}"), or the end of the text when null.</summary>
    public static ImmutableArray<Segment> Parse(string text, ref int at, string? end, ref bool bold)
    {
        var segments = ImmutableArray.CreateBuilder<Segment>();
        var literal = new StringBuilder();
        while (at < text.Length)
        {
            if (end is not null && Looks(text, at, end))
            {
                at += end.Length;
                Flush(segments, literal);
                return segments.DrainToImmutable();
            }

            if (Looks(text, at, "{{") || (end != "}" && Looks(text, at, "}}")))
            {
                literal.Append(text[at]);
                at += 2;
            }
            else if (Looks(text, at, "**"))
            {
                bold = !bold;
                literal.Append(bold ? Markup.BoldBegin : Markup.BoldEnd);
                at += 2;
            }
            else if (Looks(text, at, "[["))
            {
                Flush(segments, literal);
                segments.Add(ParseOptional(text, ref at, ref bold));
            }
            else if (text[at] == '{')
            {
                Flush(segments, literal);
                segments.Add(ParseValue(text, ref at, ref bold));
            }
            else if (text[at] == '#' && end == "}")
            {
                Flush(segments, literal);
                segments.Add(new Segment.Count());
                at++;
            }
            else
            {
                literal.Append(text[at++]);
            }
        }

        if (end is not null)
        {
            throw new FormatException($"'{end}' is missing");
        }

        if (bold)
        {
            throw new FormatException("'**' is missing");
        }

        Flush(segments, literal);
        return segments.DrainToImmutable();
    }

    private static Segment.Optional ParseOptional(string text, ref int at, ref bool bold)
    {
        at += 2;
        var colon = text.IndexOf(':', at);
        if (colon < 0)
        {
            throw new FormatException("'[[' needs a slot and ':'");
        }

        var source = text[at..colon].Trim();
        at = colon + 1;
        if (at < text.Length && text[at] == ' ') // one stands after the colon; a second one is meant
        {
            at++;
        }

        var absent = source.StartsWith('!');
        return new(absent ? source[1..] : source, absent, Parse(text, ref at, "]]", ref bold));
    }

    private static Segment ParseValue(string text, ref int at, ref bool bold)
    {
        at++;
        var stop = text.AsSpan(at).IndexOfAny('}', ',');
        if (stop < 0)
        {
            throw new FormatException("'}' is missing");
        }

        var source = text.Substring(at, stop).Trim();
        at += stop;
        if (source.Length == 0)
        {
            throw new FormatException("'{}' names no slot");
        }

        if (text[at++] == '}')
        {
            return new Segment.Value(source);
        }

        SkipSpaces(text, ref at);
        if (!Looks(text, at, "plural:"))
        {
            throw new FormatException($"only 'plural:' may follow '{{{source},'");
        }

        at += "plural:".Length;
        var forms = ImmutableDictionary.CreateBuilder<string, ImmutableArray<Segment>>(StringComparer.Ordinal);
        while (true)
        {
            SkipSpaces(text, ref at);
            if (at < text.Length && text[at] == '}')
            {
                at++;
                break;
            }

            var open = text.IndexOf('{', at);
            var name = open < 0 ? "" : text[at..open].Trim();
            if (name is not ("one" or "few" or "many" or "other"))
            {
                throw new FormatException($"'{name}' is no plural form");
            }

            at = open + 1;
            forms[name] = Parse(text, ref at, "}", ref bold);
        }

        if (!forms.ContainsKey("other"))
        {
            throw new FormatException("a plural needs the form 'other'");
        }

        var shows = forms.Values.Any(f => f.Any(s => s is Segment.Count));
        return new Segment.Plural(source, forms.ToImmutable(), shows);
    }

    private static void SkipSpaces(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    private static bool Looks(string text, int at, string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private static void Flush(ImmutableArray<Segment>.Builder segments, StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            segments.Add(new Segment.Literal(literal.ToString()));
            literal.Clear();
        }
    }
}
