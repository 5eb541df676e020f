using Companion.People;

namespace Companion.Dialogs;

/// <summary>Everything a conversation is: immutable; stored encrypted; the machine's only memory.</summary>
public sealed partial record ConversationState
{
    public required Profile Profile { get; init; }
}
