using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Companion.Storage;

namespace Companion.Safety.Alarms;

/// <summary>
/// Addresses by which a contact answers without a chat (in SMS and e-mail). Signed under the tenant's index key for one contact of one
/// alarm; after the alarm's end they only tell how it ended.
/// </summary>
internal sealed class AlarmLinks(string publicUrl)
{
    private const int MacBytes = 12;
    private const int TokenBytes = 16 + 16 + 1 + MacBytes;

    public string For(AlarmScope scope, Guid alarmId, int contact) =>
        $"{publicUrl.TrimEnd('/')}/alarm/{Token(scope.TenantId, scope.Cipher, alarmId, contact)}";

    public static string Token(Guid tenantId, ITenantCipher cipher, Guid alarmId, int contact)
    {
        Span<byte> token = stackalloc byte[TokenBytes];
        tenantId.TryWriteBytes(token);
        alarmId.TryWriteBytes(token[16..]);
        token[32] = (byte)contact;
        Mac(cipher, alarmId, contact).AsSpan(0, MacBytes).CopyTo(token[33..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>What a token claims; nothing of it is believed before <see cref="IsSigned"/>.</summary>
    public static bool TryRead(string token, out Guid tenantId, out Guid alarmId, out int contact)
    {
        (tenantId, alarmId, contact) = (default, default, 0);
        Span<byte> bytes = stackalloc byte[TokenBytes];
        if (token.Length != Base64Url.GetEncodedLength(TokenBytes)
            || Base64Url.DecodeFromChars(token, bytes, out _, out var written) != OperationStatus.Done || written != TokenBytes)
        {
            return false;
        }

        (tenantId, alarmId, contact) = (new Guid(bytes[..16]), new Guid(bytes[16..32]), bytes[32]);
        return true;
    }

    public static bool IsSigned(string token, Guid tenantId, ITenantCipher cipher, Guid alarmId, int contact) =>
        CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.ASCII.GetBytes(token), System.Text.Encoding.ASCII.GetBytes(Token(tenantId, cipher, alarmId, contact)));

    private static byte[] Mac(ITenantCipher cipher, Guid alarmId, int contact) =>
        cipher.BlindIndex(string.Create(CultureInfo.InvariantCulture, $"{alarmId:N}:{contact}"), "alarm.link");
}
