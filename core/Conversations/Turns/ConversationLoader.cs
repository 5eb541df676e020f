using Companion.Dialogs;
using Companion.Storage;
using Npgsql;

namespace Companion.Conversations.Turns;

/// <summary>Reads conversations of one tenant by chat or by id, any number in one round trip.</summary>
internal static class ConversationLoader
{
    private const string Found =
        """
        select c.id, c.version, c.box, c.account_id, c.chat_id, w.due_at
        from companion.conversations c
        left join companion.timers w on w.tenant_id = c.tenant_id and w.conversation_id = c.id and w.name = ''
        where c.tenant_id = companion.tenant() and c.id =
        """;

    private static string ByChat(string locking) =>
        "select k.ord, x.* from unnest($1, $2) with ordinality as k (account_id, chat_id, ord) cross join lateral (" + Found +
        """
         (select h.conversation_id from companion.chats h
          where h.tenant_id = companion.tenant() and h.account_id = k.account_id and h.chat_id = k.chat_id)
        """ + locking + ") x";

    private static string ById(string locking) =>
        "select k.ord, x.* from unnest($1) with ordinality as k (id, ord) cross join lateral (" + Found + " k.id" + locking + ") x";

    /// <summary>The found conversations, each with the index of its key in the input.</summary>
    public static async Task<List<(int Index, LiveConversation Conversation)>> LoadAsync(
        NpgsqlConnection connection,
        Guid tenantId,
        IReadOnlyList<ChatAddress> chats,
        IReadOnlyList<Guid> ids,
        ITenantCipher cipher,
        bool locked,
        CancellationToken cancellationToken)
    {
        var locking = locked ? " for update of c" : "";
        var found = new List<(int, LiveConversation)>(chats.Count + ids.Count);
        var batch = connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(TurnStatements.SetTenant(tenantId));
            if (chats.Count > 0)
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(ByChat(locking))
                {
                    Parameters =
                    {
                        new NpgsqlParameter<Guid[]> { TypedValue = [.. chats.Select(chat => chat.AccountId)] },
                        new NpgsqlParameter<string[]> { TypedValue = [.. chats.Select(chat => chat.ChatId)] },
                    },
                });
            }

            if (ids.Count > 0)
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(ById(locking))
                {
                    Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. ids] } },
                });
            }

            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                var offset = 0;
                do
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        var box = await reader.GetFieldValueAsync<byte[]>(3, cancellationToken).ConfigureAwait(false);
                        found.Add((offset + (int)reader.GetInt64(0) - 1, new LiveConversation
                        {
                            TenantId = tenantId,
                            Id = reader.GetGuid(1),
                            Version = reader.GetInt64(2),
                            State = ConversationState.FromUtf8(cipher.Open(box, TurnStatements.StatePurpose)),
                            LastChat = new ChatAddress(tenantId, reader.GetGuid(4), reader.GetString(5)),
                            WakeRowDue = reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6),
                        }));
                    }

                    offset += chats.Count;
                }
                while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
            }
        }

        return found;
    }
}
