using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Companion.Admin.Audit;

/// <summary>The audit as a file. In the CSV no cell begins a formula, whatever opens it (OWASP, CSV injection).</summary>
internal static class AuditExport
{
    public const int MaxLines = 100_000;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly CsvConfiguration s_csv = new(CultureInfo.InvariantCulture)
    {
        InjectionOptions = InjectionOptions.Escape,
        InjectionCharacters = ['=', '@', '+', '-', '\t', '\r', '|', '%'],
        NewLine = "\r\n",
    };

    public static byte[] Write(IReadOnlyList<AuditItem> items, AuditFormat format) =>
        format == AuditFormat.Json ? JsonSerializer.SerializeToUtf8Bytes(items, s_json) : Csv(items);

    private static byte[] Csv(IReadOnlyList<AuditItem> items)
    {
        using var memory = new MemoryStream();
        // With a byte order mark: a spreadsheet takes it for Latin-1 otherwise.
        using (var text = new StreamWriter(memory, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, s_csv))
        {
            foreach (var heading in (string[])["kind", "seq", "at", "actor_kind", "actor", "action", "person", "object", "reason", "details"])
            {
                csv.WriteField(heading);
            }

            csv.NextRecord();
            foreach (var item in items)
            {
                csv.WriteField(item.Kind.ToString());
                csv.WriteField(item.Seq);
                csv.WriteField(item.At.ToString("O", CultureInfo.InvariantCulture));
                csv.WriteField(item.ActorKind.ToString());
                csv.WriteField(item.Actor);
                csv.WriteField(item.Action);
                csv.WriteField(item.PersonId?.ToString());
                csv.WriteField(item.Object);
                csv.WriteField(item.Reason);
                csv.WriteField(item.Details);
                csv.NextRecord();
            }
        }

        return memory.ToArray();
    }
}
