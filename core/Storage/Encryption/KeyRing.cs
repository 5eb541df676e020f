using System.Collections.Frozen;

namespace Companion.Storage.Encryption;

/// <summary>A tenant's unwrapped keys at one moment.</summary>
/// <param name="Current">Seals; the newest that is not retired.</param>
/// <param name="All">Open what older ones sealed.</param>
/// <param name="IndexKey">For blind indexes; does not rotate, because an index can only be rebuilt from every plain value.</param>
internal sealed record KeyRing(Guid TenantId, DataKey Current, FrozenDictionary<int, DataKey> All, byte[] IndexKey);
