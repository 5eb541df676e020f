using System.Globalization;
using Companion.Bot.Channels.Telegram.Api;
using Companion.Conversations;

namespace Companion.Bot.Channels.Telegram.Sending;

/// <summary>What an answer of the Bot API means to a message. Reasons are categories: Telegram's own words may quote the message.</summary>
internal static class AnswerJudge
{
    /// <returns>Null when the call was taken.</returns>
    public static SendResult? Failure(in ApiAnswer answer) => answer switch
    {
        { IsOk: true } => null,
        { RetryAfter: { } pause } => new SendResult.Flooded(pause),
        { Code: 429 } => new SendResult.Flooded(TimeSpan.FromSeconds(1)),
        { Outcome: ApiOutcome.NotDelivered } => new SendResult.Unavailable("not delivered"),
        { Outcome: ApiOutcome.Unknown } => new SendResult.Unavailable("outcome unknown"),
        { MigrateToChatId: { } chat } => new SendResult.Moved(chat.ToString(CultureInfo.InvariantCulture)),
        { Code: 403 } => new SendResult.Blocked("forbidden"),
        // A wrong token or address is the host's fault, never the message's: it must not be dropped for it.
        { Code: 401 or 404 } => new SendResult.Unavailable("the bot's token is not accepted"),
        { Code: >= 500 } => new SendResult.Unavailable("server error"),
        _ => Refused(answer),
    };

    private static SendResult? Refused(in ApiAnswer answer)
    {
        var words = answer.Description ?? "";
        if (Says(words, "message is not modified"))
        {
            return null;
        }

        if (Says(words, "chat not found") || Says(words, "PEER_ID_INVALID") || Says(words, "user is deactivated") || Says(words, "bot was kicked"))
        {
            return new SendResult.Blocked("no such chat");
        }

        return new SendResult.Refused($"{answer.Code}: {Category(words)}");
    }

    private static string Category(string words) =>
        Says(words, "can't parse entities") ? "markup"
        : Says(words, "too long") ? "too long"
        : Says(words, "text is empty") || Says(words, "must be non-empty") ? "empty"
        : Says(words, "BUTTON") || Says(words, "keyboard") ? "keyboard"
        : Says(words, "PHOTO") || Says(words, "file") ? "file"
        : "refused";

    private static bool Says(string words, string phrase) => words.Contains(phrase, StringComparison.OrdinalIgnoreCase);
}
