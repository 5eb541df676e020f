namespace Companion.Conversations.Turns;

/// <summary>An inbound that waits for its turn, and whoever waits for that.</summary>
internal sealed class Pending(Inbound inbound, Guid? conversationId)
{
    private readonly TaskCompletionSource<InboundOutcome> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Inbound Inbound { get; } = inbound;

    /// <summary>Set when it is meant for a conversation rather than for whoever sits at a chat: a timer, a work item's result.</summary>
    public Guid? ConversationId { get; } = conversationId;

    public Guid TenantId => Inbound.Chat.TenantId;

    public Task<InboundOutcome> Task => _done.Task;

    public void Complete(InboundOutcome outcome)
    {
        _done.TrySetResult(outcome);
    }

    public void Fail(Exception exception) => _done.TrySetException(exception);
}
