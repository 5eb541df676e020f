using System.Globalization;
using System.Text.RegularExpressions;
using Companion.Storage;

namespace Companion.Bot.Channels.Telegram;

/// <summary>Reads and judges the settings. Messages name the setting and the shape of its value, never a secret.</summary>
internal static partial class TelegramSettings
{
    public static TelegramOptions Read(IConfiguration configuration, List<SettingProblem> problems)
    {
        var section = configuration.GetSection(TelegramOptions.Section);
        var options = new TelegramOptions
        {
            BotToken = section[nameof(TelegramOptions.BotToken)]?.Trim(),
            WebhookUrl = section[nameof(TelegramOptions.WebhookUrl)]?.Trim(),
            WebhookSecret = section[nameof(TelegramOptions.WebhookSecret)]?.Trim(),
        };
        if (section[nameof(TelegramOptions.ApiBaseUrl)] is { Length: > 0 } baseUrl)
        {
            options.ApiBaseUrl = baseUrl.Trim().TrimEnd('/');
        }

        options.Mode = Choice(section, nameof(TelegramOptions.Mode), options.Mode, problems);
        options.AutoProvision = Flag(section, nameof(TelegramOptions.AutoProvision), options.AutoProvision, problems);
        options.AnswerTaps = Flag(section, nameof(TelegramOptions.AnswerTaps), options.AnswerTaps, problems);
        options.PollTimeout = TimeSpan.FromSeconds(Number(section, "PollSeconds", options.PollTimeout.TotalSeconds, 0, 50, problems));
        options.MessagesPerSecond = Number(section, nameof(TelegramOptions.MessagesPerSecond), options.MessagesPerSecond, 0, 100_000, problems);
        options.BulkPerSecond = Number(section, nameof(TelegramOptions.BulkPerSecond), options.BulkPerSecond, 0.1, 100_000, problems);
        options.ChatMessagesPerSecond = Number(section, nameof(TelegramOptions.ChatMessagesPerSecond), options.ChatMessagesPerSecond, 0, 1_000, problems);
        options.ChatBurst = (int)Number(section, nameof(TelegramOptions.ChatBurst), options.ChatBurst, 1, 100, problems);
        options.WebhookConnections = (int)Number(section, nameof(TelegramOptions.WebhookConnections), options.WebhookConnections, 1, 100, problems);
        if (options.IsConfigured)
        {
            Judge(options, problems);
        }

        return options;
    }

    private static void Judge(TelegramOptions options, List<SettingProblem> problems)
    {
        if (!TokenShape().IsMatch(options.BotToken ?? ""))
        {
            problems.Add(new("Telegram__BotToken", "is not a bot token", "digits, a colon, then letters, digits, - and _ (as BotFather gives it)"));
        }

        if (!Uri.TryCreate(options.ApiBaseUrl, UriKind.Absolute, out var api) || api.Scheme is not ("http" or "https") || api.Query.Length > 0)
        {
            problems.Add(new("Telegram__ApiBaseUrl", "is not an address", "http(s)://host[:port][/path]"));
        }

        if (options.Mode != TelegramMode.Webhook)
        {
            return;
        }

        if (!Uri.TryCreate(options.WebhookUrl, UriKind.Absolute, out var hook) || !(hook.Scheme == "https" || (hook.Scheme == "http" && hook.IsLoopback)))
        {
            problems.Add(new("Telegram__WebhookUrl", "is needed in webhook mode", "https://host/telegram/webhook (http only for this machine)"));
        }

        if (!SecretShape().IsMatch(options.WebhookSecret ?? ""))
        {
            problems.Add(new("Telegram__WebhookSecret", "is needed in webhook mode", "16 to 256 of A–Z, a–z, 0–9, _ and -"));
        }
    }

    private static TelegramMode Choice(IConfigurationSection section, string name, TelegramMode fallback, List<SettingProblem> problems)
    {
        if (section[name] is not { Length: > 0 } given)
        {
            return fallback;
        }

        if (Enum.TryParse<TelegramMode>(given, ignoreCase: true, out var mode) && Enum.IsDefined(mode) && !char.IsAsciiDigit(given[0]))
        {
            return mode;
        }

        problems.Add(new("Telegram__" + name, "is not a mode", "Polling or Webhook"));
        return fallback;
    }

    private static bool Flag(IConfigurationSection section, string name, bool fallback, List<SettingProblem> problems)
    {
        if (section[name] is not { Length: > 0 } given)
        {
            return fallback;
        }

        if (bool.TryParse(given, out var flag))
        {
            return flag;
        }

        problems.Add(new("Telegram__" + name, "is not a yes or no", "true or false"));
        return fallback;
    }

    private static double Number(IConfigurationSection section, string name, double fallback, double min, double max, List<SettingProblem> problems)
    {
        if (section[name] is not { Length: > 0 } given)
        {
            return fallback;
        }

        if (double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        problems.Add(new("Telegram__" + name, "is out of range", string.Create(CultureInfo.InvariantCulture, $"a number from {min} to {max}")));
        return fallback;
    }

    [GeneratedRegex("^[0-9]{1,18}:[A-Za-z0-9_-]{3,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex TokenShape();

    [GeneratedRegex("^[A-Za-z0-9_-]{16,256}$", RegexOptions.CultureInvariant)]
    private static partial Regex SecretShape();
}
