using Companion.Bot.Channels.Telegram.Api;
using Companion.People;

namespace Companion.Bot.Channels.Telegram.Setup;

/// <summary>Brings Telegram's side of a bot into the state that the settings ask for. Repeating it changes nothing.</summary>
internal sealed partial class BotSetup(ILogger<BotSetup> logger)
{
    /// <summary>What must be right before updates can come.</summary>
    /// <returns>False when Telegram cannot be asked now.</returns>
    public async Task<bool> ConnectAsync(TelegramBot bot, CancellationToken cancellationToken)
    {
        try
        {
            if (await bot.Client.GetMeAsync(cancellationToken) is not { } me)
            {
                LogNotNow(logger, bot.Identity.AccountId, "getMe", 0);
                return false;
            }

            bot.IsCalled(me.Username);
        }
        catch (TelegramUnavailableException)
        {
            LogNotNow(logger, bot.Identity.AccountId, "getMe", 0);
            return false;
        }

        var answer = bot.Options.Mode == TelegramMode.Webhook
            ? await bot.Client.SetWebhookAsync(
                bot.Options.WebhookUrl ?? "", bot.Options.WebhookSecret ?? "", bot.Options.WebhookConnections, cancellationToken)
            : await bot.Client.DeleteWebhookAsync(cancellationToken);
        if (!answer.IsOk)
        {
            LogNotNow(logger, bot.Identity.AccountId, bot.Options.Mode == TelegramMode.Webhook ? "setWebhook" : "deleteWebhook", answer.Code);
            return false;
        }

        LogConnected(logger, bot.Identity.AccountId, bot.Options.Mode);
        return true;
    }

    /// <summary>The menu and the descriptions. Nothing depends on them: a failure is logged, and the next start tries again.</summary>
    public async Task IntroduceAsync(TelegramBot bot, CancellationToken cancellationToken)
    {
        await IntroduceAsync(bot, Language.En, null, cancellationToken);
        foreach (var language in Languages.All)
        {
            await IntroduceAsync(bot, language, language.Code(), cancellationToken);
        }
    }

    private async Task IntroduceAsync(TelegramBot bot, Language language, string? code, CancellationToken cancellationToken)
    {
        var profile = BotProfile.In(language);
        var commands = await bot.Client.SetMyCommandsAsync(profile.Commands, code, cancellationToken);
        var description = await bot.Client.SetMyDescriptionAsync(profile.Description, code, cancellationToken);
        var brief = await bot.Client.SetMyShortDescriptionAsync(profile.ShortDescription, code, cancellationToken);
        foreach (var answer in (ReadOnlySpan<ApiAnswer>)[commands, description, brief])
        {
            if (!answer.IsOk)
            {
                LogNotNow(logger, bot.Identity.AccountId, "the bot's profile", answer.Code);
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Telegram account {AccountId} is connected: {Mode}")]
    private static partial void LogConnected(ILogger logger, Guid accountId, TelegramMode mode);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram does not take account {AccountId} now: {What} ({Code})")]
    private static partial void LogNotNow(ILogger logger, Guid accountId, string what, int code);
}
