using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Companion.TelegramSimulator.Api;
using Companion.TelegramSimulator.Methods;
using Companion.TelegramSimulator.Updates;
using Companion.TelegramSimulator.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Companion.TelegramSimulator;

/// <summary>
/// A stand-in for Telegram: an HTTP server that speaks the Bot API, refuses what Telegram refuses, remembers every broken rule,
/// and lets a test act as the people on the other side.
/// </summary>
public sealed class Simulator : IAsyncDisposable
{
    private readonly ConcurrentQueue<ApiCall> _calls = new();
    private readonly ConcurrentQueue<Violation> _violations = new();
    private readonly SimulatorWorld _world;
    private readonly UpdateFeed _feed;
    private readonly WebhookDelivery _webhook;
    private readonly WebApplication _server;
    private long _lastUserId = 10_000_000;

    private Simulator(SimulatorOptions options)
    {
        _world = new SimulatorWorld(options);
        _feed = new UpdateFeed(options, Faults);
        BotEndpoint? endpoint = null;
        _webhook = new WebhookDelivery(options, _feed, body => endpoint!.ReplyAsync(body));
        endpoint = new BotEndpoint(_world, new UpdateMethods(_world, _feed, _webhook), Faults, _calls.Enqueue, _violations.Enqueue);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = 60 * 1024 * 1024;
            kestrel.AddServerHeader = false;
            kestrel.Listen(System.Net.IPAddress.Loopback, options.Port);
        });
        _server = builder.Build();
        _server.Run(endpoint.HandleAsync);
        Token = options.Token;
    }

    /// <summary>What the bot is given in place of the public address; without the token.</summary>
    public Uri BaseUrl { get; private set; } = new("http://127.0.0.1/");

    public string Token { get; }

    public Faults Faults { get; } = new();

    /// <summary>All calls so far, oldest first. Empty without <see cref="SimulatorOptions.KeepHistory"/>.</summary>
    public IReadOnlyCollection<ApiCall> Calls => _calls;

    /// <summary>All broken rules so far. A test of a sound bot ends with this being empty.</summary>
    public IReadOnlyCollection<Violation> Violations => _violations;

    /// <summary>All updates so far, in the order of their making.</summary>
    public IReadOnlyList<DeliveredUpdate> Updates => _feed.History;

    public int UnacknowledgedUpdates => _feed.Unacknowledged;

    internal SimulatorWorld World => _world;

    internal UpdateFeed Feed => _feed;

    public static async Task<Simulator> StartAsync(SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var simulator = new Simulator(options ?? new SimulatorOptions());
        await simulator._server.StartAsync(cancellationToken);
        var addresses = simulator._server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        simulator.BaseUrl = new Uri(addresses.Addresses.First());
        return simulator;
    }

    /// <summary>A new person who has not opened the chat yet.</summary>
    public SimulatedUser User(string languageCode, string firstName)
    {
        var chat = new Chat(Interlocked.Increment(ref _lastUserId), firstName, languageCode, _world.Options.KeepHistory);
        _world.Chats[chat.Id] = chat;
        return new SimulatedUser(this, chat);
    }

    /// <summary>Sends webhooks to these addresses in turn, whatever address the bot sets: nodes behind a load balancer.</summary>
    public void RouteWebhooksTo(string? secret, params Uri[] urls)
    {
        _world.Routes = urls;
        _webhook.Aim(new Webhook(urls, secret ?? _webhook.Target?.Secret, _webhook.Target?.MaxConnections ?? 40));
    }

    /// <summary>Delivers an update as it is; "update_id" is added when it is missing. For hostile and unknown updates.</summary>
    public long Deliver(JsonObject update, long chatId = 0)
    {
        ArgumentNullException.ThrowIfNull(update);
        var kind = update.Select(member => member.Key).FirstOrDefault(name => name != "update_id", "unknown");
        return _feed.Enqueue(chatId, kind, id =>
        {
            if (!update.ContainsKey("update_id"))
            {
                update["update_id"] = id;
            }

            return JsonSerializer.SerializeToUtf8Bytes(update);
        });
    }

    /// <summary>Delivers bytes that need not even be JSON. Only a webhook can carry such.</summary>
    public long DeliverRaw(byte[] body, long chatId = 0) => _feed.Enqueue(chatId, "raw", _ => body);

    /// <summary>Update ids go on from another number, as they do after an idle week.</summary>
    public void RestartUpdateIdsAt(long id) => _feed.RestartIdsAt(id);

    /// <summary>Waits until the bot has acknowledged every update. False: it had not within <paramref name="patience"/>.</summary>
    public Task<bool> IsCaughtUpAsync(TimeSpan? patience = null) =>
        _feed.Changed.WaitForAsync(() => _feed.Unacknowledged == 0, patience ?? _world.Options.Patience, _world.Options.Time);

    /// <summary>The standing messages of a chat, oldest first.</summary>
    public IReadOnlyList<ChatMessage> Messages(long chatId) => _world.Chats[chatId].Standing();

    /// <summary>The chat as a person would read it, for messages of failed tests.</summary>
    public string Transcript(long chatId)
    {
        var chat = _world.Chats[chatId];
        var text = new StringBuilder();
        foreach (var message in chat.Standing())
        {
            var author = message.From == Author.Bot ? _world.Options.BotName : chat.FirstName;
            var kind = message.Kind == "text" ? "" : $"({message.Kind}) ";
            text.Append(CultureInfo.InvariantCulture, $"{author}: {kind}{message.Text}");
            foreach (var row in message.Rows)
            {
                text.AppendLine().Append("    ").AppendJoin(' ', row.Select(button => $"[{button.Label}]"));
            }

            text.AppendLine();
        }

        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _webhook.DisposeAsync();
        using var atOnce = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _server.StopAsync(atOnce.Token);
        await _server.DisposeAsync();
    }
}
