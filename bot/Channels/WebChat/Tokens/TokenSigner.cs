using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Companion.Storage;

namespace Companion.Bot.Channels.WebChat.Tokens;

/// <summary>
/// Signs and checks tokens: JSON Web Tokens with HMAC-SHA-256 (RFC 7519, 7515) under a key derived from the tenant's index key, which
/// every node has and which outlives restarts. In this shape because Direct Line clients read the claim "user" from it.
/// </summary>
internal sealed class TokenSigner(Guid tenantId, ITenantCipher cipher, TimeProvider clock)
{
    private const int MaxTokenChars = 1000;
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);
    private readonly byte[] _key = cipher.BlindIndex("web-chat", "webchat.token-key");

    public static string NewUserId() => "dl_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public string Sign(TokenPurpose purpose, string userId, TimeSpan lifetime)
    {
        var claims = new Claims(
            userId, WebToken.ConversationOf(userId), tenantId.ToString("N"), purpose.ToString(), clock.GetUtcNow().Add(lifetime).ToUnixTimeSeconds());
        var signed = Header + "." + Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, TokenJson.Default.Claims));
        return signed + "." + Base64Url.EncodeToString(Mac(signed));
    }

    /// <returns>Null for anything that this tenant did not sign for this purpose, or that has run out.</returns>
    public WebToken? Read(string? token, TokenPurpose purpose)
    {
        if (token is null || token.Length > MaxTokenChars || token.LastIndexOf('.') is not (> 0 and var dot))
        {
            return null;
        }

        var signed = token[..dot];
        if (!TryDecode(token.AsSpan(dot + 1), out var mac)
            || !CryptographicOperations.FixedTimeEquals(mac, Mac(signed))
            || !signed.StartsWith(Header + ".", StringComparison.Ordinal)
            || !TryDecode(signed.AsSpan(Header.Length + 1), out var json)
            || JsonSerializer.Deserialize(json, TokenJson.Default.Claims) is not { } claims
            || claims.Tenant != tenantId.ToString("N")
            || claims.Purpose != purpose.ToString())
        {
            return null;
        }

        var expiresAt = DateTimeOffset.FromUnixTimeSeconds(claims.Exp);
        return expiresAt > clock.GetUtcNow() ? new(purpose, claims.User, expiresAt) : null;
    }

    /// <summary>The signature in a file's address: this file, for this long.</summary>
    public string SignFile(Guid fileId, TimeSpan lifetime)
    {
        // A whole number of lifetimes from now on, so that a picture keeps its address (and stays in the browser's cache) for a while.
        var period = (long)lifetime.TotalSeconds;
        var until = ((clock.GetUtcNow().ToUnixTimeSeconds() / period) + 2) * period;
        return until.ToString(System.Globalization.CultureInfo.InvariantCulture) + "." + Base64Url.EncodeToString(Mac($"file.{fileId:N}.{until}"));
    }

    public bool AllowsFile(Guid fileId, string? signature)
    {
        var dot = signature?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        return signature is { Length: < 100 } && dot > 0
            && long.TryParse(signature.AsSpan(0, dot), System.Globalization.NumberStyles.None, null, out var until)
            && until > clock.GetUtcNow().ToUnixTimeSeconds()
            && TryDecode(signature.AsSpan(dot + 1), out var mac)
            && CryptographicOperations.FixedTimeEquals(mac, Mac($"file.{fileId:N}.{until}"));
    }

    private byte[] Mac(string text) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text));

    private static bool TryDecode(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (!Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var written))
        {
            return false;
        }

        Array.Resize(ref bytes, written);
        return true;
    }
}
