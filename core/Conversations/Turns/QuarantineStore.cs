using System.Text.Json;
using Companion.Dialogs;
using Companion.People;
using Companion.Storage;
using Npgsql;

namespace Companion.Conversations.Turns;

/// <summary>Keeps what cannot be taken, acknowledges it, and answers kindly.</summary>
internal sealed class QuarantineStore(CompanionDatabase database, ChannelAccounts accounts, Outbox.OutboxDispatcher outbox, IApology apology, TurnMetrics metrics, TimeProvider clock)
{
    public const string Purpose = "conversation.quarantine";

    public static NpgsqlBatchCommand InboxInsert(Inbound inbound, DateTimeOffset now) => new(
        """
        insert into companion.inbox (tenant_id, account_id, external_id, received_at) values (companion.tenant(), $1, $2, $3)
        on conflict do nothing
        """)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = inbound.Chat.AccountId },
            new NpgsqlParameter<string> { TypedValue = inbound.ExternalId },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
        },
    };

    public async Task<InboundOutcome> PutAsync(Inbound inbound, Guid? conversationId, Exception error, CancellationToken cancellationToken)
    {
        var now = CarefulTurn.Now(clock);
        var channel = accounts.TurnChannelOf(inbound.Chat.AccountId);
        var cipher = await database.Ciphers.ForAsync(inbound.Chat.TenantId, cancellationToken).ConfigureAwait(false);
        var connection = await database.App.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var batch = connection.CreateBatch();
            await using (batch.ConfigureAwait(false))
            {
                batch.BatchCommands.Add(TurnStatements.SetTenant(inbound.Chat.TenantId));
                batch.BatchCommands.Add(InboxInsert(inbound, now));
                batch.BatchCommands.Add(QuarantineRetries.RowOf(inbound) is { } retried ? FailedAgain(retried, error, now) : Row(inbound, conversationId, error, cipher, now));
                if (QuarantineRetries.RowOf(inbound) is not null)
                {
                    // The person heard the apology when it came the first time.
                }
                else if (conversationId is null && channel is not null)
                {
                    var writes = new TurnWrites();
                    channel.WriteApart(inbound, Languages.FromTag(inbound.LanguageTag) ?? Language.En, apology.For(inbound), now, writes, cipher);
                    foreach (var rows in writes.Sets)
                    {
                        batch.BatchCommands.Add(rows.ToCommand());
                    }
                }
                else if (conversationId is null)
                {
                    batch.BatchCommands.Add(Apology(inbound, cipher, now));
                }
                else if (conversationId is { } id && FiredTimer.Of(inbound) is { } fired)
                {
                    batch.BatchCommands.Add(TurnStatements.DropTimers([new TimerRow(id, fired.Name, fired.Due, null)]));
                }

                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        metrics.Quarantined();
        outbox.Look(inbound.Chat.AccountId);
        channel?.Committed(inbound.Chat);
        return InboundOutcome.Quarantined;
    }

    private static NpgsqlBatchCommand FailedAgain(Guid id, Exception error, DateTimeOffset now) => new(
        "update companion.quarantine set status = 'failed-again', error = $2, changed_at = $3 where tenant_id = companion.tenant() and id = $1")
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = id },
            new NpgsqlParameter<string> { TypedValue = PlaceOf(error) },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
        },
    };

    /// <summary>Kind and place only: an exception's message may quote what the person wrote.</summary>
    private static string PlaceOf(Exception error) => $"{error.GetType().Name} at {error.StackTrace?.Split('\n')[0].Trim()}";

    private static NpgsqlBatchCommand Row(Inbound inbound, Guid? conversationId, Exception error, ITenantCipher cipher, DateTimeOffset now) => new(
        """
        insert into companion.quarantine (tenant_id, id, account_id, external_id, chat_id, at, error, box, target_id)
        values (companion.tenant(), $1, $2, $3, $4, $5, $6, $7, $8)
        """)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() },
            new NpgsqlParameter<Guid> { TypedValue = inbound.Chat.AccountId },
            new NpgsqlParameter<string> { TypedValue = inbound.ExternalId },
            new NpgsqlParameter<string> { TypedValue = inbound.Chat.ChatId },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
            new NpgsqlParameter<string> { TypedValue = PlaceOf(error) },
            new NpgsqlParameter<byte[]> { TypedValue = cipher.Seal(JsonSerializer.SerializeToUtf8Bytes(inbound, TurnJson.Default.Inbound), Purpose) },
            new NpgsqlParameter<Guid?> { TypedValue = conversationId, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid },
        },
    };

    private NpgsqlBatchCommand Apology(Inbound inbound, ITenantCipher cipher, DateTimeOffset now) => new(
        """
        insert into companion.outbox (tenant_id, account_id, chat_id, lane, created_at, box)
        values (companion.tenant(), $1, $2, $3, $4, $5)
        """)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = inbound.Chat.AccountId },
            new NpgsqlParameter<string> { TypedValue = inbound.Chat.ChatId },
            new NpgsqlParameter<short> { TypedValue = (short)Lane.Reply },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
            new NpgsqlParameter<byte[]>
            {
                TypedValue = cipher.Seal(
                    JsonSerializer.SerializeToUtf8Bytes(apology.For(inbound), TurnJson.Default.OutMessage), TurnStatements.OutboxPurpose),
            },
        },
    };
}
