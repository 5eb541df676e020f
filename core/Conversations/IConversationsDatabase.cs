using Companion.Storage;
using Npgsql;

namespace Companion.Conversations;

/// <summary>The connections and keys that conversations stand on.</summary>
public interface IConversationsDatabase
{
    /// <summary>As the application role: row-level security, one tenant a transaction.</summary>
    NpgsqlDataSource App { get; }

    /// <summary>As the worker role: due rows of all tenants in the tables that opted in.</summary>
    NpgsqlDataSource Worker { get; }

    ValueTask<ITenantCipher> CipherAsync(Guid tenantId, CancellationToken cancellationToken);
}
