using Companion.Audit;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.Storage;
using Npgsql;

namespace Companion.Handoffs;

/// <summary>
/// The staff's side of conversations with a human. One owner at a time by a lease; each change is one transaction with its line in the
/// audit, and reaches the person as a turn of their conversation, in order, once.
/// </summary>
public sealed class HandoffDesk(CompanionDatabase database, TimeProvider clock)
{
    /// <summary>What Telegram and patience take in one message.</summary>
    public const int MaxTextChars = 2000;

    /// <summary>PostgreSQL's NOTIFY channel that wakes when any hand-off changed. No payload.</summary>
    public const string ChangedChannel = HandoffStore.Channel;

    /// <summary>Those that wait or are talked in; who waits longest first.</summary>
    public Task<IReadOnlyList<HandoffCard>> OpenOnesAsync(Guid tenantId, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<HandoffCard>>(
            tenantId, async (transaction, cipher) => await HandoffReader.OpenOnesAsync(transaction.Connection, cipher, cancellationToken).ConfigureAwait(false), cancellationToken);

    /// <summary>Those that are over, the newest first.</summary>
    public Task<IReadOnlyList<HandoffCard>> ClosedOnesAsync(Guid tenantId, Guid? before, int atMost, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<HandoffCard>>(
            tenantId, async (transaction, cipher) => await HandoffReader.ClosedOnesAsync(transaction.Connection, cipher, before, atMost, cancellationToken).ConfigureAwait(false), cancellationToken);

    public Task<HandoffCard?> FindAsync(Guid tenantId, Guid id, CancellationToken cancellationToken) =>
        ReadAsync(tenantId, (transaction, cipher) => HandoffReader.FindAsync(transaction.Connection, cipher, id, cancellationToken), cancellationToken);

    /// <summary>What both said since it began, and shortly before; at most 300 turns.</summary>
    public Task<IReadOnlyList<HandoffMessage>> MessagesAsync(Guid tenantId, HandoffCard card, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<HandoffMessage>>(
            tenantId, async (transaction, cipher) => await HandoffReader.MessagesAsync(transaction.Connection, cipher, card, cancellationToken).ConfigureAwait(false), cancellationToken);

    /// <summary>Staff begin one; the open one if there is one.</summary>
    /// <returns>Null: the person is unknown here, or never wrote.</returns>
    public async Task<Guid?> BeginAsync(Guid tenantId, Guid staffId, Guid personId, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var find = transaction.Command(
                "select id from companion.conversations where tenant_id = companion.tenant() and person_id = $1 order by updated_at desc limit 1");
            await using (find.ConfigureAwait(false))
            {
                find.Parameters.Add(new() { Value = personId });
                if (await find.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not Guid conversationId)
                {
                    return null;
                }

                var now = CarefulTurn.Now(clock);
                var id = await HandoffStore.OpenAsync(transaction.Connection, personId, conversationId, HandoffReason.Staff, now, cancellationToken).ConfigureAwait(false);
                await AuditAsync(transaction, staffId, "handoff.begin", id, personId, now, cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return id;
            }
        }
    }

    /// <summary>Takes it, or keeps it: the lease begins anew.</summary>
    public Task<HandoffResult> TakeAsync(Guid tenantId, Guid staffId, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(tenantId, id, async (transaction, cipher, row, now) =>
        {
            if (row.State == HandoffState.Closed)
            {
                return HandoffResult.Closed;
            }

            if (row.State == HandoffState.Taken && row.OwnerId != staffId && row.LeaseUntil > now)
            {
                return HandoffResult.Taken;
            }

            var isNew = row.OwnerId != staffId;
            await ExecuteAsync(
                transaction,
                "update companion.handoffs set state = 'Taken', owner_id = $2, lease_until = $3, epoch = epoch + 1 where tenant_id = companion.tenant() and id = $1",
                cancellationToken, id, staffId, now + HandoffTimes.Lease).ConfigureAwait(false);
            if (isNew)
            {
                await TellAsync(transaction, cipher, row, new StaffInput(StaffNews.Here), now, cancellationToken).ConfigureAwait(false);
                await AuditAsync(transaction, staffId, "handoff.take", id, row.PersonId, now, cancellationToken).ConfigureAwait(false);
            }

            return HandoffResult.Done;
        }, cancellationToken);

    /// <summary>The owner is still there.</summary>
    public Task<HandoffResult> KeepAsync(Guid tenantId, Guid staffId, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(tenantId, id, async (transaction, _, row, now) =>
        {
            if (!row.IsOf(staffId, now))
            {
                return row.State == HandoffState.Closed ? HandoffResult.Closed : HandoffResult.NotYours;
            }

            await KeepAsync(transaction, id, now, cancellationToken).ConfigureAwait(false);
            return HandoffResult.Done;
        }, cancellationToken);

    /// <summary>Says something to the person, where they wrote last.</summary>
    /// <param name="tenantId">Whose.</param>
    /// <param name="staffId">Who says it.</param>
    /// <param name="id">Which.</param>
    /// <param name="text">1 to <see cref="MaxTextChars"/> characters.</param>
    /// <param name="key">The same key is said once, however often it is asked.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<HandoffResult> SayAsync(Guid tenantId, Guid staffId, Guid id, string text, Guid key, CancellationToken cancellationToken) =>
        ChangeAsync(tenantId, id, async (transaction, cipher, row, now) =>
        {
            if (Clean(text) is not { } clean)
            {
                return HandoffResult.BadText;
            }

            if (!row.IsOf(staffId, now))
            {
                return row.State == HandoffState.Closed ? HandoffResult.Closed : HandoffResult.NotYours;
            }

            await KeepAsync(transaction, id, now, cancellationToken).ConfigureAwait(false);
            var added = await ExecuteAsync(
                transaction,
                "insert into companion.handoff_messages (tenant_id, handoff_id, key, staff_id, at) values (companion.tenant(), $1, $2, $3, $4) on conflict do nothing",
                cancellationToken, id, key, staffId, now).ConfigureAwait(false);
            if (added == 1)
            {
                await HandoffStore.TellAsync(
                    transaction.Connection, cipher, row.ConversationId, HandoffStore.MessageName + OpenToken.Compact(key),
                    new SayInput(new OutMessage { Text = "👤 " + clean }), now, cancellationToken).ConfigureAwait(false);
                await AuditAsync(transaction, staffId, "handoff.say", id, row.PersonId, now, cancellationToken).ConfigureAwait(false);
            }

            return HandoffResult.Done;
        }, cancellationToken);

    /// <summary>Back to the queue; the bot answers meanwhile.</summary>
    public Task<HandoffResult> ReleaseAsync(Guid tenantId, Guid staffId, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(tenantId, id, async (transaction, cipher, row, now) =>
        {
            if (!row.IsOf(staffId, now))
            {
                return row.State == HandoffState.Closed ? HandoffResult.Closed : HandoffResult.NotYours;
            }

            await ReturnAsync(transaction, cipher, row, now, cancellationToken).ConfigureAwait(false);
            await AuditAsync(transaction, staffId, "handoff.release", id, row.PersonId, now, cancellationToken).ConfigureAwait(false);
            return HandoffResult.Done;
        }, cancellationToken);

    /// <summary>It is done: the bot talks again. Also one that waits can be closed.</summary>
    public Task<HandoffResult> CloseAsync(Guid tenantId, Guid staffId, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(tenantId, id, async (transaction, cipher, row, now) =>
        {
            if (row.State == HandoffState.Closed)
            {
                return HandoffResult.Done;
            }

            if (row.State == HandoffState.Taken && !row.IsOf(staffId, now) && row.LeaseUntil > now)
            {
                return HandoffResult.Taken;
            }

            await ExecuteAsync(
                transaction,
                """
                update companion.handoffs set state = 'Closed', owner_id = null, lease_until = null, closed_at = $2, epoch = epoch + 1
                where tenant_id = companion.tenant() and id = $1
                """,
                cancellationToken, id, now).ConfigureAwait(false);
            await TellAsync(transaction, cipher, row, new StaffInput(StaffNews.Left), now, cancellationToken).ConfigureAwait(false);
            await AuditAsync(transaction, staffId, "handoff.close", id, row.PersonId, now, cancellationToken).ConfigureAwait(false);
            return HandoffResult.Done;
        }, cancellationToken);

    /// <summary>Leases that ran out go back to the queue; who waits too long is told. On any node, each once.</summary>
    /// <returns>How many were moved.</returns>
    internal async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var now = CarefulTurn.Now(clock);
        var due = new List<(Guid TenantId, Guid Id)>();
        var command = database.Worker.CreateCommand(
            """
            select tenant_id, id from companion.handoffs where state = 'Taken' and lease_until <= $1
            union all
            select tenant_id, id from companion.handoffs where state = 'Waiting' and told_at is null and waits_since <= $2
            limit 200
            """);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now - HandoffTimes.Patience });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    due.Add((reader.GetGuid(0), reader.GetGuid(1)));
                }
            }
        }

        foreach (var (tenantId, id) in due)
        {
            await ChangeAsync(tenantId, id, async (transaction, cipher, row, at) =>
            {
                if (row.State == HandoffState.Taken && row.LeaseUntil <= at)
                {
                    await ReturnAsync(transaction, cipher, row, at, cancellationToken).ConfigureAwait(false);
                }
                else if (row.State == HandoffState.Waiting && !row.Told && row.WaitsSince <= at - HandoffTimes.Patience)
                {
                    await ExecuteAsync(
                        transaction, "update companion.handoffs set told_at = $2 where tenant_id = companion.tenant() and id = $1", cancellationToken, id, at).ConfigureAwait(false);
                    await HandoffStore.TellAsync(
                        transaction.Connection, cipher, row.ConversationId, "staff-late:" + OpenToken.Compact(id),
                        BeginInput.Of("people.human-late", BeginWhen.AtOnce), at, cancellationToken).ConfigureAwait(false);
                }

                return HandoffResult.Done;
            }, cancellationToken).ConfigureAwait(false);
        }

        return due.Count;
    }

    private sealed record Row(
        Guid Id, Guid PersonId, Guid ConversationId, HandoffState State, Guid? OwnerId, DateTimeOffset? LeaseUntil, long Epoch, DateTimeOffset WaitsSince, bool Told)
    {
        public bool IsOf(Guid staffId, DateTimeOffset now) => State == HandoffState.Taken && OwnerId == staffId && LeaseUntil > now;
    }

    /// <summary>With the row locked; what is not <see cref="HandoffResult.Done"/> leaves nothing.</summary>
    private async Task<HandoffResult> ChangeAsync(
        Guid tenantId, Guid id, Func<TenantTransaction, ITenantCipher, Row, DateTimeOffset, Task<HandoffResult>> change, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            if (await LockAsync(transaction, id, cancellationToken).ConfigureAwait(false) is not { } row)
            {
                return HandoffResult.Unknown;
            }

            var result = await change(transaction, cipher, row, CarefulTurn.Now(clock)).ConfigureAwait(false);
            if (result == HandoffResult.Done)
            {
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }

            return result;
        }
    }

    private static async Task<Row?> LockAsync(TenantTransaction transaction, Guid id, CancellationToken cancellationToken)
    {
        var command = transaction.Command(
            """
            select id, person_id, conversation_id, state, owner_id, lease_until, epoch, waits_since, told_at is not null
            from companion.handoffs where tenant_id = companion.tenant() and id = $1 for update
            """);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new() { Value = id });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                    ? new(
                        reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), Enum.Parse<HandoffState>(reader.GetString(3)),
                        reader.IsDBNull(4) ? null : reader.GetGuid(4), reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5),
                        reader.GetInt64(6), reader.GetFieldValue<DateTimeOffset>(7), reader.GetBoolean(8))
                    : null;
            }
        }
    }

    private static async Task ReturnAsync(TenantTransaction transaction, ITenantCipher cipher, Row row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await ExecuteAsync(
            transaction,
            """
            update companion.handoffs set state = 'Waiting', owner_id = null, lease_until = null, waits_since = $2, told_at = null, epoch = epoch + 1
            where tenant_id = companion.tenant() and id = $1
            """,
            cancellationToken, row.Id, now).ConfigureAwait(false);
        await TellAsync(transaction, cipher, row, new StaffInput(StaffNews.Away), now, cancellationToken).ConfigureAwait(false);
    }

    private static Task TellAsync(TenantTransaction transaction, ITenantCipher cipher, Row row, Input input, DateTimeOffset now, CancellationToken cancellationToken) =>
        HandoffStore.TellAsync(transaction.Connection, cipher, row.ConversationId, HandoffStore.ChangeName(row.Id, row.Epoch + 1), input, now, cancellationToken);

    private static Task<int> KeepAsync(TenantTransaction transaction, Guid id, DateTimeOffset now, CancellationToken cancellationToken) => ExecuteAsync(
        transaction, "update companion.handoffs set lease_until = $2 where tenant_id = companion.tenant() and id = $1", cancellationToken, id, now + HandoffTimes.Lease);

    private static Task AuditAsync(
        TenantTransaction transaction, Guid staffId, string action, Guid id, Guid personId, DateTimeOffset now, CancellationToken cancellationToken) =>
        AuditLog.WriteAsync(
            transaction.Connection,
            new(AuditKind.Activity, AuditActor.Staff(staffId), action, now) { PersonId = personId, Target = $"handoff:{id}" },
            cancellationToken);

    private static async Task<int> ExecuteAsync(TenantTransaction transaction, string sql, CancellationToken cancellationToken, params object[] values)
    {
        var command = transaction.Command(sql);
        await using (command.ConfigureAwait(false))
        {
            foreach (var value in values)
            {
                command.Parameters.Add(new() { Value = value });
            }

            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<T> ReadAsync<T>(Guid tenantId, Func<TenantTransaction, ITenantCipher, Task<T>> read, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            return await read(transaction, cipher).ConfigureAwait(false);
        }
    }

    /// <summary>Null: nothing to say, or too much.</summary>
    private static string? Clean(string text)
    {
        var clean = PersonText.Clean(text, MaxTextChars + 1);
        return clean.Length is > 0 and <= MaxTextChars ? clean : null;
    }
}
