using Companion.Storage;

namespace Companion.Bot.Channels.WebChat.Pairing;

/// <summary>Uses up one-time links.</summary>
internal sealed class LinkStore(CompanionDatabase database, TimeProvider clock)
{
    /// <summary>Makes <paramref name="userId"/> a chat of the link's conversation. Exactly one device wins a link.</summary>
    /// <returns>False when there is no such link, or it was used, has run out, or the code could mean two people.</returns>
    public async Task<bool> UseAsync(WebChatIdentity identity, string? token, string? code, string userId, CancellationToken cancellationToken)
    {
        var (column, hash) = (token, code) switch
        {
            ({ Length: > 0 and < 100 }, _) => ("token_hash", LinkSecrets.HashToken(identity.Cipher, token)),
            (_, { Length: 6 }) => ("code_hash", LinkSecrets.HashCode(identity.Cipher, code)),
            _ => ("", []),
        };
        if (hash.Length == 0)
        {
            return false;
        }

        await using var transaction = await database.BeginAsync(identity.TenantId, cancellationToken);
        await using var use = transaction.Command(
            $"""
            update companion.link_tokens set used_at = $3
            where tenant_id = $1 and {column} = $2 and used_at is null and expires_at > $3
            returning conversation_id, person_id
            """);
        use.Parameters.Add(new() { Value = identity.TenantId });
        use.Parameters.Add(new() { Value = hash });
        use.Parameters.Add(new() { Value = clock.GetUtcNow() });
        var owners = new List<(Guid Conversation, Guid Person)>();
        await using (var reader = await use.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                owners.Add((reader.GetGuid(0), reader.GetGuid(1)));
            }
        }

        // Two people who hold the same six digits at the same time: nobody gets in, and nothing is used up.
        if (owners.Count != 1)
        {
            return false;
        }

        await using var join = transaction.Command(
            """
            insert into companion.chats (tenant_id, account_id, chat_id, conversation_id, person_id, reachable, created_at)
            values ($1, $2, $3, $4, $5, true, $6)
            """);
        join.Parameters.Add(new() { Value = identity.TenantId });
        join.Parameters.Add(new() { Value = identity.AccountId });
        join.Parameters.Add(new() { Value = userId });
        join.Parameters.Add(new() { Value = owners[0].Conversation });
        join.Parameters.Add(new() { Value = owners[0].Person });
        join.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await join.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
