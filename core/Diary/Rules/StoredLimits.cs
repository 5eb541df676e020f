using Npgsql;

namespace Companion.Diary.Rules;

/// <summary>The limits in force of a person, from their audited table: the newest of each kind. In the caller's transaction, which has its tenant set.</summary>
internal static class StoredLimits
{
    public static async Task<SortedDictionary<LimitKind, Limit>> OfAsync(NpgsqlConnection connection, Guid personId, CancellationToken cancellationToken)
    {
        var limits = new SortedDictionary<LimitKind, Limit>();
        var command = new NpgsqlCommand(
            """
            select distinct on (kind) kind, low, high from companion.personal_limits
            where tenant_id = companion.tenant() and person_id = $1 order by kind, at desc
            """,
            connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = personId } },
        };
        await using (command.ConfigureAwait(false))
        {
            var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var limit = new Limit(rows.IsDBNull(1) ? null : rows.GetDecimal(1), rows.IsDBNull(2) ? null : rows.GetDecimal(2));
                    if (limit.IsSet && LimitKinds.Find(rows.GetString(0)) is { } kind)
                    {
                        limits[kind] = limit;
                    }
                }
            }
        }

        return limits;
    }
}
