using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Companion.Audit;

/// <summary>
/// The hash of an entry: SHA-256 over the hash before it and the entry's fields, each with its length before it, so that nothing can move
/// from one field into the next. The same as companion.audit in the database.
/// </summary>
internal static class AuditHash
{
    public static readonly byte[] Zero = new byte[SHA256.HashSizeInBytes];

    public static byte[] Of(byte[] before, AuditLine line)
    {
        var entry = line.Entry;
        var text = new StringBuilder();
        foreach (var field in (string?[])
        [
            line.TenantId.ToString(),
            entry.Kind.ToString(),
            line.Seq.ToString(CultureInfo.InvariantCulture),
            ((entry.At - DateTimeOffset.UnixEpoch).Ticks / 10).ToString(CultureInfo.InvariantCulture),
            entry.Actor.Kind.ToString(),
            entry.Actor.Id?.ToString(),
            entry.Action,
            entry.PersonId?.ToString(),
            entry.Target,
            entry.Reason,
            entry.Details,
        ])
        {
            text.Append(field is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:{field}")).Append(',');
        }

        return SHA256.HashData([.. before, .. Encoding.UTF8.GetBytes(text.ToString())]);
    }
}
