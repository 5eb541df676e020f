namespace Companion.Conversations;

/// <summary>Hears what became of each attempt to send an alarm's message, so that another way is tried at once.</summary>
internal interface ISendWatch
{
    /// <summary>Called by the sender between two messages: must not wait.</summary>
    void Report(Guid tenantId, long outboxId, SendResult result);
}
