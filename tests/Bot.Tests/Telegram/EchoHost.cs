using Companion.Bot.Channels.Telegram;
using Companion.Bot.Channels.Telegram.Setup;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.TelegramSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Companion.Bot.Tests.Telegram;

/// <summary>The whole channel in a host of its own, with a conversation that answers each inbound by one message.</summary>
internal sealed class EchoHost : IAsyncDisposable
{
    public const string WebhookSecret = "0123456789abcdef-secret";

    private readonly WebApplication _app;

    private EchoHost(WebApplication app, EchoConversations conversations, FakeFiles files)
    {
        _app = app;
        Conversations = conversations;
        Files = files;
    }

    public EchoConversations Conversations { get; }

    public FakeFiles Files { get; }

    public static async Task<EchoHost> StartAsync(Simulator simulator, TelegramMode mode, Func<Inbound, OutMessage?> reply)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration["Telegram:BotToken"] = simulator.Token;
        builder.Configuration["Telegram:ApiBaseUrl"] = simulator.BaseUrl.ToString();
        builder.Configuration["Telegram:Mode"] = mode.ToString();
        builder.Configuration["Telegram:WebhookUrl"] = "http://127.0.0.1:9/telegram/webhook";
        builder.Configuration["Telegram:WebhookSecret"] = WebhookSecret;
        var conversations = new EchoConversations(reply);
        var files = new FakeFiles();
        builder.Services.AddSingleton<IConversations>(conversations);
        builder.Services.AddSingleton<IFileStore>(files);
        builder.Services.AddSingleton<IPartsSent, FakeProgress>();
        // No file here belongs to a diary entry: nothing is asked of it.
        builder.Services.AddSingleton(new Companion.Diary.DiaryPhotos(null!));
        builder.Services.AddSingleton<ILeases, OnlyNode>();
        builder.Services.AddTelegramChannel(builder.Configuration);
        builder.Services.AddSingleton<IBotAccounts, OnlyAccount>();
        var app = builder.Build();
        app.MapTelegramEndpoints();
        conversations.Sender = app.Services.GetRequiredService<IChannelSender>();
        await app.StartAsync();
        if (mode == TelegramMode.Webhook)
        {
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            simulator.RouteWebhooksTo(WebhookSecret, new Uri(address + "/telegram/webhook"));
        }

        return new(app, conversations, files);
    }

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private sealed class OnlyNode(TimeProvider clock) : ILeases
    {
        public Task HoldAsync(string name, Func<Lease, CancellationToken, Task> work, CancellationToken cancellationToken)
        {
            var lease = new Lease(name, 1, clock);
            lease.Renewed(clock.GetTimestamp(), TimeSpan.FromHours(1));
            return work(lease, cancellationToken);
        }
    }

    private sealed class OnlyAccount : IBotAccounts
    {
        public Task<Guid> EnsureAsync(Guid tenantId, long botId, CancellationToken cancellationToken) => Task.FromResult(TelegramStage.Account);
    }
}

internal sealed class EchoConversations(Func<Inbound, OutMessage?> reply) : IConversations
{
    private readonly HashSet<string> _taken = [];
    private long _id;

    public List<Inbound> Taken { get; } = [];

    public List<SendResult> Sent { get; } = [];

    public IChannelSender? Sender { get; set; }

    public async Task<InboundOutcome> AcceptAsync(Inbound inbound, CancellationToken cancellationToken)
    {
        lock (Taken)
        {
            if (!_taken.Add(inbound.ExternalId))
            {
                return InboundOutcome.Duplicate;
            }

            Taken.Add(inbound);
        }

        if (reply(inbound) is { } message)
        {
            var result = await Sender!.SendAsync(new(Interlocked.Increment(ref _id), inbound.Chat, message), cancellationToken);
            lock (Taken)
            {
                Sent.Add(result);
            }
        }

        return InboundOutcome.Done;
    }
}
