using System.Buffers.Text;
using System.Security.Cryptography;

namespace Companion.Admin.SignIn;

/// <summary>
/// What the holder of a token has: the tenant and the row to look in, and 256 random bits. The tenant in it is only where to look;
/// the secret decides.
/// </summary>
internal sealed record TokenCode(Guid TenantId, Guid Id, byte[] Secret)
{
    private const int GuidBytes = 16;
    private const int SecretBytes = 32;

    public static TokenCode New(Guid tenantId) => new(tenantId, Guid.NewGuid(), RandomNumberGenerator.GetBytes(SecretBytes));

    public byte[] Hash() => SHA256.HashData(Secret);

    /// <summary>Base64url, safe in an address and a header.</summary>
    public string Encode() => Base64Url.EncodeToString([.. TenantId.ToByteArray(), .. Id.ToByteArray(), .. Secret]);

    /// <summary>Null when it is not of our making.</summary>
    public static TokenCode? Decode(string? text)
    {
        Span<byte> bytes = stackalloc byte[(2 * GuidBytes) + SecretBytes];
        if (text is null || text.Length > 200 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != bytes.Length)
        {
            return null;
        }

        return new(new(bytes[..GuidBytes]), new(bytes[GuidBytes..(2 * GuidBytes)]), bytes[(2 * GuidBytes)..].ToArray());
    }
}
