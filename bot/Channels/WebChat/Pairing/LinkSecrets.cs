using Companion.Storage;

namespace Companion.Bot.Channels.WebChat.Pairing;

/// <summary>Keyed hashes of links and codes: a code's million possibilities cannot be tried against a stolen table.</summary>
internal static class LinkSecrets
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public static byte[] HashToken(ITenantCipher cipher, string token) => cipher.BlindIndex(token, "webchat.link-token");

    public static byte[] HashCode(ITenantCipher cipher, string code) => cipher.BlindIndex(code, "webchat.link-code");
}
