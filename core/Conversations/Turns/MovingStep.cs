using System.Collections.Immutable;
using Companion.Dialogs;

namespace Companion.Conversations.Turns;

/// <summary>A step after the moves that a release wants of this conversation, in the same turn: nobody takes a step more on what cannot stay.</summary>
internal static class MovingStep
{
    public static StepResult Take(DialogMachine machine, ConversationState state, IReadOnlyList<StateMap>? moves, Input input, StepContext context)
    {
        if (moves is null)
        {
            return machine.Step(state, input, context);
        }

        var asked = ImmutableArray<OutMessage>.Empty;
        foreach (var map in moves)
        {
            var moved = machine.Step(state, new MoveInput(map), context);
            (state, asked) = (moved.State, asked.AddRange(moved.Messages));
        }

        // A question that was asked anew is said only to somebody who has not just answered.
        var result = machine.Step(state, input, context);
        return result is { Messages.IsEmpty: true, Command: null } ? result with { Messages = asked } : result;
    }
}
