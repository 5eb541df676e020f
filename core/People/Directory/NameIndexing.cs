using System.Text;
using Companion.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Companion.People;

/// <summary>Gives people from before the directory the keyed hash by which staff find them; once, then there is nothing left to do.</summary>
internal sealed partial class NameIndexing(CompanionDatabase database, ILogger<NameIndexing> logger) : BackgroundService
{
    private const int Portion = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var tenantId in await database.ListTenantsAsync(stoppingToken).ConfigureAwait(false))
            {
                while (await IndexSomeAsync(tenantId, stoppingToken).ConfigureAwait(false) == Portion)
                {
                }
            }
        }
        catch (NpgsqlException exception)
        {
            // The next start goes on.
            LogLater(logger, exception.GetType().Name);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start goes on.
        }
    }

    /// <returns>How many got theirs.</returns>
    internal async Task<int> IndexSomeAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var (ids, indexes) = (new List<Guid>(), new List<byte[]>());
            var read = transaction.Command(
                $"""
                select id, name_box from companion.people
                where tenant_id = companion.tenant() and name_box is not null and name_index is null limit {Portion} for update skip locked
                """);
            await using (read.ConfigureAwait(false))
            {
                var reader = await read.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        ids.Add(reader.GetGuid(0));
                        // A name of blanks only has none; the empty hash keeps it from being met again.
                        indexes.Add(PersonName.Index(cipher, Encoding.UTF8.GetString(cipher.Open(reader.GetFieldValue<byte[]>(1), PersonRow.NamePurpose))) ?? []);
                    }
                }
            }

            var write = transaction.Command(
                """
                update companion.people p set name_index = t.name_index from unnest($1, $2) as t (id, name_index)
                where p.tenant_id = companion.tenant() and p.id = t.id
                """);
            await using (write.ConfigureAwait(false))
            {
                write.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. ids] });
                write.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. indexes] });
                await write.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return ids.Count;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "names are indexed at the next start ({Error})")]
    private static partial void LogLater(ILogger logger, string error);
}
