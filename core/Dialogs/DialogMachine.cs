using System.Collections.Immutable;

namespace Companion.Dialogs;

/// <summary>What a step may know besides the state and the input. Logged, so that a replay is exact.</summary>
/// <param name="Now">UTC.</param>
/// <param name="MessageId">The channel's id of the message that brought the input; null when there is none.</param>
public sealed record StepContext(DateTimeOffset Now, string? MessageId = null);

/// <summary>What a step decided.</summary>
/// <param name="State">The state from now on.</param>
/// <param name="Messages">To be said, in order.</param>
/// <param name="Command">Not null: the shell runs it inside the turn and steps again with its <see cref="OutcomeInput"/>.</param>
/// <param name="WakeAt">When to come back with a <see cref="WakeInput"/> if nothing happens; null: never.</param>
public sealed record StepResult(
    ConversationState State,
    ImmutableArray<OutMessage> Messages,
    CommandCall? Command,
    DateTimeOffset? WakeAt)
{
    /// <summary>What it meant for questions; null: nothing.</summary>
    internal List<StepEvent>? Events { get; init; }
}

/// <summary>Steps conversations through their dialogs: pure, no clock, no I/O; one machine serves all conversations at once.</summary>
public sealed class DialogMachine(DialogCatalogue catalogue)
{
    public DialogCatalogue Catalogue { get; } = catalogue;

    /// <summary>Takes one input. The same state, input and context always give the same result.</summary>
    /// <exception cref="UnknownDialogVersionException">The conversation is pinned to a version that the catalogue does not hold.</exception>
    public StepResult Step(ConversationState state, Input input, StepContext context) => new StepRun(Catalogue, state, context).Take(input);

    /// <summary>As <see cref="Step(ConversationState, Input, StepContext)"/>, and tells the keys of the texts that were said.</summary>
    internal StepResult Step(ConversationState state, Input input, StepContext context, List<string> said) =>
        new StepRun(Catalogue, state, context, said).Take(input);
}
