using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Companion.Storage;

namespace Companion.Audit;

/// <summary>
/// The end of a chain as a host saw it, signed. The key is the tenant's index key, which only the master key unwraps: who has the database
/// alone cannot make one.
/// </summary>
internal sealed record AuditAnchor(Guid TenantId, AuditKind Kind, long Seq, DateTimeOffset At, byte[] Hash, byte[] Signature)
{
    private const string Purpose = "audit.anchor";

    public static AuditAnchor Sign(ITenantCipher cipher, Guid tenantId, AuditKind kind, long seq, DateTimeOffset at, byte[] hash) =>
        new(tenantId, kind, seq, at, hash, cipher.BlindIndex(Signed(tenantId, kind, seq, at, hash), Purpose));

    public bool IsSigned(ITenantCipher cipher) =>
        CryptographicOperations.FixedTimeEquals(Signature, cipher.BlindIndex(Signed(TenantId, Kind, Seq, At, Hash), Purpose));

    /// <summary>One line of the file beside the database.</summary>
    public string ToLine() => string.Create(
        CultureInfo.InvariantCulture, $"{TenantId} {Kind} {Seq} {Micros(At)} {Convert.ToHexStringLower(Hash)} {Convert.ToHexStringLower(Signature)}");

    /// <summary>Null: not a line of ours (a write that a crash cut off, or somebody's pencil).</summary>
    public static AuditAnchor? Parse(string line)
    {
        try
        {
            return line.Split(' ') is [var tenant, var kind, var seq, var micros, var hash, var signature]
                ? new(
                    Guid.Parse(tenant), Enum.Parse<AuditKind>(kind), long.Parse(seq, CultureInfo.InvariantCulture),
                    DateTimeOffset.UnixEpoch.AddTicks(long.Parse(micros, CultureInfo.InvariantCulture) * 10),
                    Convert.FromHexString(hash), Convert.FromHexString(signature))
                : null;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static string Signed(Guid tenantId, AuditKind kind, long seq, DateTimeOffset at, byte[] hash) =>
        new StringBuilder().Append(CultureInfo.InvariantCulture, $"{tenantId} {kind} {seq} {Micros(at)} {Convert.ToHexStringLower(hash)}").ToString();

    private static long Micros(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / 10;
}
