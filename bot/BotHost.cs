using Companion.Bot.Channels.Answering;
using Companion.Bot.Channels.Sms;
using Companion.Bot.Channels.Telegram;
using Companion.Bot.Channels.Telegram.Setup;
using Companion.Bot.Channels.WebChat;
using Companion.Bot.Dialogs;
using Companion.Bot.Schedules;
using Companion.Conversations;
using Companion.Conversations.Releases;
using Companion.Diary;
using Companion.Hosting;
using Companion.People;
using Companion.Storage;
using Companion.Telemetry;
using Companion.Understanding;

namespace Companion.Bot;

/// <summary>The host of conversations: channels around one hot path.</summary>
internal static class BotHost
{
    public static async Task RunAsync()
    {
        await using var app = Build(NewBuilder());
        await StartAsync(app);
        await app.WaitForShutdownAsync();
    }

    /// <summary>The page's files lie beside the program, wherever it is started from.</summary>
    public static WebApplicationBuilder NewBuilder() => WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });

    /// <summary>Registers everything; starts nothing.</summary>
    /// <exception cref="InvalidSettingsException">Names every bad setting .</exception>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.AddCompanionTelemetry("companion-bot");
        builder.WebHost.UseUrls([.. ListenAddresses.Read(builder.Configuration, "Bot:Urls", "http://127.0.0.1:5080")]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddCompanionStorage(builder.Configuration);
        builder.Services.AddBuiltInDialogs();
        // A value that is none is named by AddTelegramChannel, with the other settings of Telegram.
        builder.Services.AddConversations(options =>
            options.AutoProvision = !bool.TryParse(builder.Configuration["Telegram:AutoProvision"], out var wanted) || wanted);
        builder.Services.AddBuiltInFeatures(builder.Configuration);
        builder.Services.AddTelegramChannel(builder.Configuration);
        builder.Services.AddSingleton<IBotAccounts, BotAccounts>();
        builder.Services.AddSingleton<IWebChatIdentities, WebChatIdentities>();
        builder.Services.AddWebChat(builder.Configuration);
        builder.Services.AddSingleton<Retention>();
        builder.AddSchedules();

        var app = builder.Build();
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", Health.ReadyAsync);
        app.MapTelegramEndpoints();
        app.MapWebChatEndpoints();
        app.MapSmsEndpoints();
        app.MapAlarmPage();
        return app;
    }

    /// <summary>The database first, then what this deployment speaks, then the doors.</summary>
    public static async Task StartAsync(WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        // Word tables and weights load while the database starts: the first cry for help must not wait for them.
        var understanding = Task.Run(GlobalIntents.WarmUp, stopping);
        await app.Services.GetRequiredService<CompanionDatabase>().StartAsync(stopping);
        await app.Services.GetRequiredService<DialogVersions>().KeepCurrentAsync(stopping);
        await app.Services.GetRequiredService<ReleaseFeed>().BeginAsync(stopping);
        await app.Services.GetRequiredService<WebChatHost>().SessionAsync(stopping);
        await understanding;
        await app.StartAsync(stopping);
    }
}
