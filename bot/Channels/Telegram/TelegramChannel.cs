using Companion.Bot.Channels.Telegram.Api;
using Companion.Bot.Channels.Telegram.Files;
using Companion.Bot.Channels.Telegram.Sending;
using Companion.Bot.Channels.Telegram.Setup;
using Companion.Bot.Channels.Telegram.Updates;
using Companion.Conversations;
using Companion.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Companion.Bot.Channels.Telegram;

/// <summary>Puts the Telegram channel into a host.</summary>
internal static partial class TelegramChannel
{
    /// <summary>
    /// Registers the channel: sender, file work, and the hosted service that connects the bot. Without a token nothing is registered but
    /// the options.
    /// </summary>
    /// <exception cref="InvalidSettingsException">A setting cannot be used: exit code 2.</exception>
    public static IServiceCollection AddTelegramChannel(this IServiceCollection services, IConfiguration configuration)
    {
        var problems = new List<SettingProblem>();
        var options = TelegramSettings.Read(configuration, problems);
        if (problems.Count > 0)
        {
            throw new InvalidSettingsException(problems);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        if (!options.IsConfigured)
        {
            return services;
        }

        services.TryAddSingleton<ICheckoutAnswers, NothingForSale>();
        services.AddSingleton<TelegramMetrics>();
        services.AddSingleton(provider => new TelegramBots([NewBot(provider, options)]));
        services.AddSingleton<MediaSender>();
        services.AddSingleton<UpdateIntake>();
        services.AddSingleton<BotSetup>();
        services.AddSingleton<IChannelSender, TelegramSender>();
        services.AddSingleton<IWorkExecutor, TelegramFileFetcher>();
        services.AddHostedService<TelegramHost>();
        return services;
    }

    /// <summary>Maps <c>POST /telegram/webhook</c> in webhook mode, and says in one line when the channel is off.</summary>
    public static void MapTelegramEndpoints(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<TelegramOptions>();
        if (!options.IsConfigured)
        {
            LogOff(app.Logger);
            return;
        }

        if (options.Mode == TelegramMode.Webhook)
        {
            var webhook = ActivatorUtilities.CreateInstance<Webhook>(app.Services, app.Services.GetRequiredService<TelegramBots>().All[0]);
            app.MapPost("/telegram/webhook", (RequestDelegate)webhook.HandleAsync);
        }
    }

    private static TelegramBot NewBot(IServiceProvider provider, TelegramOptions options)
    {
        var clock = provider.GetRequiredService<TimeProvider>();
        return new(
            options,
            TelegramBotIdentity.FromToken(DefaultTenant.Id, options.BotToken ?? ""),
            new TelegramClient(new TelegramTransport(options, clock)),
            new FloodGate(options, clock));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Telegram is off: Telegram__BotToken is not set")]
    private static partial void LogOff(ILogger logger);
}
