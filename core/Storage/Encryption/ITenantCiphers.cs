namespace Companion.Storage.Encryption;

/// <summary>The ciphers of all tenants. A cipher may be kept: it follows rotations by itself.</summary>
public interface ITenantCiphers
{
    /// <summary>Reads the tenant's keys at the first call (one short query, blocking), then answers from memory.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The tenant has no keys: unknown, or erased.</exception>
    ITenantCipher For(Guid tenantId);

    /// <summary>The same without blocking at the first call.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The tenant has no keys: unknown, or erased.</exception>
    ValueTask<ITenantCipher> ForAsync(Guid tenantId, CancellationToken cancellationToken);
}
