using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Companion.Conversations.Releases;

/// <summary>
/// What the program brings: its dialogs and the faces of its commands. Bots write it, so that those who tune dialogs in another program
/// verify against what really runs.
/// </summary>
/// <param name="Id">First 16 hexadecimal digits of SHA-256 over the files.</param>
public sealed record DialogBase(string Id, IReadOnlyList<DialogSource> Sources, IReadOnlyDictionary<string, CommandSignature> Commands)
{
    public static string IdOf(IEnumerable<DialogSource> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var source in sources)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{source.Path}\0{source.Content}\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>Writes what this program brings; as often as it starts.</summary>
    public static async Task KeepAsync(
        CompanionDatabase database, IReadOnlyList<DialogSource> sources, CommandRegistry commands, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(clock);
        var command = database.Worker.CreateCommand(
            """
            insert into companion.dialog_bases (id, sources, signatures, first_seen, last_seen) values ($1, $2, $3, $4, $4)
            on conflict (id) do update set signatures = excluded.signatures, last_seen = excluded.last_seen
            """);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = IdOf(sources) });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(sources), NpgsqlDbType = NpgsqlDbType.Jsonb });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(commands.Signatures.ToList()), NpgsqlDbType = NpgsqlDbType.Jsonb });
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>What the bots run that started last; null: none ever did.</returns>
    public static async Task<DialogBase?> FindAsync(CompanionDatabase database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        var command = database.Worker.CreateCommand("select id, sources, signatures from companion.dialog_bases order by last_seen desc, id limit 1");
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    return null;
                }

                var signatures = JsonSerializer.Deserialize<List<CommandSignature>>(reader.GetString(2)) ?? [];
                return new(
                    reader.GetString(0),
                    JsonSerializer.Deserialize<List<DialogSource>>(reader.GetString(1)) ?? [],
                    signatures.ToDictionary(signature => signature.Name, StringComparer.Ordinal));
            }
        }
    }
}
