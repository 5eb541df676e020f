using Companion.Dialogs;
using Companion.People;
using Npgsql;

namespace Companion.Conversations;

/// <summary>What a command may use while it runs inside a turn.</summary>
public sealed class TurnScope
{
    public required Guid TenantId { get; init; }
    public required Guid ConversationId { get; init; }
    /// <summary>As it is after the commands of this turn that ran before.</summary>
    public required Profile Profile { get; set; }
    public required ChatAddress Chat { get; init; }
    public required DateTimeOffset Now { get; init; }

    /// <summary>Rows to write with the turn, collected over all turns that share the transaction.</summary>
    public required TurnWrites Writes { get; init; }

    /// <summary>Encrypts personal fields under the tenant's data key.</summary>
    public required Storage.ITenantCipher Cipher { get; init; }

    internal List<WorkItemRequest> Work { get; } = [];
    internal List<TimerRequest> Timers { get; } = [];

    /// <summary>Durable work (speech, OCR, downloads, pictures) whose result comes back to this conversation as <see cref="WorkDoneInput"/>.</summary>
    public void Enqueue(string kind, string payloadJson) => Work.Add(new(kind, payloadJson));

    /// <summary>(Re)sets the conversation's named timer: at <paramref name="due"/> it arrives as <paramref name="content"/>. Null cancels it.</summary>
    public void SetTimer(string name, DateTimeOffset? due, Input content) => Timers.Add(new(name, due, content));

    /// <summary>
    /// Begins a dialog in another person's conversation, in the chat that they used last: exactly once, committed with this turn. Whoever
    /// has no conversation hears nothing. May this person reach that one, and may that one know this: the command must have looked (People.Relations).
    /// </summary>
    /// <param name="personId">Whom.</param>
    /// <param name="begin">The dialog, its arguments, and how long it may wait (<see cref="BeginInput.When"/>; null: as <see cref="BeginWhen.AtOnce"/>
    /// on its way, but at the next quiet moment there).</param>
    /// <param name="key">At most 40 characters: a second tell to the same person under the same key replaces the first while that waits. Null: each counts.</param>
    /// <param name="due">UTC; null: now.</param>
    public void Tell(Guid personId, BeginInput begin, string? key = null, DateTimeOffset? due = null) =>
        Writes.Of<TellRows>().Add(personId, null, begin, key, due ?? Now, Cipher);

    /// <summary>As <see cref="Tell"/>, in a certain conversation of this tenant.</summary>
    public void TellConversation(Guid conversationId, BeginInput begin, string? key = null, DateTimeOffset? due = null) =>
        Writes.Of<TellRows>().Add(null, conversationId, begin, key, due ?? Now, Cipher);
}

internal sealed record WorkItemRequest(string Kind, string PayloadJson);

internal sealed record TimerRequest(string Name, DateTimeOffset? Due, Input Content);

/// <summary>The implementation of a command: what a feature registers so that dialogs can call it.</summary>
public interface ICommandBinding
{
    CommandSignature Signature { get; }
}

/// <summary>
/// A command that decides from its arguments and the profile alone and only adds rows: its turns share a transaction with others
/// (the hot path). Must not block or query.
/// </summary>
public interface IWriteCommand : ICommandBinding
{
    CommandOutcome Run(CommandCall call, TurnScope scope);
}

/// <summary>A command that reads the database. Its turn runs in a transaction of its own, on this connection.</summary>
public interface IQueryCommand : ICommandBinding
{
    Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken);
}
