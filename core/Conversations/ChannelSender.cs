using Companion.Dialogs;

namespace Companion.Conversations;

/// <summary>One outgoing message as the outbox keeps it.</summary>
/// <param name="Id">Outbox row; grows within a chat.</param>
/// <param name="PartsSent">Of a message that the channel divides: how many parts went out before, as far as is known.</param>
public sealed record Outgoing(long Id, ChatAddress Chat, OutMessage Message, int PartsSent = 0);

/// <summary>Where a sender notes that a part of a divided message is out, so that a crash does not repeat it.</summary>
public interface IPartsSent
{
    /// <summary>Noted before the next part goes out. A database that is away is no reason to stop: then that part may come twice.</summary>
    Task NoteAsync(Outgoing outgoing, int partsSent, CancellationToken cancellationToken);
}

/// <summary>
/// How a channel puts a message on the wire. The outbox calls it with one message of a chat at a time, in order; different chats run
/// side by side. Only the node that holds the account's sender lease calls it.
/// </summary>
public interface IChannelSender
{
    ChannelKind Kind { get; }

    /// <summary>Sends one message (with its splits). Never throws for what the far side says: that is the result.</summary>
    Task<SendResult> SendAsync(Outgoing outgoing, CancellationToken cancellationToken);
}

/// <summary>What the far side said.</summary>
public abstract record SendResult
{
    /// <summary>Taken. <paramref name="MessageId"/> is the channel's id of the (last) message.</summary>
    public sealed record Sent(string? MessageId) : SendResult;

    /// <summary>Not now: all of this account's sending stops for <paramref name="RetryAfter"/> (429).</summary>
    public sealed record Flooded(TimeSpan RetryAfter) : SendResult;

    /// <summary>The far side is down, or the outcome is unknown: this chat waits and tries again.</summary>
    public sealed record Unavailable(string Reason) : SendResult;

    /// <summary>The person blocked the bot or left (403): the chat is marked unreachable, the message dropped.</summary>
    public sealed record Blocked(string Reason) : SendResult;

    /// <summary>The chat goes on under another id (a group that became a supergroup): send again there.</summary>
    public sealed record Moved(string ChatId) : SendResult;

    /// <summary>The far side will never take this message (400): dropped, counted, logged.</summary>
    public sealed record Refused(string Reason) : SendResult;
}
