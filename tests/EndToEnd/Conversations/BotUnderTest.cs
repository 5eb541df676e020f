using Companion.Bot;
using Companion.TelegramSimulator;
using Companion.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Companion.EndToEnd.Conversations;

/// <summary>The whole bot in this process, on a database of its own, with a simulated Telegram before it.</summary>
internal sealed class BotUnderTest : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly WebApplication _app;

    private BotUnderTest(TestDatabase database, Simulator telegram, WebApplication app) => (_database, Telegram, _app) = (database, telegram, app);

    public Simulator Telegram { get; }

    public TestDatabase Database => _database;

    public static async Task<BotUnderTest> StartAsync()
    {
        var database = await TestDatabase.CreateAsync();
        var telegram = await Simulator.StartAsync();
        var builder = BotHost.NewBuilder();
        builder.Logging.ClearProviders();
        foreach (var (name, value) in database.Settings)
        {
            builder.Configuration[name] = value;
        }

        builder.Configuration["Bot:Urls"] = "http://127.0.0.1:0";
        builder.Configuration["Telegram:BotToken"] = telegram.Token;
        builder.Configuration["Telegram:ApiBaseUrl"] = telegram.BaseUrl.ToString();
        builder.Configuration["Telegram:ChatMessagesPerSecond"] = "0"; // a person reads more slowly than a test
        var app = BotHost.Build(builder);
        await BotHost.StartAsync(app);
        return new(database, telegram, app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Telegram.DisposeAsync();
        await _database.DisposeAsync();
    }
}
