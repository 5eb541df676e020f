using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Companion.Storage.Encryption;

/// <summary>Keeps each tenant's keys in memory and follows what other nodes do to them.</summary>
internal sealed class TenantCiphers(TenantKeyStore store) : ITenantCiphers
{
    /// <summary>How soon a node takes up a new key, and forgets an erased tenant's.</summary>
    public static readonly TimeSpan RefreshPeriod = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, TenantCipher> _ciphers = new();

    public ITenantCipher For(Guid tenantId) =>
        _ciphers.TryGetValue(tenantId, out var known) ? known : Keep(tenantId, store.Load(tenantId));

    public ValueTask<ITenantCipher> ForAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        return _ciphers.TryGetValue(tenantId, out var known) ? new(known) : new(LoadAsync());

        async Task<ITenantCipher> LoadAsync() => Keep(tenantId, await store.LoadAsync(tenantId, cancellationToken));
    }

    /// <summary>Reads the keys of every tenant in memory again.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        foreach (var (tenantId, cipher) in _ciphers)
        {
            var fresh = await store.LoadAsync(tenantId, cancellationToken);
            if (fresh is null)
            {
                Forget(tenantId);
            }
            else if (fresh.Current.Id != cipher.Ring.Current.Id)
            {
                cipher.Ring = fresh;
            }
        }
    }

    public void Forget(Guid tenantId)
    {
        if (_ciphers.TryRemove(tenantId, out var cipher))
        {
            cipher.Forget();
        }
    }

    private TenantCipher Keep(Guid tenantId, KeyRing? ring) => ring is null
        ? throw new CryptographicException("The tenant has no keys.")
        : _ciphers.GetOrAdd(tenantId, new TenantCipher(ring, store.Load));
}
