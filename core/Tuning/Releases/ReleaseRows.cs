using System.Text.Json;
using Companion.Dialogs;
using Companion.Storage;
using Npgsql;

namespace Companion.Tuning.Releases;

/// <summary>A release as it is stored.</summary>
internal sealed record ReleaseRow(ReleaseView View, string BaseId, Dictionary<string, string> Files, List<StateMap> Maps)
{
    private const string Columns =
        "id, number, name, notes, status, share, author, created_at, published_at, ended_at, draft_id, back_to, dialogs, moved, base_id, files, maps";

    public static async Task<List<ReleaseRow>> ReadAsync(
        TenantTransaction transaction, string rest, IReadOnlyList<NpgsqlParameter> values, CancellationToken cancellationToken)
    {
        var rows = new List<ReleaseRow>();
        var command = transaction.Command($"select {Columns} from companion.dialog_releases where tenant_id = companion.tenant() {rest}");
        await using (command.ConfigureAwait(false))
        {
            foreach (var value in values)
            {
                command.Parameters.Add(value);
            }

            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(Read(reader));
                }
            }
        }

        return rows;
    }

    private static ReleaseRow Read(NpgsqlDataReader reader) => new(
        new ReleaseView(
            reader.GetGuid(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetInt16(5), reader.GetString(6),
            reader.GetFieldValue<DateTimeOffset>(7), Time(reader, 8), Time(reader, 9), Id(reader, 10), Id(reader, 11),
            JsonSerializer.Deserialize<List<DialogVersionView>>(reader.GetString(12)) ?? [], reader.GetInt32(13)),
        reader.GetString(14),
        DialogSets.Files(reader.GetString(15)),
        JsonSerializer.Deserialize<List<StateMap>>(reader.GetString(16)) ?? []);

    private static DateTimeOffset? Time(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);

    private static Guid? Id(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetGuid(column);
}
