using Companion.Storage;

namespace Companion.Bot.Channels.WebChat.Tokens;

/// <summary>Devices that were told to be forgotten.</summary>
internal interface IWebRevocations
{
    Task<bool> IsRevokedAsync(Guid tenantId, string userId, CancellationToken cancellationToken);

    Task RevokeAsync(Guid tenantId, string userId, CancellationToken cancellationToken);
}

internal sealed class PostgresWebRevocations(CompanionDatabase database, TimeProvider clock) : IWebRevocations
{
    public async Task<bool> IsRevokedAsync(Guid tenantId, string userId, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(tenantId, cancellationToken);
        await using var command = transaction.Command("select 1 from companion.web_revocations where tenant_id = $1 and chat_id = $2");
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = userId });
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    public async Task RevokeAsync(Guid tenantId, string userId, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(tenantId, cancellationToken);
        await using var command = transaction.Command(
            "insert into companion.web_revocations (tenant_id, chat_id, revoked_at) values ($1, $2, $3) on conflict do nothing");
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = userId });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
