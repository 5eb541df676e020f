using Companion.Access;
using Companion.Admin.SignIn;
using Companion.People;
using Companion.Storage;

namespace Companion.Admin.People;

/// <summary>Looks of staff at a person's data: why, and that they happened.</summary>
internal static class Looks
{
    public const string ReasonHeader = "X-Reason";

    public static readonly Refusal ReasonMissing = new(422, "reason-missing", "Say why you look: the header X-Reason.");

    /// <summary>Into the audit and the person's own list of who looked; commits with the answer's transaction.</summary>
    public static Task LookedAsync(
        this TenantTransaction transaction, SignedIn who, Guid personId, string what, LookReason reason, TimeProvider time, CancellationToken cancellationToken) =>
        AccessLog.WriteAsync(
            transaction.Connection,
            new(personId, who.StaffId, time.GetUtcNow(), what, Allowed: true) { ByStaff = true, Reason = reason.ToString() },
            cancellationToken);

    public static async Task<bool> HasPersonAsync(this TenantTransaction transaction, Guid personId, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command("select exists (select from companion.people where tenant_id = companion.tenant() and id = $1)");
        command.Parameters.Add(new() { Value = personId });
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
