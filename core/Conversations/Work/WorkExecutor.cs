namespace Companion.Conversations;

/// <summary>A claimed piece of slow work.</summary>
/// <param name="PayloadJson">What the command enqueued.</param>
/// <param name="Attempt">1 for the first.</param>
public sealed record WorkItem(Guid TenantId, Guid Id, Guid ConversationId, Guid PersonId, string Kind, string PayloadJson, int Attempt);

/// <summary>How a piece of work ended; <paramref name="ResultJson"/> comes back to the conversation.</summary>
public sealed record WorkResult(bool Succeeded, string ResultJson)
{
    public static WorkResult Done(string resultJson) => new(true, resultJson);

    public static WorkResult Failed(string resultJson = "{}") => new(false, resultJson);
}

/// <summary>
/// Does one kind of work. May run twice (a node can die in between), so its effects must bear that. An exception is tried again later
/// (at most 5 times, with growing pauses), then the conversation hears that it failed.
/// </summary>
public interface IWorkExecutor
{
    string Kind { get; }

    Task<WorkResult> RunAsync(WorkItem item, CancellationToken cancellationToken);
}
