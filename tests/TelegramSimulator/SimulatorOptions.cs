namespace Companion.TelegramSimulator;

/// <summary>How a simulator behaves; the defaults are those of Telegram, with shorter retries.</summary>
public sealed class SimulatorOptions
{
    public string Token { get; init; } = "700000001:simulated-token";

    public string BotName { get; init; } = "Companion";

    public string BotUsername { get; init; } = "companion_sim_bot";

    /// <summary>0: any free port.</summary>
    public int Port { get; init; }

    /// <summary>Null: no limits.</summary>
    public FloodLimits? Flood { get; init; }

    /// <summary>A tap must be answered within this; the documentation only says "soon", clients give up at about 15 s.</summary>
    public TimeSpan CallbackLifetime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>First pause before a webhook delivery is repeated; doubles up to <see cref="MaxRetryPause"/>.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromMilliseconds(50);

    public TimeSpan MaxRetryPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A webhook that has not answered by then is tried again.</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an expectation waits before it fails.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>False saves the memory of <see cref="Simulator.Calls"/> and of the chats' histories in long load tests.</summary>
    public bool KeepHistory { get; init; } = true;

    /// <summary>Update ids count from here. Telegram picks a new start at random after a quiet week.</summary>
    public long FirstUpdateId { get; init; } = 500_000_000;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>Token buckets as Telegram's FAQ states them: about one message a second a chat (short bursts pass), 30 a second overall.</summary>
public sealed record FloodLimits
{
    public double PerChatPerSecond { get; init; } = 1;

    public double ChatBurst { get; init; } = 5;

    public double PerBotPerSecond { get; init; } = 30;

    public double BotBurst { get; init; } = 30;
}
