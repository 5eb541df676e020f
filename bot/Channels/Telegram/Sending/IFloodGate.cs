using Companion.Dialogs;

namespace Companion.Bot.Channels.Telegram.Sending;

/// <summary>Decides when a message may leave, for all sending of one bot.</summary>
internal interface IFloodGate
{
    /// <summary>
    /// Completes when a message of this lane may go to this chat. SOS goes at once unless Telegram has closed the gate, and is first when it
    /// opens; bulk gets only what the others leave.
    /// </summary>
    ValueTask ReserveAsync(Lane lane, string chatId, CancellationToken cancellationToken);

    /// <summary>Telegram said 429: nothing of this bot goes out for <paramref name="retryAfter"/>.</summary>
    void Close(TimeSpan retryAfter);
}
