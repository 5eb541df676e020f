using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Companion.Admin.Tests;

namespace Companion.EndToEnd.Panel;

/// <summary>The app on a nurse's phone (RFC 6238), from the key that the page shows.</summary>
internal sealed class Authenticator(string typedKey, TimeProvider time)
{
    private const int StepSeconds = 30;
    private readonly byte[] _key = TestBase32.Decode(typedKey);
    private long _shown;

    /// <summary>A code that was not used before: the next one's, if this one's was. The door allows one step of drift.</summary>
    public string NextCode()
    {
        _shown = Math.Max(_shown + 1, time.GetUtcNow().ToUnixTimeSeconds() / StepSeconds);
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, _shown);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The standard's algorithm.
        HMACSHA1.HashData(_key, counter, mac);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 0x0F)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
