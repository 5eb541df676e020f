namespace Companion.Bot.Channels.Telegram;

/// <summary>The section "Telegram" of the settings. Without <see cref="BotToken"/> the channel is off.</summary>
internal sealed class TelegramOptions
{
    public const string Section = "Telegram";

    /// <summary>As BotFather gives it, "123456789:AA…". Secret: never logged.</summary>
    public string? BotToken { get; set; }

    /// <summary>Where the Bot API answers; a local Bot API server or a simulator may stand in.</summary>
    public string ApiBaseUrl { get; set; } = "https://api.telegram.org";

    public TelegramMode Mode { get; set; } = TelegramMode.Polling;

    /// <summary>The public address of <c>POST /telegram/webhook</c>; needed in webhook mode.</summary>
    public string? WebhookUrl { get; set; }

    /// <summary>What Telegram must send along with every update; needed in webhook mode. Secret: never logged.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>An unknown person who writes is onboarded in the default tenant.</summary>
    public bool AutoProvision { get; set; } = true;

    /// <summary>Tapped buttons are released. Off only beside engines that do not (tests/Benchmarks/side-by-side).</summary>
    public bool AnswerTaps { get; set; } = true;

    /// <summary>How long a poll waits for news. 25 to 50 s keeps calls few and connections alive behind most proxies.</summary>
    public TimeSpan PollTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Messages a second over all chats; 0: no limit. 30 is what Telegram's FAQ names for free broadcasts.</summary>
    public double MessagesPerSecond { get; set; } = 30;

    /// <summary>Of these, what digests and broadcasts may take.</summary>
    public double BulkPerSecond { get; set; } = 20;

    /// <summary>Messages a second in one chat; 0: no limit. Telegram's FAQ: about one, with short bursts.</summary>
    public double ChatMessagesPerSecond { get; set; } = 1;

    /// <summary>How many messages one chat may get at once before pacing begins.</summary>
    public int ChatBurst { get; set; } = 5;

    /// <summary>Connections that Telegram may open to the webhook at a time (1–100).</summary>
    public int WebhookConnections { get; set; } = 40;

    public bool IsConfigured => !string.IsNullOrWhiteSpace(BotToken);
}

internal enum TelegramMode
{
    Polling,
    Webhook,
}
