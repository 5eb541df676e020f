using System.Collections.Concurrent;
using Companion.Storage;
using Npgsql;

namespace Companion.Conversations;

/// <summary>The accounts (bots, web chats) that this deployment speaks through.</summary>
public sealed class ChannelAccounts(CompanionDatabase database, IEnumerable<ITurnChannel> turnChannels, TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, ChannelAccount> _byId = [];
    private readonly Dictionary<ChannelKind, ITurnChannel> _turnChannels = turnChannels.ToDictionary(channel => channel.Kind);

    /// <summary>Raised when an account becomes known, on this node's start or later.</summary>
    public event Action<ChannelAccount>? Added;

    public IReadOnlyCollection<ChannelAccount> All => [.. _byId.Values];

    /// <summary>The account of a tenant on a channel, made when it is new.</summary>
    /// <param name="tenantId">Whose account.</param>
    /// <param name="kind">On which channel.</param>
    /// <param name="externalId">The channel's own id: a Telegram bot's user id; "web" for the page.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ChannelAccount> EnsureAsync(Guid tenantId, ChannelKind kind, string externalId, CancellationToken cancellationToken)
    {
        var connection = await database.App.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var batch = connection.CreateBatch();
            await using (batch.ConfigureAwait(false))
            {
                batch.BatchCommands.Add(Turns.TurnStatements.SetTenant(tenantId));
                batch.BatchCommands.Add(new NpgsqlBatchCommand(
                    """
                    insert into companion.channel_accounts (tenant_id, id, kind, external_id, created_at)
                    values (companion.tenant(), $1, $2, $3, $4) on conflict (tenant_id, kind, external_id) do nothing
                    """)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() },
                        new NpgsqlParameter<string> { TypedValue = kind.ToString() },
                        new NpgsqlParameter<string> { TypedValue = externalId },
                        new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() },
                    },
                });
                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            var read = connection.CreateBatch();
            await using (read.ConfigureAwait(false))
            {
                read.BatchCommands.Add(Turns.TurnStatements.SetTenant(tenantId));
                read.BatchCommands.Add(new NpgsqlBatchCommand(
                    "select id from companion.channel_accounts where tenant_id = companion.tenant() and kind = $1 and external_id = $2")
                {
                    Parameters =
                    {
                        new NpgsqlParameter<string> { TypedValue = kind.ToString() },
                        new NpgsqlParameter<string> { TypedValue = externalId },
                    },
                });
                var reader = await read.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                    await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                    return Know(new ChannelAccount(tenantId, reader.GetGuid(0), kind, externalId));
                }
            }
        }
    }

    /// <summary>Null for a channel that sends, and for an account that this node has not met.</summary>
    internal ITurnChannel? TurnChannelOf(Guid accountId) =>
        _byId.TryGetValue(accountId, out var account) ? _turnChannels.GetValueOrDefault(account.Kind) : null;

    private ChannelAccount Know(ChannelAccount account)
    {
        if (_byId.TryAdd(account.Id, account))
        {
            Added?.Invoke(account);
        }

        return account;
    }
}

public sealed record ChannelAccount(Guid TenantId, Guid Id, ChannelKind Kind, string ExternalId);
