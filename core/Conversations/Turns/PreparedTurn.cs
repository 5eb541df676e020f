using System.Collections.Immutable;
using Companion.Dialogs;

namespace Companion.Conversations.Turns;

/// <summary>A turn that was stepped and now only wants to be written.</summary>
internal sealed class PreparedTurn
{
    public required Pending Pending { get; init; }
    public required LiveConversation Conversation { get; init; }
    public required ConversationState State { get; init; }
    public required byte[] StateBytes { get; init; }
    public required TurnEntry Entry { get; init; }
    public required ImmutableArray<OutMessage> Messages { get; init; }
    public required byte[][] MessageBytes { get; init; }
    public required byte[] Digest { get; init; }
    public required DateTimeOffset? WakeAt { get; init; }
    public required TurnScope Scope { get; init; }

    /// <summary>What it meant for questions, to be counted once it is committed; null: nothing.</summary>
    public List<StepEvent>? Events { get; init; }
    public required ChatAddress Chat { get; init; }

    /// <summary>Alarms' dedupe keys are kept for ever.</summary>
    public bool IsAlarm => Messages is [{ Lane: Lane.Sos }, ..];

    public long Number => Conversation.Version + 1;

    /// <summary>What goes to a wire once this is committed; filled by the write.</summary>
    public List<Outgoing>? Outgoing { get; set; }
}
