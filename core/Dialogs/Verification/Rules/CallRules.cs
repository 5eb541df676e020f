namespace Companion.Dialogs;

/// <summary>Called dialogs exist, get their arguments, and each of their ends leads on; offered ones can be begun.</summary>
internal static class CallRules
{
    public static void Check(Inspection inspection)
    {
        foreach (var state in inspection.Dialog.Ordered)
        {
            foreach (var (call, onward) in StateGraph.CallsOf(state))
            {
                if (inspection.Catalogue.Find(call.Dialog) is { } called)
                {
                    CheckArguments(inspection, state, call, called);
                    CheckResults(inspection, state, call, called, onward);
                }
                else
                {
                    inspection.Error(state, $"calls {call.Dialog}, which does not exist");
                }
            }

            foreach (var offer in state.Offers)
            {
                CheckOffer(inspection, state, offer);
            }
        }
    }

    private static void CheckOffer(Inspection inspection, StateDefinition state, OfferDefinition offer)
    {
        if (offer.Source is { } source && inspection.Dialog.Slot(source) is not { Type: TextType })
        {
            inspection.Error(state, $"offers with '{source}', which is no text slot");
        }

        if (offer.Dialog is { } name && (inspection.Catalogue.Find(name) is not { } offered
            || (offer.Source is null ? offered.MenuText is null : offered.ButtonSlot is null)))
        {
            inspection.Error(state, $"offers {name}, which no such button begins");
        }
    }

    private static void CheckArguments(Inspection inspection, StateDefinition state, CallDefinition call, DialogDefinition called)
    {
        foreach (var argument in call.With ?? [])
        {
            if (called.Slot(argument.Name) is not { Argument: true } slot)
            {
                inspection.Error(state, $"{called.Name} takes no '{argument.Name}'");
                continue;
            }

            var type = argument.Constant is { } constant ? SlotSource.TypeOf(constant) : SlotSource.Resolve(inspection.Dialog, argument.Source!).Type; // no constant: a source
            if (type is not null && !SlotSource.Fits(type, slot.Type.Name))
            {
                inspection.Error(state, $"{called.Name} wants '{argument.Name}' as {slot.Type.Name}, it is {type}");
            }
        }

        foreach (var mine in call.With is null ? inspection.Dialog.Slots : [])
        {
            if (called.Slot(mine.Name) is { } theirs && !SlotSource.Fits(mine.Type.Name, theirs.Type.Name))
            {
                inspection.Error(state, $"hands its '{mine.Name}' ({mine.Type.Name}) to {called.Name}, where it is {theirs.Type.Name}: say what goes along by 'with'");
            }
        }

        foreach (var needed in called.Slots.Where(s => s is { Argument: true, Optional: false }))
        {
            if (call.With is { } with ? with.All(a => a.Name != needed.Name) : inspection.Dialog.Slot(needed.Name) is null)
            {
                inspection.Error(state, $"{called.Name} needs '{needed.Name}'");
            }
        }
    }

    private static void CheckResults(Inspection inspection, StateDefinition state, CallDefinition call, DialogDefinition called, string? onward)
    {
        var ends = called.Ordered.Select(s => s.End).OfType<string>().Distinct().ToList();
        foreach (var result in call.Results.Keys.Where(r => !ends.Contains(r)))
        {
            inspection.Error(state, $"{called.Name} never ends with '{result}'");
        }

        foreach (var end in ends.Where(e => onward is null && !call.Results.ContainsKey(e)))
        {
            inspection.Error(state, $"{called.Name} may end with '{end}': a 'then' is missing");
        }

        foreach (var saved in call.Save)
        {
            if (inspection.Dialog.Slot(saved.Slot) is not { } mine || called.Slot(saved.Output) is not { } theirs)
            {
                inspection.Error(state, $"cannot save '{saved.Output}' to '{saved.Slot}'");
            }
            else if (!SlotSource.Fits(theirs.Type.Name, mine.Type.Name))
            {
                inspection.Error(state, $"{called.Name} gives '{saved.Output}' as {theirs.Type.Name}, the slot is {mine.Type.Name}");
            }
        }
    }
}
