using Companion.Conversations;

namespace Companion.Bot.Channels.Telegram.Updates;

/// <summary>What both ways in do with an update: map it, take it, answer taps and payments.</summary>
internal sealed partial class UpdateIntake(
    IConversations conversations, ICheckoutAnswers checkouts, TelegramMetrics metrics, ILogger<UpdateIntake> logger)
{
    private static readonly KeyValuePair<string, object?> Ignored = new("outcome", "ignored");

    private readonly TapAnswers _taps = new();

    /// <summary>Completes when the update has had its effect: it may be acknowledged.</summary>
    /// <exception cref="ConversationsUnavailableException">It had none: let it come again.</exception>
    public async Task TakeAsync(MappedUpdate update, CancellationToken cancellationToken)
    {
        if (update.Inbound is not { } inbound)
        {
            metrics.Updates.Add(1, Ignored);
            return;
        }

        var outcome = await conversations.AcceptAsync(inbound, cancellationToken);
        metrics.Updates.Add(1, OutcomeTag(outcome));
    }

    /// <returns>True when nobody has answered this tap yet: the caller must.</returns>
    public bool MustAnswer(string callbackId) => _taps.Claim(callbackId);

    /// <summary>Releases the tapped button by a call of its own. Optional: a failure costs a spinning button, nothing else.</summary>
    public async Task AnswerTapAsync(TelegramBot bot, string callbackId, CancellationToken cancellationToken)
    {
        var answer = await bot.Client.AnswerCallbackQueryAsync(callbackId, cancellationToken);
        if (!answer.IsOk)
        {
            LogTapUnanswered(logger, bot.Identity.AccountId, answer.Code);
        }
    }

    public async Task AnswerCheckoutAsync(TelegramBot bot, PreCheckout checkout, CancellationToken cancellationToken)
    {
        var refusal = await checkouts.RefusalAsync(checkout, cancellationToken);
        var answer = await bot.Client.AnswerPreCheckoutQueryAsync(checkout.Id, refusal, cancellationToken);
        if (!answer.IsOk)
        {
            LogCheckoutUnanswered(logger, bot.Identity.AccountId, answer.Code);
        }
    }

    private static KeyValuePair<string, object?> OutcomeTag(InboundOutcome outcome) => new("outcome", outcome switch
    {
        InboundOutcome.Done => "done",
        InboundOutcome.Duplicate => "duplicate",
        InboundOutcome.Quarantined => "quarantined",
        InboundOutcome.Refused => "refused",
        _ => "other",
    });

    [LoggerMessage(Level = LogLevel.Debug, Message = "A tap in account {AccountId} could not be answered ({Code})")]
    private static partial void LogTapUnanswered(ILogger logger, Guid accountId, int code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A payment in account {AccountId} could not be answered ({Code})")]
    private static partial void LogCheckoutUnanswered(ILogger logger, Guid accountId, int code);
}
