using System.Globalization;
using Companion.Storage;

namespace Companion.Bot.Channels.Email;

/// <summary>The mail server that alarms go out by (settings <c>Smtp__…</c>). Without a host there is no e-mail.</summary>
internal sealed record SmtpOptions(string Host, int Port, string? UserName, string? Password, string From, bool Encrypted)
{
    /// <summary>Submission: RFC 6409.</summary>
    private const int UsualPort = 587;

    /// <returns>Null: e-mail is not set up.</returns>
    /// <exception cref="InvalidSettingsException">It is set up by half.</exception>
    public static SmtpOptions? Read(IConfiguration configuration)
    {
        if (configuration["Smtp:Host"] is not { Length: > 0 } host)
        {
            return null;
        }

        if (configuration["Smtp:From"] is not { Length: > 0 } from || !from.Contains('@', StringComparison.Ordinal))
        {
            throw new InvalidSettingsException("Smtp__From", "is missing or no address", "the e-mail address that alarms come from");
        }

        var port = configuration["Smtp:Port"] is { Length: > 0 } text
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536
                ? number
                : throw new InvalidSettingsException("Smtp__Port", "is no port", "1 to 65535")
            : UsualPort;
        return new SmtpOptions(
            host, port, configuration["Smtp:UserName"], configuration["Smtp:Password"], from, configuration["Smtp:Encrypted"] is not "false");
    }
}
