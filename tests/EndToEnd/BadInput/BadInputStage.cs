using Companion.Bot;
using Companion.EndToEnd.Killing;
using Companion.TelegramSimulator;
using Companion.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Companion.EndToEnd.BadInput;

/// <summary>The real host in this process, with a simulated Telegram before it, a real PostgreSQL behind it and an ear at its log.</summary>
public sealed class BadInputStage : IAsyncLifetime
{
    private const string Secret = "bad-input-webhook-secret";

    private readonly FloodLimits? _flood;
    private readonly IReadOnlyDictionary<string, string?>? _settings;
    private WebApplication _app = null!;

    public BadInputStage()
        : this(null)
    {
    }

    internal BadInputStage(FloodLimits? flood, IReadOnlyDictionary<string, string?>? settings = null) => (_flood, _settings) = (flood, settings);

    internal CapturedLog Log { get; } = new();

    internal TestDatabase Database { get; private set; } = null!;

    internal Simulator Telegram { get; private set; } = null!;

    internal HttpClient Web { get; private set; } = null!;

    internal IServiceProvider Services => _app.Services;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        Telegram = await Simulator.StartAsync(new SimulatorOptions { Patience = TimeSpan.FromSeconds(60), Flood = _flood });
        var builder = BotHost.NewBuilder();
        builder.Configuration.AddInMemoryCollection(Database.Settings);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Bot:Urls"] = "http://127.0.0.1:0",
            ["Telegram:BotToken"] = Telegram.Token,
            ["Telegram:ApiBaseUrl"] = Telegram.BaseUrl.ToString(),
            ["Telegram:Mode"] = "Webhook",
            ["Telegram:WebhookSecret"] = Secret,
            ["Telegram:WebhookUrl"] = "http://127.0.0.1:1/telegram/webhook",
            ["WebChat:TokensPerMinute"] = "1000",
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Companion"] = "Trace",
            ["Logging:Console:LogLevel:Default"] = "None",
        });
        builder.Configuration.AddInMemoryCollection(_settings ?? new Dictionary<string, string?>());
        if (_flood is null)
        {
            // Pacing would only make the test longer.
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Telegram:MessagesPerSecond"] = "10000",
                ["Telegram:ChatMessagesPerSecond"] = "1000",
                ["Telegram:ChatBurst"] = "100",
            });
        }

        _app = BotHost.Build(builder);
        // Afterwards: the host chooses its own.
        _app.Services.GetRequiredService<ILoggerFactory>().AddProvider(Log);
        await BotHost.StartAsync(_app);
        Web = new HttpClient { BaseAddress = new Uri(_app.Urls.First()), Timeout = TimeSpan.FromSeconds(30) };
        Telegram.RouteWebhooksTo(Secret, new Uri(Web.BaseAddress, "/telegram/webhook"));
    }

    public async Task DisposeAsync()
    {
        Web.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Telegram.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>Somebody who has told who they are, in English.</summary>
    internal async Task<SimulatedUser> OnboardedAsync(string name = "Anna")
    {
        var person = Telegram.User("en", name);
        foreach (var text in CheckInScript.Onboarding(TimeProvider.System.GetUtcNow()))
        {
            await person.SaysAsync(text == "Anna" ? name : text);
        }

        return person;
    }

    /// <summary>Everything was acknowledged and all answers have gone out.</summary>
    internal async Task SettledAsync()
    {
        (await Telegram.IsCaughtUpAsync()).ShouldBeTrue($"{Telegram.UnacknowledgedUpdates} updates were not acknowledged");
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await Database.ScalarAsync<long>("select count(*) from outbox where lane < 3") > 0)
        {
            deadline.IsCancellationRequested.ShouldBeFalse("the outbox does not empty");
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    internal int Heard(SimulatedUser person) => Telegram.Messages(person.ChatId).Count(message => message.From == Author.Bot);

    /// <summary>Whatever came in, this holds afterwards.</summary>
    internal async Task IsSoundAsync(IEnumerable<string> said)
    {
        (await Database.ScalarAsync<long>("select count(*) from quarantine")).ShouldBe(0, string.Join('\n', Log.Errors.Take(5)));
        Log.Errors.ShouldBeEmpty();
        Telegram.Violations.Where(violation => violation.ChatId != HostileUpdates.NobodysChat).ShouldBeEmpty();

        // Short ones ("null", "1/0") are words of the log itself.
        var telling = said.Where(text => text.Trim().Length >= 12).Distinct(StringComparer.Ordinal).ToList();
        var lines = Log.Lines;
        lines.Count.ShouldBeGreaterThan(0);
        lines.Where(line => telling.Exists(text => line.Contains(text, StringComparison.Ordinal))).ShouldBeEmpty();
    }
}
