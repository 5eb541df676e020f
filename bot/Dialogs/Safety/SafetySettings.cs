using System.Globalization;
using Companion.Bot.Channels.Email;
using Companion.Bot.Channels.Sms;
using Companion.Safety;
using Companion.Safety.Ways;
using Companion.Storage;

namespace Companion.Bot.Dialogs.Safety;

/// <summary>The settings of alarms.</summary>
internal static class SafetySettings
{
    private static readonly SafetyOptions s_default = new();

    /// <exception cref="InvalidSettingsException">A value is none, or out of its range.</exception>
    public static SafetyOptions Read(IConfiguration configuration)
    {
        var problems = new List<SettingProblem>();
        var options = new SafetyOptions
        {
            Countdown = Seconds("Safety:CountdownSeconds", s_default.Countdown, 0, 60),
            ContactWait = Seconds("Safety:ContactWaitSeconds", s_default.ContactWait, 1, 3600),
            SoftWait = Seconds("Safety:SoftWaitSeconds", s_default.SoftWait, 1, 86400),
            SmsAfter = Seconds("Safety:SmsAfterSeconds", s_default.SmsAfter, 0, 3600),
        };
        return problems.Count == 0 ? options : throw new InvalidSettingsException(problems);

        TimeSpan Seconds(string name, TimeSpan usual, int least, int most)
        {
            if (configuration[name] is not { Length: > 0 } text)
            {
                return usual;
            }

            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds >= least && seconds <= most)
            {
                return TimeSpan.FromSeconds(seconds);
            }

            problems.Add(new SettingProblem(name.Replace(":", "__", StringComparison.Ordinal), "is out of range", $"a whole number of seconds from {least} to {most}"));
            return usual;
        }
    }

    /// <summary>The ways besides chats that this deployment has: those whose settings are there.</summary>
    /// <exception cref="InvalidSettingsException">One is set up by half.</exception>
    public static IServiceCollection AddAlarmWays(this IServiceCollection services, IConfiguration configuration)
    {
        if (SmtpOptions.Read(configuration) is { } smtp)
        {
            services.AddSingleton<IWaySender>(new SmtpSender(smtp));
        }

        if (SmsOptions.Read(configuration, PublicUrl(configuration)) is { } sms)
        {
            services.AddSingleton(sms);
            services.AddSingleton<IWaySender>(_ => new SmsSender(sms, new HttpMessageInvoker(new SocketsHttpHandler
            {
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                AllowAutoRedirect = false,
            })));
        }

        return services;
    }

    /// <summary>How people reach this host from outside.</summary>
    public static string PublicUrl(IConfiguration configuration) =>
        (configuration["WebChat:PublicUrl"] ?? configuration["Bot:Urls"]?.Split(';')[0] ?? "http://127.0.0.1:5080").TrimEnd('/');
}
