using System.Security.Cryptography;

namespace Companion.Storage.Encryption;

/// <summary>
/// Random nonces from the system's generator, fetched many at a time by each thread: asking for 12 bytes at once costs more than
/// sealing a small box does (measured: 2 of 3.5 µs).
/// </summary>
internal static class NonceSource
{
    private const int Nonces = 256;

    [ThreadStatic]
    private static Supply? supply;

    private sealed class Supply
    {
        public byte[] Bytes { get; } = new byte[Nonces * DataKey.NonceBytes];

        public int Used { get; set; } = Nonces;
    }

    /// <summary>Never gives the same bytes twice.</summary>
    public static void Fill(Span<byte> nonce)
    {
        var own = supply ??= new Supply();
        if (own.Used == Nonces)
        {
            RandomNumberGenerator.Fill(own.Bytes);
            own.Used = 0;
        }

        own.Bytes.AsSpan(own.Used++ * DataKey.NonceBytes, DataKey.NonceBytes).CopyTo(nonce);
    }
}
