using System.Security.Cryptography;
using System.Text;

namespace Companion.Bot.Channels.Sms;

/// <summary>
/// X-Twilio-Signature: HMAC-SHA1, under the account's secret, of the address as the provider called it followed by the form's names and
/// values sorted by name; base64 (twilio.com/docs/usage/security#validating-requests).
/// </summary>
internal static class TwilioSignature
{
    public const string Header = "X-Twilio-Signature";

    public static string Of(string secret, Uri url, IEnumerable<KeyValuePair<string, string>> form)
    {
        var text = new StringBuilder(url.ToString());
        foreach (var (name, value) in form.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            text.Append(name).Append(value);
        }

#pragma warning disable CA5350 // The protocol's algorithm; as a keyed hash SHA-1 still stands.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text.ToString())));
#pragma warning restore CA5350
    }

    public static bool IsOf(string? signature, string secret, Uri url, IEnumerable<KeyValuePair<string, string>> form) =>
        signature is not null && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Of(secret, url, form)));
}
