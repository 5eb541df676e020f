using System.Net;
using System.Net.Sockets;
using Companion.Storage.Encryption;
using Microsoft.EntityFrameworkCore;

namespace Companion.Admin.SignIn;

/// <summary>
/// Slows down guessing without letting anybody lock somebody else out: wrong passwords count for the account as tried from one address,
/// wrong codes (which only who knows the password can try) for the account from everywhere.
/// </summary>
internal sealed class AttemptGate(StaffDbContext db, ITenantCiphers ciphers, TimeProvider time)
{
    private const string Purpose = "staff.attempt";

    public Task<StaffAttempt> ForPasswordAsync(Guid tenantId, string login, IPAddress? address, CancellationToken cancellationToken) =>
        LockAsync(tenantId, $"password|{login}|{NetworkOf(address)}", cancellationToken);

    public Task<StaffAttempt> ForCodeAsync(Guid tenantId, Guid staffId, CancellationToken cancellationToken) =>
        LockAsync(tenantId, $"code|{staffId}", cancellationToken);

    /// <summary>
    /// Takes the row's lock before the try is judged: a hundred tries at once are judged one after the other. The address is personal
    /// data, so the key is a keyed hash.
    /// </summary>
    private async Task<StaffAttempt> LockAsync(Guid tenantId, string key, CancellationToken cancellationToken)
    {
        var cipher = await ciphers.ForAsync(tenantId, cancellationToken);
        var index = cipher.BlindIndex(key, Purpose);
        var now = time.GetUtcNow();
        await db.Database.ExecuteSqlAsync(
            $"insert into companion.staff_attempts (tenant_id, key, failures, seen_at) values ({tenantId}, {index}, 0, {now}) on conflict do nothing",
            cancellationToken);
        var locked = await db.Attempts
            .FromSql($"select * from companion.staff_attempts where tenant_id = {tenantId} and key = {index} for update")
            .ToListAsync(cancellationToken);
        return locked[0];
    }

    /// <summary>A household or a server owns a whole /64 of IPv6 addresses: they count as one.</summary>
    private static string NetworkOf(IPAddress? address)
    {
        if (address is null || address.IsIPv4MappedToIPv6 || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address?.MapToIPv4().ToString() ?? "-";
        }

        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }
}
