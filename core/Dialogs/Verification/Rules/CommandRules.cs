namespace Companion.Dialogs;

/// <summary>Commands exist, get what they need in its type, and are asked only for what they give.</summary>
internal static class CommandRules
{
    public static void Check(Inspection inspection)
    {
        foreach (var state in inspection.Dialog.Ordered.Where(s => s.Command is not null))
        {
            if (inspection.CommandOf(state) is not { } signature)
            {
                inspection.Error(state, $"there is no command {state.Command}");
                continue;
            }

            CheckInputs(inspection, state, signature);
            CheckOutputs(inspection, state, signature);
        }
    }

    private static void CheckInputs(Inspection inspection, StateDefinition state, CommandSignature signature)
    {
        foreach (var (input, wanted) in signature.Inputs)
        {
            var argument = state.With?.FirstOrDefault(a => a.Name == input);
            if (argument?.Constant is { } constant)
            {
                CheckType(inspection, state, signature, input, wanted.SlotType, SlotSource.TypeOf(constant));
                continue;
            }

            var source = state.With is null ? (inspection.Dialog.Slot(input) is null ? null : input) : argument?.Source;
            if (source is null)
            {
                if (!wanted.Optional)
                {
                    inspection.Error(state, $"{signature.Name} needs '{input}'");
                }
            }
            else if (SlotSource.Resolve(inspection.Dialog, source) is { Type: { } type })
            {
                CheckType(inspection, state, signature, input, wanted.SlotType, type);
            }
        }

        foreach (var argument in state.With ?? [])
        {
            if (!signature.Inputs.ContainsKey(argument.Name))
            {
                inspection.Error(state, $"{signature.Name} takes no '{argument.Name}'");
            }
        }
    }

    private static void CheckOutputs(Inspection inspection, StateDefinition state, CommandSignature signature)
    {
        foreach (var result in state.Results.Keys.Where(r => !signature.Results.Contains(r)))
        {
            inspection.Error(state, $"{signature.Name} never answers '{result}'");
        }

        foreach (var saved in state.Save)
        {
            if (!signature.Outputs.TryGetValue(saved.Output, out var type) || inspection.Dialog.Slot(saved.Slot) is not { } slot)
            {
                inspection.Error(state, $"cannot save '{saved.Output}' to '{saved.Slot}'");
            }
            else if (!SlotSource.Fits(type, slot.Type.Name))
            {
                inspection.Error(state, $"{signature.Name} gives '{saved.Output}' as {type}, the slot is {slot.Type.Name}");
            }
        }
    }

    private static void CheckType(Inspection inspection, StateDefinition state, CommandSignature signature, string input, string wanted, string given)
    {
        if (!SlotSource.Fits(given, wanted))
        {
            inspection.Error(state, $"{signature.Name} wants '{input}' as {wanted}, it is {given}");
        }
    }
}
