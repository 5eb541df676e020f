using Companion.Dialogs;

namespace Companion.Conversations.Turns;

/// <summary>
/// What a node remembers of a conversation between turns. Only ever a guess: a turn that was stepped from it commits only if the row still
/// has this version, and is otherwise stepped again from the row.
/// </summary>
internal sealed class LiveConversation
{
    public required Guid TenantId { get; init; }
    public required Guid Id { get; init; }

    /// <summary>0: not yet in the database; its first turn creates it.</summary>
    public long Version { get; set; }

    public required ConversationState State { get; set; }

    /// <summary>
    /// Whether nothing that earlier turns said here can be unsent without this node's knowing: it took the turn before, or the outbox was
    /// empty of them when the row was read. If not, what this turn says waits for a look at the outbox.
    /// </summary>
    public bool IsContinued { get; set; }

    /// <summary>Where timers' and work's turns speak: the chat that the person used last.</summary>
    public ChatAddress LastChat { get; set; }

    /// <summary>When the wake-up row in the database is due; null: there is none.</summary>
    public DateTimeOffset? WakeRowDue { get; set; }
}
