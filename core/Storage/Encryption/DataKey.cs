using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Companion.Storage.Encryption;

/// <summary>
/// One AES-256-GCM key. AesGcm is not documented as safe for two threads at once, and making one costs a key schedule, so idle ones
/// are kept.
/// </summary>
internal sealed class DataKey(int id, byte[] key)
{
    public const int NonceBytes = 12;
    public const int TagBytes = 16;

    private readonly ConcurrentBag<AesGcm> _idle = [];

    public int Id => id;

    public void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, Span<byte> ciphertext, Span<byte> tag, ReadOnlySpan<byte> associated)
    {
        var aes = Rent();
        aes.Encrypt(nonce, plain, ciphertext, tag, associated);
        _idle.Add(aes);
    }

    /// <exception cref="AuthenticationTagMismatchException">Altered, or bound to something else.</exception>
    public void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plain, ReadOnlySpan<byte> associated)
    {
        var aes = Rent();
        try
        {
            aes.Decrypt(nonce, ciphertext, tag, plain, associated);
        }
        finally
        {
            _idle.Add(aes);
        }
    }

    private AesGcm Rent() => _idle.TryTake(out var aes) ? aes : new AesGcm(key, TagBytes);
}
