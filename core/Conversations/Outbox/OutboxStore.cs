using Companion.Storage;
using System.Text.Json;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Companion.Conversations.Outbox;

/// <summary>The outbox table, as the sender sees it.</summary>
internal sealed partial class OutboxStore(CompanionDatabase database, ILogger<OutboxStore> logger)
{
    /// <summary>Most messages of one look.</summary>
    public const int MostAtOnce = 2000;

    /// <summary>Unsent messages above bulk that are not among <paramref name="known"/>.</summary>
    public Task<List<Outgoing>> FetchUrgentAsync(ChannelAccount account, HashSet<long> known, CancellationToken cancellationToken) => FetchAsync(
        account,
        """
        select id, chat_id, lane, box, parts_sent from companion.outbox
        where tenant_id = $1 and account_id = $2 and lane < 3 and not (id = any ($3)) order by lane, id limit $4
        """,
        [new NpgsqlParameter<long[]> { TypedValue = [.. known] }, new NpgsqlParameter<int> { TypedValue = MostAtOnce }],
        cancellationToken);

    /// <summary>The next page of bulk.</summary>
    public Task<List<Outgoing>> FetchBulkAsync(ChannelAccount account, long afterId, int page, CancellationToken cancellationToken) => FetchAsync(
        account,
        """
        select id, chat_id, lane, box, parts_sent from companion.outbox
        where tenant_id = $1 and account_id = $2 and lane = 3 and id > $3
          and not exists (select from companion.outbox_pauses p where p.tenant_id = $1 and p.account_id = $2)
        order by id limit $4
        """,
        [new NpgsqlParameter<long> { TypedValue = afterId }, new NpgsqlParameter<int> { TypedValue = page }],
        cancellationToken);

    /// <summary>Forgets what was sent; what cannot be forgotten now is kept for later.</summary>
    public async Task ForgetAsync(Guid tenantId, SentMarks sentMarks, CancellationToken cancellationToken)
    {
        var marks = sentMarks.Take(tenantId);
        if (marks.Count == 0)
        {
            return;
        }

        try
        {
            var connection = await database.App.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                var batch = connection.CreateBatch();
                await using (batch.ConfigureAwait(false))
                {
                    batch.BatchCommands.Add(TurnStatements.SetTenant(tenantId));
                    foreach (var mark in marks)
                    {
                        batch.BatchCommands.Add(TurnStatements.DropSent(mark.Lease, mark.Epoch, mark.Ids));
                    }

                    await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception)
        {
            sentMarks.PutBack(tenantId, marks);
            if (!CarefulTurn.IsOutage(exception, cancellationToken) && exception is not OperationCanceledException)
            {
                throw;
            }

            LogLater(logger, exception.GetType().Name);
        }
    }

    /// <summary>The person blocked the bot: known from now on to whoever looks for a way to reach them.</summary>
    public Task MarkUnreachableAsync(ChatAddress chat, CancellationToken cancellationToken) => ChangeAsync(
        chat,
        null,
        cancellationToken,
        "update companion.chats set reachable = false where tenant_id = companion.tenant() and account_id = $1 and chat_id = $2");

    public Task MoveChatAsync(ChatAddress chat, string newChatId, CancellationToken cancellationToken) => ChangeAsync(
        chat,
        newChatId,
        cancellationToken,
        "update companion.chats set chat_id = $3 where tenant_id = companion.tenant() and account_id = $1 and chat_id = $2",
        "update companion.conversations set chat_id = $3 where tenant_id = companion.tenant() and account_id = $1 and chat_id = $2",
        "update companion.outbox set chat_id = $3 where tenant_id = companion.tenant() and account_id = $1 and chat_id = $2");

    private async Task ChangeAsync(ChatAddress chat, string? newChatId, CancellationToken cancellationToken, params string[] statements)
    {
        var connection = await database.App.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var batch = connection.CreateBatch();
            await using (batch.ConfigureAwait(false))
            {
                batch.BatchCommands.Add(TurnStatements.SetTenant(chat.TenantId));
                foreach (var statement in statements)
                {
                    var command = new NpgsqlBatchCommand(statement)
                    {
                        Parameters = { new NpgsqlParameter<Guid> { TypedValue = chat.AccountId }, new NpgsqlParameter<string> { TypedValue = chat.ChatId } },
                    };
                    if (newChatId is not null)
                    {
                        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = newChatId });
                    }

                    batch.BatchCommands.Add(command);
                }

                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<List<Outgoing>> FetchAsync(
        ChannelAccount account, string sql, NpgsqlParameter[] further, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(account.TenantId, cancellationToken).ConfigureAwait(false);
        var messages = new List<Outgoing>();
        var command = database.Worker.CreateCommand(sql);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = account.TenantId });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = account.Id });
            command.Parameters.AddRange(further);
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var plain = cipher.Open(reader.GetFieldValue<byte[]>(3), TurnStatements.OutboxPurpose);
                    var message = JsonSerializer.Deserialize(plain, TurnJson.Default.OutMessage)!;
                    messages.Add(new Outgoing(
                        reader.GetInt64(0),
                        new ChatAddress(account.TenantId, account.Id, reader.GetString(1)),
                        message with { Lane = (Lane)reader.GetInt16(2) },
                        reader.GetInt16(4)));
                }
            }
        }

        return messages;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "sent messages will be marked later ({Error})")]
    private static partial void LogLater(ILogger logger, string error);
}
