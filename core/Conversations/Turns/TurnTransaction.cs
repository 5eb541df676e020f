using Companion.Dialogs;
using Companion.Storage;
using Npgsql;

namespace Companion.Conversations.Turns;

/// <summary>Writes prepared turns of one tenant: one round trip, one transaction, all or nothing.</summary>
internal sealed class TurnTransaction(ChannelAccounts accounts, Outbox.SentMarks sentMarks, Outbox.OutboxDispatcher outbox)
{
    /// <summary>The timers and work rows that a turn used up, by the inbound that brought it.</summary>
    public const string TimerPrefix = "t:";
    public const string WorkPrefix = "w:";

    /// <param name="connection">Hot path: no transaction is open, the batch is one. Careful path: inside the caller's.</param>
    /// <param name="tenantId">Whose turns these are.</param>
    /// <param name="turns">At least one; each of another conversation, sorted by conversation so that two nodes lock in one order.</param>
    /// <param name="writes">Rows of the domain.</param>
    /// <param name="cipher">Of that tenant.</param>
    /// <param name="inboxWritten">The careful path has written the dedupe key already.</param>
    /// <param name="cancellationToken">Only honoured before anything is sent.</param>
    public async Task WriteAsync(
        NpgsqlConnection connection,
        Guid tenantId,
        IReadOnlyList<PreparedTurn> turns,
        TurnWrites writes,
        ITenantCipher cipher,
        bool inboxWritten,
        CancellationToken cancellationToken)
    {
        WriteTurnChannels(turns, writes, cipher);
        var batch = connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            var outboxRows = OutboxRows(turns);
            var outboxAt = -1;
            var commands = batch.BatchCommands;
            commands.Add(TurnStatements.SetTenant(tenantId));
            if (!inboxWritten && !Failpoints.ForgetsDedupe)
            {
                commands.Add(TurnStatements.Inbox(turns));
            }

            if (inboxWritten && turns[0].IsAlarm)
            {
                commands.Add(TurnStatements.KeepInbox(turns[0]));
            }

            AddConversations(commands, turns, cipher);
            commands.Add(TurnStatements.Log(turns, cipher));
            if (outboxRows.Count > 0)
            {
                outboxAt = commands.Count;
                commands.Add(TurnStatements.Outbox(outboxRows, cipher));
                AddNotifications(commands, outboxRows);
            }

            AddTimers(commands, turns, cipher);
            AddWork(commands, turns, cipher);
            foreach (var set in writes.Sets)
            {
                if (set.Count > 0)
                {
                    commands.Add(set.ToCommand());
                }
            }

            var sent = sentMarks.Take(tenantId);
            foreach (var mark in sent)
            {
                commands.Add(TurnStatements.DropSent(mark.Lease, mark.Epoch, mark.Ids));
            }

            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                await ExecuteAsync(batch, outboxAt, outboxRows).ConfigureAwait(false);
            }
            catch
            {
                sentMarks.PutBack(tenantId, sent);
                throw;
            }
        }
    }

    private static async Task ExecuteAsync(NpgsqlBatch batch, int outboxAt, List<(PreparedTurn Turn, int Index)> outboxRows)
    {
        // No cancellation once it is on its way: an abandoned batch would leave us not knowing what was committed.
        var reader = await batch.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var ids = 0;
            do
            {
                while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false))
                {
                    // Only the outbox statement answers with a column of that name.
                    if (outboxAt >= 0 && reader.GetName(0) == "outbox_id")
                    {
                        var (turn, index) = outboxRows[ids++];
                        (turn.Outgoing ??= []).Add(new Outgoing(reader.GetInt64(0), turn.Chat, turn.Messages[index]));
                    }
                }
            }
            while (await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false));
        }
    }

    private void WriteTurnChannels(IReadOnlyList<PreparedTurn> turns, TurnWrites writes, ITenantCipher cipher)
    {
        foreach (var turn in turns)
        {
            if (accounts.TurnChannelOf(turn.Chat.AccountId) is { } channel)
            {
                var own = turn.Pending.ConversationId is null ? turn.Pending.Inbound : null;
                channel.Write(
                    new TurnOutput(turn.Chat, turn.Conversation.Id, own, turn.Number, turn.Entry.Now, turn.State.Profile.Language, turn.Messages),
                    writes,
                    cipher);
            }
        }
    }

    private List<(PreparedTurn Turn, int Index)> OutboxRows(IReadOnlyList<PreparedTurn> turns)
    {
        var rows = new List<(PreparedTurn, int)>(turns.Count);
        foreach (var turn in turns)
        {
            if (accounts.TurnChannelOf(turn.Chat.AccountId) is null)
            {
                for (var i = 0; i < turn.Messages.Length; i++)
                {
                    rows.Add((turn, i));
                }
            }
        }

        return rows;
    }

    private void AddNotifications(NpgsqlBatchCommandCollection commands, List<(PreparedTurn Turn, int Index)> rows)
    {
        // NOTIFY takes a lock that all committing notifiers share, so only when another node does the sending.
        var told = new HashSet<Guid>();
        foreach (var (turn, _) in rows)
        {
            if (!outbox.SendsFor(turn.Chat.AccountId) && told.Add(turn.Chat.AccountId))
            {
                commands.Add(TurnStatements.Notify(Outbox.OutboxDispatcher.Channel, turn.Chat.AccountId.ToString()));
            }
        }
    }

    private static void AddConversations(NpgsqlBatchCommandCollection commands, IReadOnlyList<PreparedTurn> turns, ITenantCipher cipher)
    {
        List<PreparedTurn>? known = null;
        List<PreparedTurn>? newcomers = null;
        foreach (var turn in turns)
        {
            (turn.Conversation.Version == 0 ? newcomers ??= [] : known ??= []).Add(turn);
        }

        if (known is not null)
        {
            commands.Add(TurnStatements.Conversations(known, cipher));
        }

        if (newcomers is not null)
        {
            commands.Add(TurnStatements.Newcomers(newcomers, cipher));
        }
    }

    private static void AddTimers(NpgsqlBatchCommandCollection commands, IReadOnlyList<PreparedTurn> turns, ITenantCipher cipher)
    {
        List<TimerRow>? drop = null;
        List<TimerRow>? set = null;
        foreach (var turn in turns)
        {
            var id = turn.Conversation.Id;
            if (FiredTimer.Of(turn.Pending.Inbound) is { } fired)
            {
                (drop ??= []).Add(new TimerRow(id, fired.Name, fired.Due, null));
                if (fired.Name.Length == 0)
                {
                    turn.Conversation.WakeRowDue = null;
                }
            }

            // The wake-up row may stand earlier than the state's own deadline: then it fires, finds nothing due and is set anew.
            // Moving it at every turn instead would cost one more row a turn.
            if (turn.WakeAt is { } wake && (turn.Conversation.WakeRowDue is not { } stands || wake < stands))
            {
                (set ??= []).Add(new TimerRow(id, "", wake, null));
                turn.Conversation.WakeRowDue = wake;
            }

            foreach (var timer in turn.Scope.Timers)
            {
                (timer.Due is null ? drop ??= [] : set ??= []).Add(new TimerRow(id, timer.Name, timer.Due, timer.Content));
            }
        }

        if (drop is not null)
        {
            commands.Add(TurnStatements.DropTimers(drop));
        }

        if (set is not null)
        {
            commands.Add(TurnStatements.Timers(LastOfEach(set), cipher));
        }
    }

    /// <summary>One statement must not upsert a row twice: of several settings of one timer in one turn the last counts.</summary>
    private static List<TimerRow> LastOfEach(List<TimerRow> rows)
    {
        var last = new Dictionary<(Guid, string), TimerRow>(rows.Count);
        foreach (var row in rows)
        {
            last[(row.ConversationId, row.Name)] = row;
        }

        return [.. last.Values];
    }

    private static void AddWork(NpgsqlBatchCommandCollection commands, IReadOnlyList<PreparedTurn> turns, ITenantCipher cipher)
    {
        List<(PreparedTurn, WorkItemRequest)>? wanted = null;
        List<Guid>? done = null;
        foreach (var turn in turns)
        {
            foreach (var request in turn.Scope.Work)
            {
                (wanted ??= []).Add((turn, request));
            }

            var externalId = turn.Pending.Inbound.ExternalId;
            if (turn.Pending.ConversationId is not null && externalId.StartsWith(WorkPrefix, StringComparison.Ordinal))
            {
                (done ??= []).Add(Guid.Parse(externalId.AsSpan(WorkPrefix.Length)));
            }
        }

        if (wanted is not null)
        {
            commands.Add(TurnStatements.Work(wanted, cipher));
        }

        if (done is not null)
        {
            commands.Add(TurnStatements.DropWork([.. done]));
        }
    }
}
