using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Companion.Storage.Encryption;

/// <summary>
/// A box is: version (1 byte) | key id (4, big endian) | nonce (12, random) | tag (16) | ciphertext. The associated data is the tenant's
/// id and the purpose. Random 96-bit nonces stay safe for 2^32 boxes a key (NIST SP 800-38D, 8.3): rotate before that.
/// </summary>
internal sealed class TenantCipher(KeyRing ring, Func<Guid, KeyRing?> reload) : ITenantCipher
{
    public const int HeaderBytes = 1 + sizeof(int);
    public const int Overhead = HeaderBytes + DataKey.NonceBytes + DataKey.TagBytes;
    private const byte Version = 1;
    private const int TagAt = HeaderBytes + DataKey.NonceBytes;
    private const int MaxStackBytes = 256;

    private volatile KeyRing? _ring = ring;

    public KeyRing Ring
    {
        get => _ring ?? throw new CryptographicException("The tenant's keys are gone.");
        set => _ring = value;
    }

    /// <summary>After an erasure: also a cipher that somebody kept opens nothing more.</summary>
    public void Forget() => _ring = null;

    public byte[] Seal(ReadOnlySpan<byte> plain, string purpose)
    {
        var ring = Ring;
        var box = new byte[Overhead + plain.Length];
        box[0] = Version;
        BinaryPrimitives.WriteInt32BigEndian(box.AsSpan(1), ring.Current.Id);
        var nonce = box.AsSpan(HeaderBytes, DataKey.NonceBytes);
        NonceSource.Fill(nonce);
        Span<byte> binding = stackalloc byte[MaxStackBytes];
        binding = Bind(ring.TenantId, purpose, binding);
        ring.Current.Encrypt(nonce, plain, box.AsSpan(Overhead), box.AsSpan(TagAt, DataKey.TagBytes), binding);
        return box;
    }

    public byte[] Open(ReadOnlySpan<byte> box, string purpose)
    {
        if (box.Length < Overhead || box[0] != Version)
        {
            throw new CryptographicException("This is not a sealed box.");
        }

        var ring = Ring;
        var key = FindKey(ring, BinaryPrimitives.ReadInt32BigEndian(box[1..]));
        Span<byte> binding = stackalloc byte[MaxStackBytes];
        binding = Bind(ring.TenantId, purpose, binding);
        var plain = new byte[box.Length - Overhead];
        key.Decrypt(box.Slice(HeaderBytes, DataKey.NonceBytes), box[Overhead..], box.Slice(TagAt, DataKey.TagBytes), plain, binding);
        return plain;
    }

    public byte[] BlindIndex(string normalised, string purpose)
    {
        // The zero byte keeps ("ab", "c") apart from ("a", "bc"); a purpose holds none.
        var text = Encoding.UTF8.GetBytes($"{purpose}\0{normalised}");
        return HMACSHA256.HashData(Ring.IndexKey, text);
    }

    private DataKey FindKey(KeyRing ring, int id)
    {
        if (ring.All.TryGetValue(id, out var known))
        {
            return known;
        }

        // Another node may have rotated since this ring was read.
        if (reload(ring.TenantId) is { } fresh && fresh.All.TryGetValue(id, out var found))
        {
            _ring = fresh;
            return found;
        }

        throw new CryptographicException("The key of this box is gone.");
    }

    private static Span<byte> Bind(Guid tenantId, string purpose, Span<byte> buffer)
    {
        tenantId.TryWriteBytes(buffer, bigEndian: true, out _);
        if (Encoding.UTF8.TryGetBytes(purpose, buffer[16..], out var written))
        {
            return buffer[..(16 + written)];
        }

        throw new ArgumentException("A purpose has at most 240 bytes.", nameof(purpose));
    }
}
