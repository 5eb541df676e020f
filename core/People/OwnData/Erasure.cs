using Companion.Storage;
using Npgsql;

namespace Companion.People.OwnData;

/// <summary>
/// Takes a person out of the database: their row, chats, conversations with the whole log of turns, messages on their way, files, diary,
/// and whatever features hold of them; all in one transaction; their name in the
/// conversations of those whom they were connected with (<see cref="NameRemoval"/>). What stays is in <see cref="PersonTables.Kept"/>. Backups forget with their own age.
/// </summary>
internal sealed class Erasure(CompanionDatabase database, TimeProvider clock)
{
    private const string ForeignKeyViolation = "23503";

    /// <summary>Erasing twice erases nothing twice.</summary>
    public async Task EraseAsync(Guid tenantId, Guid personId, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var connection = transaction.Connection;
            var keys = await PersonKeys.ReadAsync(connection, personId, cancellationToken).ConfigureAwait(false);
            var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
            await new NameRemoval(connection, cipher).RunAsync(personId, cancellationToken).ConfigureAwait(false);
            await EndRelationsAsync(connection, personId, cancellationToken).ConfigureAwait(false);
            var left = (await PersonTables.FindAsync(connection, cancellationToken).ConfigureAwait(false))
                .Where(table => !PersonTables.Kept.Contains(table.Name)).ToList();
            while (left.Count > 0)
            {
                var stuck = new List<PersonTable>();
                foreach (var table in left)
                {
                    if (!await DeleteAsync(transaction, keys, table, cancellationToken).ConfigureAwait(false))
                    {
                        stuck.Add(table);
                    }
                }

                if (stuck.Count == left.Count)
                {
                    throw new InvalidOperationException($"an erasure cannot empty {string.Join(", ", stuck.Select(t => t.Name))}: their rows hang on each other");
                }

                left = stuck;
            }

            await KeptContacts.ForgetAsync(connection, personId, null, cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(connection, "delete from companion.people where tenant_id = companion.tenant() and id = $1", personId, cancellationToken).ConfigureAwait(false);
            await RecordAsync(connection, personId, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Where they looked after somebody, that person's history stays, without a word about them.</summary>
    private static async Task EndRelationsAsync(NpgsqlConnection connection, Guid personId, CancellationToken cancellationToken)
    {
        await ExecuteAsync(
            connection,
            """
            update companion.relations set state = 'revoked', revoked_at = coalesce(revoked_at, now()), label_box = null, words_box = null
            where tenant_id = companion.tenant() and other_id = $1
            """,
            personId,
            cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(
            connection,
            "delete from companion.pairing_codes where tenant_id = companion.tenant() and $1 in (maker_id, used_by)",
            personId,
            cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(
            connection,
            "delete from companion.weekly_news where tenant_id = companion.tenant() and reader_id = $1",
            personId,
            cancellationToken).ConfigureAwait(false);
    }

    /// <returns>False: other rows hang on these; they come first.</returns>
    private static async Task<bool> DeleteAsync(TenantTransaction transaction, PersonKeys keys, PersonTable table, CancellationToken cancellationToken)
    {
        const string Before = "before_table";
        await transaction.Transaction.SaveAsync(Before, cancellationToken).ConfigureAwait(false);
        try
        {
            var delete = keys.Command(transaction.Connection, $"delete from companion.{table.Name} where tenant_id = companion.tenant() and {table.Condition}");
            await using (delete.ConfigureAwait(false))
            {
                await delete.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            await transaction.Transaction.ReleaseAsync(Before, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == ForeignKeyViolation)
        {
            await transaction.Transaction.RollbackAsync(Before, cancellationToken).ConfigureAwait(false);
            return false;
        }
    }

    private static async Task RecordAsync(NpgsqlConnection connection, Guid personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            "insert into companion.erasures (tenant_id, person_id, at) values (companion.tenant(), $1, $2) on conflict do nothing", connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = personId }, new NpgsqlParameter<DateTimeOffset> { TypedValue = now } },
        };
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, Guid personId, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = personId } } };
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
