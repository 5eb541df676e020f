using Companion.Bot.Channels.Telegram;
using Companion.Bot.Channels.Telegram.Api;
using Companion.Bot.Channels.Telegram.Sending;
using Companion.Bot.Channels.Telegram.Updates;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Companion.Bot.Tests.Telegram;

/// <summary>A bot over a network of the test's making.</summary>
internal sealed class TelegramStage : IDisposable
{
    public const string Token = "700000001:AAtest-token_SECRET";
    public const string Secret = "webhook-secret-0123456789";

    public static readonly Guid Tenant = new("10000000-0000-0000-0000-000000000001");
    public static readonly Guid Account = new("20000000-0000-0000-0000-000000000002");

    public TelegramStage(Action<TelegramOptions>? change = null)
    {
        var options = new TelegramOptions { BotToken = Token, ApiBaseUrl = "http://telegram.test", WebhookSecret = Secret };
        change?.Invoke(options);
        Client = new TelegramClient(new TelegramTransport(options, TimeProvider.System, Network));
        Gate = new FloodGate(options, Clock);
        Bot = new TelegramBot(options, new(Tenant, Account, 700000001, "companion_bot"), Client, Gate);
        Sender = new TelegramSender(new([Bot]), new MediaSender(Files), Progress, Metrics, Log<TelegramSender>());
        Intake = new UpdateIntake(Conversations, new NothingForSale(), Metrics, Log<UpdateIntake>());
    }

    public FakeTelegram Network { get; } = new();

    public FakeClock Clock { get; } = new();

    public FakeProgress Progress { get; } = new();

    public FakeFiles Files { get; } = new();

    public FakeConversations Conversations { get; } = new();

    public TelegramMetrics Metrics { get; } = new();

    public List<string> LogLines { get; } = [];

    public TelegramClient Client { get; }

    public FloodGate Gate { get; }

    public TelegramBot Bot { get; }

    public TelegramSender Sender { get; }

    public UpdateIntake Intake { get; }

    public ILogger<T> Log<T>() => new ListLogger<T>(LogLines);

    public Task<SendResult> SendAsync(OutMessage message, long id = 1, string chat = "42", int partsSent = 0) =>
        Sender.SendAsync(new Outgoing(id, new ChatAddress(Tenant, Account, chat), message, partsSent), CancellationToken.None);

    public void Dispose()
    {
        Client.Dispose();
        Gate.Dispose();
        Metrics.Dispose();
    }

    private sealed class ListLogger<T>(List<string> lines) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => NullLogger.Instance.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines)
            {
                lines.Add(formatter(state, exception) + exception);
            }
        }
    }
}

internal sealed class FakeConversations : IConversations
{
    public List<Inbound> Accepted { get; } = [];

    public Func<Inbound, Task<InboundOutcome>> Answer { get; set; } = _ => Task.FromResult(InboundOutcome.Done);

    public async Task<InboundOutcome> AcceptAsync(Inbound inbound, CancellationToken cancellationToken)
    {
        var outcome = await Answer(inbound);
        lock (Accepted)
        {
            Accepted.Add(inbound);
        }

        return outcome;
    }
}

internal sealed class FakeProgress : IPartsSent
{
    public List<int> Noted { get; } = [];

    public Task NoteAsync(Outgoing outgoing, int partsSent, CancellationToken cancellationToken)
    {
        Noted.Add(partsSent);
        return Task.CompletedTask;
    }
}

internal sealed class FakeFiles : IFileStore
{
    public Dictionary<Guid, StoredFile> Kept { get; } = [];

    public Task<Guid> SaveAsync(
        Guid tenantId, Guid? personId, FileKind kind, string mimeType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        Kept[id] = new(id, kind, mimeType, content.ToArray());
        return Task.FromResult(id);
    }

    public Task<StoredFile?> OpenAsync(Guid tenantId, Guid id, CancellationToken cancellationToken) => Task.FromResult(Kept.GetValueOrDefault(id));
}
