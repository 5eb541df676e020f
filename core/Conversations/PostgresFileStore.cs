using Companion.Storage;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Npgsql;

namespace Companion.Conversations;

/// <summary>Files as encrypted rows.</summary>
internal sealed class PostgresFileStore(CompanionDatabase database, TimeProvider clock) : IFileStore
{
    private const string Purpose = "conversation.file";

    public Task<Guid> SaveAsync(
        Guid tenantId, Guid? personId, FileKind kind, string mimeType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        InsertAsync(tenantId, personId, [new(Guid.CreateVersion7(), kind, mimeType, content, null)], cancellationToken);

    public Task<Guid> SaveDrawingAsync(
        Guid tenantId, Guid? personId, ReadOnlyMemory<byte> png, ReadOnlyMemory<byte> svg, CancellationToken cancellationToken)
    {
        var drawing = Guid.CreateVersion7();
        return InsertAsync(
            tenantId,
            personId,
            [new(Guid.CreateVersion7(), FileKind.Photo, "image/png", png, drawing), new(drawing, FileKind.Document, "image/svg+xml", svg, null)],
            cancellationToken);
    }

    /// <returns>The first one's id.</returns>
    private async Task<Guid> InsertAsync(Guid tenantId, Guid? personId, NewFile[] files, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var connection = await database.App.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var batch = connection.CreateBatch();
            await using (batch.ConfigureAwait(false))
            {
                batch.BatchCommands.Add(TurnStatements.SetTenant(tenantId));
                foreach (var file in files)
                {
                    batch.BatchCommands.Add(new NpgsqlBatchCommand(
                        """
                        insert into companion.files (tenant_id, id, person_id, kind, mime_type, bytes, created_at, box, drawing_id)
                        values (companion.tenant(), $1, $2, $3, $4, $5, $6, $7, $8)
                        """)
                    {
                        Parameters =
                        {
                            new NpgsqlParameter<Guid> { TypedValue = file.Id },
                            Optional(personId),
                            new NpgsqlParameter<string> { TypedValue = file.Kind.ToString() },
                            new NpgsqlParameter<string> { TypedValue = file.MimeType },
                            new NpgsqlParameter<long> { TypedValue = file.Content.Length },
                            new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() },
                            new NpgsqlParameter<byte[]> { TypedValue = cipher.Seal(file.Content.Span, Purpose) },
                            Optional(file.DrawingId),
                        },
                    });
                }

                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return files[0].Id;
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
                    "select kind, mime_type, box, drawing_id from companion.files where tenant_id = companion.tenant() and id = $1")
                {
                    Parameters = { new NpgsqlParameter<Guid> { TypedValue = id } },
                });
                var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                    return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                        ? new StoredFile(
                            id,
                            Enum.Parse<FileKind>(reader.GetString(0)),
                            reader.GetString(1),
                            cipher.Open(reader.GetFieldValue<byte[]>(2), Purpose),
                            reader.IsDBNull(3) ? null : reader.GetGuid(3))
                        : null;
                }
            }
        }
    }

    private static NpgsqlParameter Optional(Guid? id) =>
        new() { Value = id is { } given ? given : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid };

    private sealed record NewFile(Guid Id, FileKind Kind, string MimeType, ReadOnlyMemory<byte> Content, Guid? DrawingId);
}
