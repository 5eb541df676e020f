using System.Collections.Concurrent;
using System.Globalization;
using Companion.Bot.Channels.Telegram.Api;
using Companion.Bot.Channels.Telegram.Rendering;
using Companion.Conversations;

namespace Companion.Bot.Channels.Telegram.Sending;

/// <summary>Puts messages of the outbox into Telegram chats, part by part, each through the bot's gate.</summary>
internal sealed partial class TelegramSender(
    TelegramBots bots, MediaSender media, IPartsSent progress, TelegramMetrics metrics, ILogger<TelegramSender> logger) : IChannelSender
{
    private static readonly KeyValuePair<string, object?> Ok = new("outcome", "sent");

    /// <summary>Parts that went out of messages that did not go out whole: a second try begins behind them.</summary>
    private readonly ConcurrentDictionary<(ChatAddress Chat, long Id), int> _begun = new();

    public ChannelKind Kind => ChannelKind.Telegram;

    public async Task<SendResult> SendAsync(Outgoing outgoing, CancellationToken cancellationToken)
    {
        if (bots.Find(outgoing.Chat.AccountId) is not { } bot)
        {
            return new SendResult.Unavailable("no bot of this account here");
        }

        var parts = TelegramRenderer.Render(outgoing.Message);
        var key = (outgoing.Chat, outgoing.Id);
        var done = Math.Max(outgoing.PartsSent, _begun.IsEmpty ? 0 : _begun.GetValueOrDefault(key));
        string? messageId = null;
        for (; done < parts.Count; done++)
        {
            await bot.Gate.ReserveAsync(outgoing.Message.Lane, outgoing.Chat.ChatId, cancellationToken);
            var answer = await SendPartAsync(bot, outgoing, parts[done], cancellationToken);
            if (AnswerJudge.Failure(answer) is { } failure)
            {
                return Failed(bot, outgoing, key, done, failure, answer);
            }

            metrics.Sends.Add(1, Ok);
            messageId = answer.MessageId?.ToString(CultureInfo.InvariantCulture) ?? messageId;
            if (done + 1 < parts.Count)
            {
                await progress.NoteAsync(outgoing, done + 1, cancellationToken);
            }
        }

        _begun.TryRemove(key, out _);
        return new SendResult.Sent(messageId);
    }

    private Task<ApiAnswer> SendPartAsync(TelegramBot bot, Outgoing outgoing, RenderedPart part, CancellationToken cancellationToken) =>
        part.Media is null
            ? bot.Client.SendMessageAsync(outgoing.Chat.ChatId, part.Text, part.Html, part.Markup, cancellationToken)
            : media.SendAsync(bot, outgoing.Chat, part, cancellationToken);

    private SendResult Failed(TelegramBot bot, Outgoing outgoing, (ChatAddress Chat, long Id) key, int done, SendResult failure, in ApiAnswer answer)
    {
        switch (failure)
        {
            case SendResult.Flooded flooded:
                bot.Gate.Close(flooded.RetryAfter);
                LogFlooded(logger, bot.Identity.AccountId, flooded.RetryAfter.TotalSeconds);
                break;
            case SendResult.Unavailable unavailable:
                LogUnavailable(logger, outgoing.Id, unavailable.Reason, answer.Code);
                break;
            case SendResult.Refused refused:
                LogRefused(logger, outgoing.Id, refused.Reason);
                break;
        }

        if (answer.Outcome == ApiOutcome.Unknown)
        {
            metrics.PossibleRepeats.Add(1);
        }

        metrics.Sends.Add(1, new KeyValuePair<string, object?>("outcome", failure.GetType().Name));
        var comesAgain = failure is SendResult.Flooded or SendResult.Unavailable or SendResult.Moved;
        if (comesAgain && done > 0)
        {
            _begun[key] = done;
        }
        else if (!comesAgain)
        {
            _begun.TryRemove(key, out _);
        }

        return failure;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram closes the gate of account {AccountId} for {Seconds} s")]
    private static partial void LogFlooded(ILogger logger, Guid accountId, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {OutboxId} waits: {Reason} ({Code})")]
    private static partial void LogUnavailable(ILogger logger, long outboxId, string reason, int code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Telegram refuses message {OutboxId}: {Reason}")]
    private static partial void LogRefused(ILogger logger, long outboxId, string reason);
}
