using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Companion.People;

namespace Companion.Dialogs;

/// <summary>A parsed text: literals, values, plurals and optional pieces.</summary>
internal sealed class Template
{
    private readonly ImmutableArray<Segment> _segments;
    private readonly Language _language;
    private readonly string? _literal;

    private Template(ImmutableArray<Segment> segments, Language language)
    {
        _segments = segments;
        _language = language;
        _literal = segments.IsEmpty ? "" : segments is [Segment.Literal only] ? only.Text : null;
    }

    /// <summary>As parsed: what the verifier reads.</summary>
    public ImmutableArray<Segment> Segments => _segments;

    /// <exception cref="FormatException">A brace or bracket without its partner, an unknown form.</exception>
    public static Template Parse(string text, Language language)
    {
        var at = 0;
        var bold = false;
        return new(TemplateParser.Parse(text, ref at, null, ref bold), language);
    }

    public string Render(ValueSource values)
    {
        if (_literal is not null)
        {
            return _literal;
        }

        var text = new StringBuilder(160);
        Write(_segments, text, values, null);
        return text.ToString();
    }

    public void CollectReads(ICollection<string> reads) => CollectReads(_segments, reads);

    private static void CollectReads(ImmutableArray<Segment> segments, ICollection<string> reads)
    {
        foreach (var segment in segments)
        {
            switch (segment)
            {
                case Segment.Value value:
                    reads.Add(value.Source);
                    break;
                case Segment.Optional optional:
                    reads.Add(optional.Source);
                    CollectReads(optional.Inner, reads);
                    break;
                case Segment.Plural plural:
                    reads.Add(plural.Source);
                    foreach (var form in plural.Forms)
                    {
                        CollectReads(form.Value, reads);
                    }

                    break;
            }
        }
    }

    private void Write(ImmutableArray<Segment> segments, StringBuilder text, ValueSource values, decimal? count)
    {
        foreach (var segment in segments)
        {
            switch (segment)
            {
                case Segment.Literal literal:
                    text.Append(literal.Text);
                    break;
                case Segment.Value value:
                    ValueText.Append(text, value.Source, values.Get(value.Source), values, _language);
                    break;
                case Segment.Count:
                    ValueText.AppendNumber(text, count ?? 0, _language);
                    break;
                case Segment.Optional optional:
                    if ((values.Get(optional.Source) is { } present && present is not TextValue { Text: "" }) != optional.Absent)
                    {
                        Write(optional.Inner, text, values, count);
                    }

                    break;
                case Segment.Plural plural:
                    var number = values.Get(plural.Source) switch
                    {
                        NumberValue n => n.Value,
                        TextValue t when decimal.TryParse(t.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var parsed) => parsed,
                        _ => 0,
                    };
                    if (!plural.Shows)
                    {
                        ValueText.AppendNumber(text, number, _language);
                        text.Append('\u00A0');
                    }

                    var form = PluralRules.Form(_language, number);
                    Write(plural.Forms.TryGetValue(form, out var own) ? own : plural.Forms["other"], text, values, number);
                    break;
            }
        }
    }
}

internal abstract record Segment
{
    public sealed record Literal(string Text) : Segment;

    public sealed record Value(string Source) : Segment;

    /// <summary>The number of the plural around it.</summary>
    public sealed record Count : Segment;

    public sealed record Optional(string Source, bool Absent, ImmutableArray<Segment> Inner) : Segment;

    /// <summary><paramref name="Shows"/>: a form holds the number itself (#); else the number is written before the form.</summary>
    public sealed record Plural(string Source, ImmutableDictionary<string, ImmutableArray<Segment>> Forms, bool Shows) : Segment;
}
