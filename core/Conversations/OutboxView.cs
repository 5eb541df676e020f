using Companion.Dialogs;
using Npgsql;

namespace Companion.Conversations;

/// <param name="Attempts">Most times that one of them was tried in vain.</param>
public sealed record LaneView(Lane Lane, long Waiting, DateTimeOffset? OldestAt, int Attempts);

/// <param name="Name">The channel's own id of the account.</param>
/// <param name="BlockedChats">Chats whose person blocked the bot.</param>
/// <param name="PausedAt">Since when bulk waits; null: it does not.</param>
public sealed record AccountView(
    Guid Id, string Channel, string Name, IReadOnlyList<LaneView> Lanes, long BlockedChats, Guid? PausedBy, DateTimeOffset? PausedAt);

/// <param name="OldestAt">When the one that waits longest was due; null: none waits.</param>
public sealed record BacklogView(long Waiting, DateTimeOffset? OldestAt);

/// <summary>What waits to be sent or done, for the staff. In the caller's transaction, which has its tenant set.</summary>
public static class OutboxView
{
    public static async Task<IReadOnlyList<AccountView>> AccountsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var lanes = (await RowsAsync(
            connection,
            "select account_id, lane, count(*), min(created_at), max(attempts) from companion.outbox where tenant_id = companion.tenant() group by 1, 2",
            null,
            row => (Account: row.GetGuid(0), View: new LaneView((Lane)row.GetInt16(1), row.GetInt64(2), row.GetFieldValue<DateTimeOffset>(3), row.GetInt32(4))),
            cancellationToken).ConfigureAwait(false)).ToLookup(lane => lane.Account, lane => lane.View);
        return await RowsAsync(
            connection,
            """
            select a.id, a.kind, a.external_id, p.paused_by, p.paused_at,
                   (select count(*) from companion.chats h where h.tenant_id = a.tenant_id and h.account_id = a.id and not h.reachable)
            from companion.channel_accounts a
            left join companion.outbox_pauses p on p.tenant_id = a.tenant_id and p.account_id = a.id
            where a.tenant_id = companion.tenant() order by a.created_at
            """,
            null,
            row => new AccountView(
                row.GetGuid(0),
                row.GetString(1),
                row.GetString(2),
                [.. Enum.GetValues<Lane>().Select(lane => lanes[row.GetGuid(0)].FirstOrDefault(view => view.Lane == lane) ?? new(lane, 0, null, 0))],
                row.GetInt64(5),
                row.IsDBNull(3) ? null : row.GetGuid(3),
                row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4)),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Work for which nobody waited long enough to give up.</summary>
    public static Task<BacklogView> WorkAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        OneAsync(connection, "select count(*), min(created_at) from companion.work_items where tenant_id = companion.tenant()", null, cancellationToken);

    /// <summary>Timers that should have fired.</summary>
    public static Task<BacklogView> TimersAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken) =>
        OneAsync(connection, "select count(*), min(due_at) from companion.timers where tenant_id = companion.tenant() and due_at <= $1", now, cancellationToken);

    /// <summary>SMS and e-mails of alarms that were not handed to their provider yet.</summary>
    public static Task<BacklogView> AlarmSendsAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => OneAsync(
        connection, "select count(*), min(changed_at) from companion.alarm_sends where tenant_id = companion.tenant() and state = 'queued' and box is not null", null, cancellationToken);

    /// <summary>Lets an account's bulk wait, or go on. A page of 500 that is on its way already still goes.</summary>
    /// <returns>False: no such account in this tenant.</returns>
    public static async Task<bool> PauseBulkAsync(
        NpgsqlConnection connection, Guid accountId, bool pause, Guid staffId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Found = "with account as (select id from companion.channel_accounts where tenant_id = companion.tenant() and id = $1)";
        var command = new NpgsqlCommand(
            pause
                ? $"""
                   {Found}, paused as (
                     insert into companion.outbox_pauses (tenant_id, account_id, paused_by, paused_at)
                     select companion.tenant(), id, $2, $3 from account on conflict do nothing)
                   select count(*) from account
                   """
                : $"{Found}, resumed as (delete from companion.outbox_pauses where tenant_id = companion.tenant() and account_id = $1) select count(*) from account",
            connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new() { Value = accountId });
            if (pause)
            {
                command.Parameters.Add(new() { Value = staffId });
                command.Parameters.Add(new() { Value = now });
            }

            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is 1L;
        }
    }

    private static async Task<BacklogView> OneAsync(NpgsqlConnection connection, string sql, DateTimeOffset? value, CancellationToken cancellationToken) =>
        (await RowsAsync(
            connection, sql, value, row => new BacklogView(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1)), cancellationToken).ConfigureAwait(false))[0];

    private static async Task<List<T>> RowsAsync<T>(
        NpgsqlConnection connection, string sql, object? value, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            if (value is not null)
            {
                command.Parameters.Add(new() { Value = value });
            }

            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var rows = new List<T>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(read(reader));
                }

                return rows;
            }
        }
    }
}
