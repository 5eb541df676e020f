using Companion.Storage;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Npgsql;

namespace Companion.Conversations;

/// <summary>Files as encrypted rows.</summary>
internal sealed class PostgresFileStore(CompanionDatabase database, TimeProvider clock) : IFileStore
{
    private const string Purpose = "conversation.file";

    public async Task<Guid> SaveAsync(
        Guid tenantId, Guid? personId, FileKind kind, string mimeType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var id = Guid.CreateVersion7();
        var connection = await database.App.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var batch = connection.CreateBatch();
            await using (batch.ConfigureAwait(false))
            {
                batch.BatchCommands.Add(TurnStatements.SetTenant(tenantId));
                batch.BatchCommands.Add(new NpgsqlBatchCommand(
                    """
                    insert into companion.files (tenant_id, id, person_id, kind, mime_type, bytes, created_at, box)
                    values (companion.tenant(), $1, $2, $3, $4, $5, $6, $7)
                    """)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<Guid> { TypedValue = id },
                        new NpgsqlParameter { Value = personId is { } person ? person : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid },
                        new NpgsqlParameter<string> { TypedValue = kind.ToString() },
                        new NpgsqlParameter<string> { TypedValue = mimeType },
                        new NpgsqlParameter<long> { TypedValue = content.Length },
                        new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() },
                        new NpgsqlParameter<byte[]> { TypedValue = cipher.Seal(content.Span, Purpose) },
                    },
                });
                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return id;
    }

    public async Task<StoredFile?> OpenAsync(Guid tenantId, Guid id, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var connection = await database.App.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var batch = connection.CreateBatch();
            await using (batch.ConfigureAwait(false))
            {
                batch.BatchCommands.Add(TurnStatements.SetTenant(tenantId));
                batch.BatchCommands.Add(new NpgsqlBatchCommand(
                    "select kind, mime_type, box from companion.files where tenant_id = companion.tenant() and id = $1")
                {
                    Parameters = { new NpgsqlParameter<Guid> { TypedValue = id } },
                });
                var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                    return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                        ? new StoredFile(id, Enum.Parse<FileKind>(reader.GetString(0)), reader.GetString(1), cipher.Open(reader.GetFieldValue<byte[]>(2), Purpose))
                        : null;
                }
            }
        }
    }
}
