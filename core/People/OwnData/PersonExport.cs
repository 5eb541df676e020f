using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Companion.Storage;
using Companion.Storage.Encryption;
using Npgsql;

namespace Companion.People.OwnData;

/// <summary>
/// Everything that is stored about a person, by table, with what is sealed opened: their copy (GDPR articles 15 and 20). Hashes and keys of
/// links are left out; files are inside as base64, up to <see cref="MaxFileBytes"/> together.
/// </summary>
internal static class PersonExport
{
    public const int MaxFileBytes = 20 * 1024 * 1024;

    /// <summary>Copies of what stands elsewhere in it, or secrets.</summary>
    private static readonly HashSet<string> LeftOut = new(StringComparer.Ordinal) { "link_tokens", "pairing_misses", "web_activities", "outbox", "work_items", "timers" };

    public static async Task<JsonObject> ReadAsync(TenantTransaction transaction, ITenantCipher cipher, Guid personId, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection;
        var keys = await PersonKeys.ReadAsync(connection, personId, cancellationToken).ConfigureAwait(false);
        var export = new JsonObject
        {
            ["people"] = await RowsAsync(connection, keys, cipher, "people", "id = $1", cancellationToken).ConfigureAwait(false),
        };
        foreach (var table in await PersonTables.FindAsync(connection, cancellationToken).ConfigureAwait(false))
        {
            if (!LeftOut.Contains(table.Name))
            {
                export[table.Name] = await RowsAsync(connection, keys, cipher, table.Name, table.Condition, cancellationToken).ConfigureAwait(false);
            }
        }

        await NameOthersAsync(connection, cipher, export, cancellationToken).ConfigureAwait(false);

        // Those whom the person looks after: that they do, not what the others wrote about them.
        export["looking_after"] = new JsonArray([.. (await Relations.OfOtherAsync(connection, cipher, personId, cancellationToken).ConfigureAwait(false))
            .Select(r => (JsonNode)new JsonObject { ["name"] = r.Name, ["kind"] = r.Kind.ToString(), ["state"] = r.State.ToString() })]);
        return export;
    }

    /// <summary>Beside the ids of those who may look, looked or set a limit: their names, as the person sees them in the chat.</summary>
    private static async Task NameOthersAsync(NpgsqlConnection connection, ITenantCipher cipher, JsonObject export, CancellationToken cancellationToken)
    {
        var named = new List<(JsonObject Row, string Column, Guid Id)>();
        foreach (var (table, id, column) in ((string, string, string)[])[("relations", "other_id", "name"), ("access_log", "viewer_id", "name"), ("personal_limits", "set_by", "set_by")])
        {
            foreach (var row in (export[table] as JsonArray)?.OfType<JsonObject>() ?? [])
            {
                if (Guid.TryParse($"{row[id]}".Split(':')[^1], out var other))
                {
                    named.Add((row, column, other));
                }
            }
        }

        var names = await NamesAsync(connection, cipher, [.. named.Select(n => n.Id).Distinct()], cancellationToken).ConfigureAwait(false);
        foreach (var (row, column, id) in named)
        {
            if (names.TryGetValue(id, out var name))
            {
                row[column] = name;
            }
        }
    }

    /// <summary>Those of the ids that are persons with a name.</summary>
    internal static async Task<Dictionary<Guid, string>> NamesAsync(
        NpgsqlConnection connection, ITenantCipher cipher, Guid[] ids, CancellationToken cancellationToken)
    {
        var names = new Dictionary<Guid, string>();
        var command = new NpgsqlCommand(
            "select id, name_box from companion.people where tenant_id = companion.tenant() and id = any ($1) and name_box is not null", connection)
        {
            Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = ids } },
        };
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    names[reader.GetGuid(0)] = Encoding.UTF8.GetString(cipher.Open(reader.GetFieldValue<byte[]>(1), PersonRow.NamePurpose));
                }
            }
        }

        return names;
    }

    private static async Task<JsonArray> RowsAsync(
        NpgsqlConnection connection, PersonKeys keys, ITenantCipher cipher, string table, string condition, CancellationToken cancellationToken)
    {
        var rows = new JsonArray();
        var fileBytes = 0;
        var command = keys.Command(connection, $"select * from companion.{table} where tenant_id = companion.tenant() and {condition}");
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var row = new JsonObject();
                    for (var i = 0; i < reader.FieldCount; i++)
                    {
                        var column = reader.GetName(i);
                        if (column == "tenant_id" || reader.IsDBNull(i))
                        {
                            continue;
                        }

                        if (reader.GetValue(i) is not byte[] bytes)
                        {
                            row[column] = Plain(reader, i);
                        }
                        else if (EncryptedColumns.All.FirstOrDefault(c => c.Table == table && c.Column == column) is { } sealedColumn)
                        {
                            row[Opened(column)] = Content(cipher.Open(bytes, sealedColumn.Purpose), table == "files", ref fileBytes);
                        }
                    }

                    rows.Add((JsonNode)row);
                }
            }
        }

        return rows;
    }

    private static string Opened(string column) => column == "box" ? "content" : column.EndsWith("_box", StringComparison.Ordinal) ? column[..^4] : column;

    private static JsonNode? Plain(NpgsqlDataReader reader, int column) => reader.GetValue(column) switch
    {
        string text => text,
        bool yes => yes,
        short number => number,
        int number => number,
        long number => number,
        decimal number => number,
        DateTime at => at.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        string[] texts => new JsonArray([.. texts.Select(t => (JsonNode)t)]),
        var other => Convert.ToString(other, System.Globalization.CultureInfo.InvariantCulture),
    };

    private static JsonNode? Content(byte[] plain, bool isFile, ref int fileBytes)
    {
        if (isFile)
        {
            return (fileBytes += plain.Length) <= MaxFileBytes ? Convert.ToBase64String(plain) : null;
        }

        var text = Encoding.UTF8.GetString(plain);
        if (text.Length > 0 && text[0] is '{' or '[')
        {
            try
            {
                return JsonNode.Parse(text);
            }
            catch (JsonException)
            {
                // A person may write a bracket first.
                return text;
            }
        }

        return text;
    }
}
