using Companion.Bot.Channels.Telegram.Api;
using Companion.Conversations;

namespace Companion.Bot.Channels.Telegram.Updates;

/// <summary>
/// Fetches updates while this node holds the bot's lease. The offset moves only past updates whose turns are committed; chats go side by
/// side, one chat in order.
/// </summary>
internal sealed partial class Poller(TelegramBot bot, UpdateIntake intake, TelegramMetrics metrics, TimeProvider clock, ILogger<Poller> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly List<TelegramUpdate> _batch = [];
    private long? _offset;

    /// <summary>The lease that only one node of all holds.</summary>
    public static string LeaseName(TelegramBot bot) => $"telegram-poll:{bot.Identity.AccountId:N}";

    public async Task RunAsync(Lease lease, CancellationToken cancellationToken)
    {
        // What another node left unconfirmed comes again; the dedupe key sorts it out.
        _offset = null;
        var pause = FirstPause;
        while (lease.IsHeld)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await PollAsync(cancellationToken))
            {
                pause = FirstPause;
                continue;
            }

            await Task.Delay(pause, clock, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <returns>False when something is wrong and a pause is due.</returns>
    internal async Task<bool> PollAsync(CancellationToken cancellationToken)
    {
        using var response = await bot.Client.GetUpdatesAsync(_offset, bot.Options.PollTimeout, cancellationToken);
        if (!response.Answer.IsOk)
        {
            LogPollFailed(logger, bot.Identity.AccountId, response.Answer.Code, response.Answer.Outcome);
            if (response.Answer.RetryAfter is { } retry)
            {
                await Task.Delay(retry, clock, cancellationToken);
            }

            return false;
        }

        _batch.Clear();
        if (!UpdateReader.TryReadBatch(response.Body.Span, _batch, out var unreadable))
        {
            LogUnreadable(logger, bot.Identity.AccountId);
            metrics.Unreadable.Add(1);
            return false;
        }

        metrics.Unreadable.Add(unreadable);
        return _batch.Count == 0 || await TakeAsync(_batch, cancellationToken);
    }

    private async Task<bool> TakeAsync(List<TelegramUpdate> batch, CancellationToken cancellationToken)
    {
        var chats = new Dictionary<ChatAddress, Task>();
        var others = new List<Task>();
        long last = 0;
        foreach (var update in batch)
        {
            last = Math.Max(last, update.Id);
            var mapped = UpdateMapper.Map(update, bot.Identity);
            AnswerAtOnce(mapped, cancellationToken);
            if (mapped.Inbound is not { } inbound)
            {
                others.Add(intake.TakeAsync(mapped, cancellationToken));
                continue;
            }

            chats[inbound.Chat] = chats.TryGetValue(inbound.Chat, out var before)
                ? AfterAsync(before, mapped, cancellationToken)
                : intake.TakeAsync(mapped, cancellationToken);
        }

        try
        {
            await Task.WhenAll([.. chats.Values, .. others]);
        }
        catch (ConversationsUnavailableException)
        {
            LogUnavailable(logger, bot.Identity.AccountId, batch.Count);
            return false;
        }

        _offset = last + 1;
        return true;
    }

    private async Task AfterAsync(Task before, MappedUpdate mapped, CancellationToken cancellationToken)
    {
        // When the one before fails, this one must not overtake it: both come again.
        await before;
        await intake.TakeAsync(mapped, cancellationToken);
    }

    private void AnswerAtOnce(MappedUpdate mapped, CancellationToken cancellationToken)
    {
        if (bot.Options.AnswerTaps && mapped.CallbackId is { } tap && intake.MustAnswer(tap))
        {
            _ = intake.AnswerTapAsync(bot, tap, cancellationToken);
        }

        if (mapped.Checkout is { } checkout)
        {
            _ = intake.AnswerCheckoutAsync(bot, checkout, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Polling account {AccountId} failed: {Code} {Outcome}")]
    private static partial void LogPollFailed(ILogger logger, Guid accountId, int code, ApiOutcome outcome);

    [LoggerMessage(Level = LogLevel.Error, Message = "The updates of account {AccountId} cannot be read")]
    private static partial void LogUnreadable(ILogger logger, Guid accountId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} updates of account {AccountId} could not be taken and will come again")]
    private static partial void LogUnavailable(ILogger logger, Guid accountId, int count);
}
