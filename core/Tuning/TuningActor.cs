using Companion.Audit;
using Companion.Storage;

namespace Companion.Tuning;

/// <summary>Who tunes, and for which tenant.</summary>
public sealed record TuningActor(Guid TenantId, Guid StaffId, string Login)
{
    /// <summary>The last statement of the change that it tells of.</summary>
    internal Task WriteAsync(TenantTransaction transaction, string action, string? target, DateTimeOffset now, CancellationToken cancellationToken, string? details = null) =>
        AuditLog.WriteAsync(transaction.Connection, new(AuditKind.Activity, AuditActor.Staff(StaffId), action, now) { Target = target, Details = details }, cancellationToken);

    /// <summary>A look that changes nothing.</summary>
    internal async Task WriteAsync(CompanionDatabase database, string action, string? target, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(TenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await WriteAsync(transaction, action, target, now, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
