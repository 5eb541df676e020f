using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Companion.Admin.SignIn;

/// <summary>
/// Time-based one-time passwords (RFC 6238: SHA-1, 30 s, 6 digits, what every authenticator app speaks). Not Identity's provider,
/// because that one reads the system clock and takes a code twice.
/// </summary>
internal static class Totp
{
    private const int Digits = 6;
    private const int Modulus = 1_000_000;

    /// <summary>RFC 4226 asks for 160 bits.</summary>
    private const int KeyBytes = 20;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    public static string CodeAt(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The standard's algorithm; HMAC is not touched by SHA-1's collisions.
        HMACSHA1.HashData(key, counter, mac);
#pragma warning restore CA5350
        var offset = mac[^1] & 0x0F;
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[offset..]) & int.MaxValue;
        return (number % Modulus).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }

    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    /// <summary>
    /// The step whose code this is, one step of clock drift allowed either way; null when it is none, or not later than
    /// <paramref name="lastStep"/>.
    /// </summary>
    public static long? Match(byte[] key, string code, DateTimeOffset now, long lastStep)
    {
        var digits = code.Replace(" ", string.Empty, StringComparison.Ordinal);
        var current = StepAt(now);
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (step > lastStep && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(CodeAt(key, step)), System.Text.Encoding.UTF8.GetBytes(digits)))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>What the authenticator's QR code holds.</summary>
    public static string Address(byte[] key, string login) =>
        $"otpauth://totp/Companion:{Uri.EscapeDataString(login)}?secret={Base32.Encode(key)}&issuer=Companion";
}
