using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Companion.People.OwnData;

/// <summary>The same copy as a page to read and print: what means something to a person, in their language. The rest is in the JSON.</summary>
internal static class ReadableExport
{
    public static string Of(JsonObject export, Language language, string timeZone)
    {
        ArgumentNullException.ThrowIfNull(export);
        var words = ExportWords.Of(language);
        var page = new StringBuilder(
            $$"""
            <!doctype html><html lang="{{language.Code()}}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{words.Title}}</title>
            <style>body{font:18px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}
            td,th{border:1px solid #999;padding:.3rem .6rem;text-align:left;vertical-align:top}h2{margin-top:2.5rem}</style>
            <h1>{{words.Title}}</h1>
            """);
        foreach (var (table, title) in words.Sections)
        {
            if (table == "diary_photos")
            {
                Photos(page, title, export, words, timeZone);
            }
            else if (export[table] is JsonArray { Count: > 0 } rows)
            {
                Section(page, title, rows, words, timeZone);
            }
        }

        Conversation(page, export["turns"] as JsonArray ?? [], words, timeZone);
        return page.ToString();
    }

    private static void Section(StringBuilder page, string title, JsonArray rows, ExportWords words, string timeZone)
    {
        var columns = words.Columns.Where(c => rows.Any(row => row?[c.Key] is not null)).ToList();
        page.Append(CultureInfo.InvariantCulture, $"<h2>{title}</h2><table><tr>");
        foreach (var column in columns)
        {
            page.Append("<th>").Append(column.Value);
        }

        foreach (var row in rows)
        {
            page.Append("<tr>");
            foreach (var column in columns)
            {
                page.Append("<td>").Append(WebUtility.HtmlEncode(Shown(row?[column.Key], words, timeZone)));
            }
        }

        page.Append("</table>");
    }

    /// <summary>The photos themselves, each under the time of its entry; those that did not fit into the copy are in the list of files.</summary>
    private static void Photos(StringBuilder page, string title, JsonObject export, ExportWords words, string timeZone)
    {
        var files = Rows(export, "files").ToDictionary(file => $"{file["id"]}");
        var entries = Rows(export, "diary_entries").ToDictionary(entry => $"{entry["id"]}");
        var shown = Rows(export, "diary_photos").Where(photo => files.GetValueOrDefault($"{photo["file_id"]}")?["content"] is not null).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"<h2>{title}</h2>");
        foreach (var photo in shown)
        {
            var file = files[$"{photo["file_id"]}"];
            var at = Shown(entries.GetValueOrDefault($"{photo["entry_id"]}")?["recorded_at"], words, timeZone);
            page.Append(
                CultureInfo.InvariantCulture,
                $"<figure><img style=\"max-width:100%\" alt=\"{at}\" src=\"data:{WebUtility.HtmlEncode($"{file["mime_type"]}")};base64,{file["content"]}\"><figcaption>{at}</figcaption></figure>");
        }
    }

    private static IEnumerable<JsonObject> Rows(JsonObject export, string table) => (export[table] as JsonArray)?.OfType<JsonObject>() ?? [];

    /// <summary>What the person wrote, in order; what was answered stands in their chat.</summary>
    private static void Conversation(StringBuilder page, JsonArray turns, ExportWords words, string timeZone)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{words.Conversation}</h2><table>");
        foreach (var turn in turns)
        {
            if (turn?["content"]?["in"] is JsonObject said && (said["Text"] ?? said["text"]) is { } text)
            {
                page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Shown(turn["at"], words, timeZone)}<td>{WebUtility.HtmlEncode(text.ToString())}");
            }
        }

        page.Append("</table>");
    }

    private static string Shown(JsonNode? value, ExportWords words, string timeZone)
    {
        if (value is null)
        {
            return "";
        }

        if (value is JsonValue scalar && scalar.TryGetValue<bool>(out var yes))
        {
            return yes ? words.Yes : words.No;
        }

        var text = value is JsonArray list ? string.Join(", ", list.Select(v => v?.ToString())) : value.ToString();
        return text.Length > 18 && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? NodaTime.Instant.FromDateTimeOffset(at).InZone(LocalClock.Zone(timeZone)).LocalDateTime.ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture)
            : text;
    }
}
