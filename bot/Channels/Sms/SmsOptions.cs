using Companion.Storage;

namespace Companion.Bot.Channels.Sms;

/// <summary>The SMS provider, by Twilio's protocol (settings <c>Sms__…</c>). Without an account there is no SMS.</summary>
/// <param name="ApiBaseUrl">Twilio's own, or that of a provider who speaks its protocol.</param>
/// <param name="From">A number ("+…") or a sender's name.</param>
/// <param name="CallbackUrl">Where the provider reports to; null: it does not.</param>
internal sealed record SmsOptions(Uri ApiBaseUrl, string AccountSid, string AuthToken, string From, Uri? CallbackUrl)
{
    private const string Twilio = "https://api.twilio.com";

    /// <returns>Null: SMS is not set up.</returns>
    /// <exception cref="InvalidSettingsException">It is set up by half.</exception>
    public static SmsOptions? Read(IConfiguration configuration, string publicUrl)
    {
        if (configuration["Sms:AccountSid"] is not { Length: > 0 } account)
        {
            return null;
        }

        return new SmsOptions(
            Address(configuration["Sms:ApiBaseUrl"] ?? Twilio, "Sms__ApiBaseUrl"),
            account,
            Needed(configuration, "AuthToken", "the account's secret"),
            Needed(configuration, "From", "the number or name that alarms come from"),
            Address(publicUrl + SmsEndpoints.Path, "WebChat__PublicUrl"));
    }

    private static string Needed(IConfiguration configuration, string name, string what) => configuration["Sms:" + name] is { Length: > 0 } value
        ? value
        : throw new InvalidSettingsException("Sms__" + name, "is missing", what);

    private static Uri Address(string text, string setting) => Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https")
        ? url
        : throw new InvalidSettingsException(setting, "is no address", "http:// or https:// …");
}
