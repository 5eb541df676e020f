using System.Collections.Immutable;
using System.Text;

namespace Companion.Dialogs;

/// <summary>What can be told of a text without rendering it.</summary>
internal static class TemplateFacts
{
    /// <summary>Values that would be a hole in the text: not certainly filled, and not inside a piece that is only there with them.</summary>
    public static IEnumerable<string> Holes(ImmutableArray<Segment> segments, Known known)
    {
        foreach (var segment in segments)
        {
            switch (segment)
            {
                case Segment.Value value when !known.IsFilled(value.Source):
                    yield return value.Source;
                    break;
                case Segment.Optional optional:
                    foreach (var hole in Holes(optional.Inner, optional.Absent ? known : known.Fill(optional.Source)))
                    {
                        yield return hole;
                    }

                    break;
                case Segment.Plural plural:
                    if (!known.IsFilled(plural.Source))
                    {
                        yield return plural.Source;
                    }

                    foreach (var hole in plural.Forms.Values.SelectMany(f => Holes(f, known)))
                    {
                        yield return hole;
                    }

                    break;
            }
        }
    }

    /// <summary>The most characters that the text can take, with every value at its longest.</summary>
    public static int Longest(ImmutableArray<Segment> segments, Func<string, int> longest) => segments.Sum(segment => segment switch
    {
        Segment.Literal literal => literal.Text.Length,
        Segment.Value value => longest(value.Source),
        Segment.Count => MaxNumber,
        Segment.Optional optional => Longest(optional.Inner, longest),
        Segment.Plural plural => MaxNumber + 1 + plural.Forms.Values.Max(f => Longest(f, longest)),
        _ => 0,
    });

    /// <summary>The text with everything in it and short values: what somebody reads.</summary>
    public static string Sketch(ImmutableArray<Segment> segments)
    {
        var text = new StringBuilder();
        foreach (var segment in segments)
        {
            text.Append(segment switch
            {
                Segment.Literal literal => literal.Text.Replace($"{Markup.BoldBegin}", "", StringComparison.Ordinal).Replace($"{Markup.BoldEnd}", "", StringComparison.Ordinal),
                Segment.Optional optional when !optional.Absent => Sketch(optional.Inner),
                Segment.Plural plural => "5 " + Sketch(plural.Forms["other"]),
                Segment.Value or Segment.Count => "5",
                _ => "",
            });
        }

        return text.ToString();
    }

    /// <summary>Digits of a decimal as texts write it.</summary>
    private const int MaxNumber = 16;
}
