using System.Globalization;
using System.Security;
using System.Text;

namespace Companion.Reports;

/// <summary>Sets lines on A4 sheets (595 × 842 pt), beginning a new one when a sheet is full. DejaVu Sans has every letter of our languages.</summary>
internal sealed class ReportSheets
{
    public const int Left = 42;
    public const int Right = 553;
    private const int Width = 595;
    private const int Height = 842;
    private const double Top = 56;
    private const double Bottom = 790;

    private readonly List<StringBuilder> _sheets = [];
    private double _y;

    public ReportSheets() => Turn();

    private StringBuilder Sheet => _sheets[^1];

    public void Heading(string text, int size, double before = 18)
    {
        // A heading does not stand alone at the foot of a sheet.
        Room(before + size + 40);
        _y += _y > Top ? before : 0;
        _y += size;
        Put(Left, text, size, bold: true);
        _y += 6;
    }

    public void Line(string text, double size = 9.5, string fill = "#1f2937")
    {
        foreach (var part in Wrapped(text, (int)((Right - Left) / (size * 0.56))))
        {
            Room(size + 4);
            _y += size + 4;
            Put(Left, part, size, fill: fill);
        }
    }

    /// <summary>A row of a table with its columns at the given places; a rule under it.</summary>
    public void Row(IReadOnlyList<string> cells, IReadOnlyList<double> places, bool head = false)
    {
        const double size = 9;
        Room(16);
        _y += 13;
        for (var i = 0; i < cells.Count; i++)
        {
            Put(places[i], cells[i], size, head);
        }

        Sheet.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" y1=\"{_y + 3:0.#}\" x2=\"{Right}\" y2=\"{_y + 3:0.#}\" stroke=\"{(head ? "#4b5563" : "#d7dce3")}\" stroke-width=\"0.6\"/>\n");
        _y += 2;
    }

    /// <summary>Whether another row would begin a new sheet: its head is set again there.</summary>
    public bool IsFull => _y + 16 > Bottom;

    public IReadOnlyList<string> Finish(string foot, Func<int, int, string> page)
    {
        var sheets = new List<string>();
        for (var i = 0; i < _sheets.Count; i++)
        {
            sheets.Add($"""
                <svg xmlns="http://www.w3.org/2000/svg" width="{Width}pt" height="{Height}pt" viewBox="0 0 {Width} {Height}" font-family="DejaVu Sans, Verdana, sans-serif">
                <rect width="{Width}" height="{Height}" fill="#ffffff"/>
                {_sheets[i]}<text x="{Left}" y="818" font-size="8" fill="#4b5563">{Escape(foot)}</text>
                <text x="{Right}" y="818" font-size="8" fill="#4b5563" text-anchor="end">{Escape(page(i + 1, _sheets.Count))}</text>
                </svg>
                """);
        }

        return sheets;
    }

    private void Room(double height)
    {
        if (_y + height > Bottom)
        {
            Turn();
        }
    }

    private void Turn()
    {
        _sheets.Add(new StringBuilder());
        _y = Top;
    }

    private void Put(double x, string text, double size, bool bold = false, string fill = "#1f2937") => Sheet.Append(
        CultureInfo.InvariantCulture,
        $"<text x=\"{x:0.#}\" y=\"{_y:0.#}\" font-size=\"{size:0.#}\" font-weight=\"{(bold ? "bold" : "normal")}\" fill=\"{fill}\">{Escape(text)}</text>\n");

    private static IEnumerable<string> Wrapped(string text, int chars)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            var line = new StringBuilder();
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var rest = word;
                if (line.Length > 0 && line.Length + 1 + rest.Length > chars)
                {
                    yield return line.ToString();
                    line.Clear();
                }

                while (rest.Length > chars)
                {
                    yield return rest[..chars];
                    rest = rest[chars..];
                }

                line.Append(line.Length > 0 ? " " : "").Append(rest);
            }

            yield return line.ToString();
        }
    }

    /// <summary>Characters that XML cannot hold came from a person's text; they are left out.</summary>
    private static string Escape(string text) =>
        SecurityElement.Escape(string.Concat(text.Where(c => c is >= ' ' and not '\uFFFE' and not '\uFFFF' && !char.IsSurrogate(c))));
}
