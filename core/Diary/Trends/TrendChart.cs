using System.Globalization;
using System.Text;
using Companion.Diary.Rules;

namespace Companion.Diary.Trends;

/// <summary>
/// Draws a trend as SVG, 1080 wide. A pure function of the data. What matters is told by shape as well as by colour (filled and hollow
/// dots, dashed limits), so that it reads for the colour-blind and on a grey printout.
/// </summary>
public static class TrendChart
{
    private const int Width = 1080;
    private const int Left = 120;
    private const int Right = 970;
    private const int Edge = 1040;
    private const int Head = 110;
    private const int PanelHeight = 400;
    private const int PlotTop = 88;
    private const int PlotHeight = 236;

    private const int StripHeight = 120;

    // More than four panels make the type too small on a telephone.
    private const int MaxPanels = 4;

    private const string Ink = "#1f2937";
    private const string Grey = "#4b5563";
    private const string Grid = "#d7dce3";
    private const string Blue = "#0b5cad";
    private const string Amber = "#b45309";

    public static string Draw(TrendData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var words = TrendWords.Of(data.Language);
        var panels = Panels(data).Take(MaxPanels).ToList();
        var medicines = data.Medicines.Due > 0 ? StripHeight : 0;
        var height = Head + (Math.Max(medicines > 0 ? 0 : 1, panels.Count) * PanelHeight) + medicines + 16;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" role="img" font-family="DejaVu Sans, Verdana, sans-serif">
            <title>{Escape(TrendSummary.Of(data))}</title>
            <rect width="{Width}" height="{height}" fill="#ffffff"/>

            """);
        Text(svg, 40, 66, 44, data.Title ?? words.Titles[(int)data.Period], weight: "bold");
        Text(svg, Edge, 66, 30, TrendDates.Range(data.From, data.Until, data.Language), Grey, anchor: "end");
        if (panels.Count == 0 && medicines == 0)
        {
            Text(svg, Width / 2, Head + 150, 38, words.Nothing, Grey, anchor: "middle");
        }

        for (var i = 0; i < panels.Count; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate(0 {Head + (i * PanelHeight)})\">\n");
            panels[i](svg);
            svg.Append("</g>\n");
        }

        if (medicines > 0)
        {
            MedicineStrip(svg, data, Head + (panels.Count * PanelHeight));
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>Doses taken of those due, as a bar with its numbers: no colour says more than the text does.</summary>
    private static void MedicineStrip(StringBuilder svg, TrendData data, int top)
    {
        var words = TrendWords.Of(data.Language);
        Text(svg, 40, top + 34, 32, words.Medicines, weight: "bold");
        Text(svg, Edge, top + 34, 30, string.Format(CultureInfo.InvariantCulture, words.TakenOf, data.Medicines.Taken, data.Medicines.Due), Ink, anchor: "end");
        var taken = (Edge - 40) * (data.Medicines.Share ?? 0);
        svg.Append(CultureInfo.InvariantCulture, $"""
            <rect x="40" y="{top + 58}" width="{Edge - 40}" height="28" rx="14" fill="{Grid}"/>
            <rect x="40" y="{top + 58}" width="{taken:0.#}" height="28" rx="14" fill="{Blue}"/>

            """);
    }

    private static IEnumerable<Action<StringBuilder>> Panels(TrendData data)
    {
        if (data.Pressure.Count > 0)
        {
            yield return svg => PressurePanel(svg, data);
        }

        foreach (var kind in Enum.GetValues<TrendKind>())
        {
            if (data.Series.TryGetValue(kind, out var series) && series.Count > 0)
            {
                yield return svg => SeriesPanel(svg, data, kind, series);
            }
        }
    }

    private static void PressurePanel(StringBuilder svg, TrendData data)
    {
        var words = TrendWords.Of(data.Language);
        var points = TrendMeans.Of(data.Pressure, data);
        var systolic = data.Limits.For(LimitKind.Systolic).High ?? BloodPressure.HomeAverageSystolic;
        var diastolic = data.Limits.For(LimitKind.Diastolic).High ?? BloodPressure.HomeAverageDiastolic;
        var axis = TrendAxis.Around([.. points.Select(p => p.Systolic), .. points.Select(p => p.Diastolic), systolic, diastolic]);
        var mean = $"{data.Pressure.Average(p => p.Systolic):0}/{data.Pressure.Average(p => p.Diastolic):0}";
        Frame(svg, data, axis, words.Pressure, $"{words.Mean} {mean}");
        Threshold(svg, data, axis, systolic);
        Threshold(svg, data, axis, diastolic);
        foreach (var point in points)
        {
            var (x, top, bottom) = (X(data, point.At), Y(axis, point.Systolic), Y(axis, point.Diastolic));
            svg.Append(CultureInfo.InvariantCulture, $"""
                <line x1="{x:0.#}" y1="{top:0.#}" x2="{x:0.#}" y2="{bottom:0.#}" stroke="{Blue}" stroke-opacity="0.35" stroke-width="6"/>
                <circle cx="{x:0.#}" cy="{top:0.#}" r="9" fill="{Blue}"/>
                <circle cx="{x:0.#}" cy="{bottom:0.#}" r="8" fill="#ffffff" stroke="{Blue}" stroke-width="4"/>

                """);
        }

        svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Left + 12}\" cy=\"62\" r=\"9\" fill=\"{Blue}\"/>\n");
        Text(svg, Left + 30, 71, 26, words.Upper, Grey);
        svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Left + 212}\" cy=\"62\" r=\"8\" fill=\"#ffffff\" stroke=\"{Blue}\" stroke-width=\"4\"/>\n");
        Text(svg, Left + 230, 71, 26, words.Lower, Grey);
    }

    private static void SeriesPanel(StringBuilder svg, TrendData data, TrendKind kind, IReadOnlyList<TrendPoint> series)
    {
        var words = TrendWords.Of(data.Language);
        var shown = TrendUnits.Shown(series, kind, data);
        var points = TrendMeans.Of(shown, data);
        var limits = TrendUnits.Limits(kind, data);
        var axis = kind switch
        {
            TrendKind.Mood => new TrendAxis(1, 5, 1),
            TrendKind.Pain => new TrendAxis(0, 10, 2),
            _ => TrendAxis.Around([.. points.Select(p => p.Value), .. limits], TrendUnits.LeastSpan(kind, data)),
        };
        var mean = TrendAxis.Format(shown.Average(p => p.Value), data.Language, TrendUnits.Decimals(kind, data));
        Frame(svg, data, axis, TrendUnits.Title(kind, data), $"{words.Mean} {mean}", faces: kind == TrendKind.Mood);
        foreach (var limit in limits)
        {
            Threshold(svg, data, axis, limit);
        }

        Line(svg, data, axis, points);
    }

    private static void Line(StringBuilder svg, TrendData data, TrendAxis axis, List<TrendPoint> points)
    {
        var bridge = TrendMeans.Bridge(data.Period);
        for (var i = 1; i < points.Count; i++)
        {
            if (points[i].At - points[i - 1].At <= bridge)
            {
                svg.Append(CultureInfo.InvariantCulture, $"""
                    <line x1="{X(data, points[i - 1].At):0.#}" y1="{Y(axis, points[i - 1].Value):0.#}" x2="{X(data, points[i].At):0.#}" y2="{Y(axis, points[i].Value):0.#}" stroke="{Blue}" stroke-width="4"/>

                    """);
            }
        }

        foreach (var point in points)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(data, point.At):0.#}\" cy=\"{Y(axis, point.Value):0.#}\" r=\"9\" fill=\"{Blue}\"/>\n");
        }
    }

    private static void Frame(StringBuilder svg, TrendData data, TrendAxis axis, string title, string aside, bool faces = false)
    {
        Text(svg, 40, 34, 32, title, weight: "bold");
        Text(svg, Edge, 34, 30, aside, Ink, anchor: "end");
        foreach (var tick in axis.Ticks())
        {
            var y = Y(axis, tick);
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" y1=\"{y:0.#}\" x2=\"{Right}\" y2=\"{y:0.#}\" stroke=\"{Grid}\" stroke-width=\"2\"/>\n");
            if (faces)
            {
                Face(svg, Left - 40, y, (int)tick);
            }
            else
            {
                Text(svg, Left - 16, y + 10, 26, TrendAxis.Format(tick, data.Language), Grey, anchor: "end");
            }
        }

        foreach (var (at, label) in TrendDates.Ticks(data))
        {
            var x = X(data, at);
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x:0.#}\" y1=\"{PlotTop + PlotHeight}\" x2=\"{x:0.#}\" y2=\"{PlotTop + PlotHeight + 8}\" stroke=\"{Grey}\" stroke-width=\"2\"/>\n");
            Text(svg, x, PlotTop + PlotHeight + 40, 25, label, Grey, anchor: "middle");
        }
    }

    private static void Threshold(StringBuilder svg, TrendData data, TrendAxis axis, decimal value)
    {
        var y = Y(axis, value);
        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" y1=\"{y:0.#}\" x2=\"{Right}\" y2=\"{y:0.#}\" stroke=\"{Amber}\" stroke-width=\"3\" stroke-dasharray=\"14 9\"/>\n");
        Text(svg, Right + 10, y + 9, 25, TrendAxis.Format(value, data.Language), Amber, weight: "bold");
    }

    /// <summary>1 sad to 5 glad, drawn by hand: picture letters differ from font to font.</summary>
    private static void Face(StringBuilder svg, double x, double y, int mood)
    {
        var bend = (mood - 3) * 5;
        svg.Append(CultureInfo.InvariantCulture, $"""
            <g transform="translate({x:0.#} {y:0.#})" fill="none" stroke="{Grey}" stroke-width="3" stroke-linecap="round">
            <circle r="19"/><path d="M-9 {8 - (bend / 2)} Q0 {8 + bend} 9 {8 - (bend / 2)}"/>
            <circle cx="-7" cy="-5" r="1.5" fill="{Grey}"/><circle cx="7" cy="-5" r="1.5" fill="{Grey}"/></g>

            """);
    }

    private static double X(TrendData data, DateTime at)
    {
        var from = data.From.ToDateTime(TimeOnly.MinValue);
        var share = Math.Clamp((at - from).TotalDays / data.Days, 0, 1);
        return Left + 10 + (share * (Right - Left - 20));
    }

    private static double Y(TrendAxis axis, decimal value)
    {
        var share = (double)((value - axis.Low) / (axis.High - axis.Low));
        return PlotTop + (PlotHeight * (1 - Math.Clamp(share, 0, 1)));
    }

    private static void Text(
        StringBuilder svg, double x, double y, int size, string text, string fill = Ink, string anchor = "start", string weight = "normal") =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{fill}\" text-anchor=\"{anchor}\">{Escape(text)}</text>\n");

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text);
}
