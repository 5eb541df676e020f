namespace Companion.Storage;

/// <summary>AES-256-GCM under a tenant's current data key; a box names the key that made it, so that keys can rotate.</summary>
public interface ITenantCipher
{
    /// <param name="plain">What to hide.</param>
    /// <param name="purpose">Bound to the box as associated data ("conversation.state", "diary.note"): a box moved elsewhere does not open.</param>
    byte[] Seal(ReadOnlySpan<byte> plain, string purpose);

    /// <exception cref="System.Security.Cryptography.CryptographicException">Tampered, of another purpose, or its key is gone (erased).</exception>
    byte[] Open(ReadOnlySpan<byte> box, string purpose);

    /// <summary>Keyed blind index (HMAC-SHA-256 under the tenant's index key) of a normalised value, for exact look-ups.</summary>
    byte[] BlindIndex(string normalised, string purpose);
}
