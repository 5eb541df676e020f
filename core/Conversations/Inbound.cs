using Companion.Dialogs;

namespace Companion.Conversations;

/// <summary>Something that arrived and wants exactly one effect: a message, a tap, a due timer, a work item's result.</summary>
public sealed record Inbound
{
    public required ChatAddress Chat { get; init; }

    /// <summary>Unique within the account (Telegram's update id, Direct Line's activity, "timer:…"): the dedupe key. At most 100 characters.</summary>
    public required string ExternalId { get; init; }

    public required Input Content { get; init; }

    /// <summary>The channel's id of the message, so that a later edit finds what it answered.</summary>
    public string? MessageId { get; init; }

    /// <summary>IETF tag of the sender's interface, for the first greeting.</summary>
    public string? LanguageTag { get; init; }

    /// <summary>The sender's own name as the channel tells it.</summary>
    public string? SenderName { get; init; }

    /// <summary>Who sent it, when that is not the chat itself (a group); null: the chat's person.</summary>
    public string? SenderId { get; init; }

    /// <summary>Direct Line's channelData.clientActivityID, echoed to the page.</summary>
    public string? ClientActivityId { get; init; }
}

/// <summary>What became of an inbound, once that is committed. Only then may the channel acknowledge it.</summary>
public enum InboundOutcome
{
    /// <summary>A turn took it.</summary>
    Done,

    /// <summary>It had been taken before; nothing changed.</summary>
    Duplicate,

    /// <summary>It failed again and again; it is kept for the admins, and the person got a kind answer.</summary>
    Quarantined,

    /// <summary>An unknown person, and the tenant takes nobody unasked.</summary>
    Refused,
}

/// <summary>The one way in for every channel.</summary>
public interface IConversations
{
    /// <summary>Completes when the inbound's turn is committed.</summary>
    /// <exception cref="ConversationsUnavailableException">The database cannot take it now: do not acknowledge, let the channel deliver again.</exception>
    Task<InboundOutcome> AcceptAsync(Inbound inbound, CancellationToken cancellationToken);
}

/// <summary>Nothing was committed; the inbound must come again.</summary>
public sealed class ConversationsUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
