using Companion.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Bot.Tests.WebChat;

/// <summary>The real host of conversations, whole, in this process and on a database of its own (or another node's).</summary>
internal sealed class BotUnderTest : IAsyncDisposable
{
    private readonly TestDatabase? _owned;
    private readonly WebApplication _app;

    private BotUnderTest(TestDatabase database, TestDatabase? owned, WebApplication app, ShiftedClock clock)
    {
        Database = database;
        _owned = owned;
        _app = app;
        Clock = clock;
        Url = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()); // Started.
        Http = new HttpClient { BaseAddress = Url };
    }

    public TestDatabase Database { get; }

    public ShiftedClock Clock { get; }

    public Uri Url { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="beside">Another node, whose database this one joins.</param>
    /// <param name="configure">Routes of the test's own.</param>
    /// <param name="settings">In the form "Section:Name".</param>
    public static async Task<BotUnderTest> StartAsync(
        BotUnderTest? beside = null, Action<WebApplication>? configure = null, params (string Name, string? Value)[] settings)
    {
        var owned = beside is null ? await TestDatabase.CreateAsync() : null;
        var database = beside?.Database ?? owned!; // One of them is there.
        var clock = beside?.Clock ?? new ShiftedClock();
        var builder = BotHost.NewBuilder();
        builder.Configuration.AddInMemoryCollection(database.Settings);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Bot:Urls"] = "http://127.0.0.1:0",
            ["WebChat:TokensPerMinute"] = "10000",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)));
        builder.Services.AddSingleton<TimeProvider>(clock);
        var app = BotHost.Build(builder);
        configure?.Invoke(app);
        await BotHost.StartAsync(app);
        return new(database, owned, app, clock);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_owned is not null)
        {
            await _owned.DisposeAsync();
        }
    }
}
