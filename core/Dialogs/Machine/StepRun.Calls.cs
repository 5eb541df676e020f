using System.Collections.Immutable;

namespace Companion.Dialogs;

/// <summary>Dialogs that call dialogs, and what is handed to them and to commands.</summary>
internal sealed partial class StepRun
{
    private void StartCall(CallDefinition call, int branch)
    {
        if (_catalogue.Find(call.Dialog) is { } dialog && _frames.Count < 2 * MaxFrames)
        {
            Begin(dialog, Arguments(call.With), branch);
        }
        else if (call.Then is { } then)
        {
            Enter(then);
        }
        else
        {
            End("completed");
        }
    }

    private static string? AfterCall(CallDefinition call, string result, StateDefinition state) =>
        call.Results.TryGetValue(result, out var to) ? to : call.Then ?? (state.Next is [{ When: null, To: { } only }] ? only : null);

    private ImmutableSortedDictionary<string, SlotValue> Arguments(ImmutableArray<Argument>? with)
    {
        var arguments = ImmutableSortedDictionary.CreateBuilder<string, SlotValue>(StringComparer.Ordinal);
        var values = Values();
        if (with is { } named)
        {
            foreach (var argument in named)
            {
                if ((argument.Constant ?? values.Get(argument.Source!)) is { } value) // an argument without a constant has a source
                {
                    arguments[argument.Name] = value;
                }
            }
        }
        else
        {
            foreach (var slot in DialogOf(Top).Slots)
            {
                if (Top.Find(slot.Name) is { } value)
                {
                    arguments[slot.Name] = value;
                }
            }
        }

        return arguments.ToImmutable();
    }
}
