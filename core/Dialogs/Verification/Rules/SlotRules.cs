using System.Globalization;
using Companion.People;

namespace Companion.Dialogs;

/// <summary>Every slot that is used exists, and is filled on all ways to where it is used.</summary>
internal static class SlotRules
{
    /// <summary>What the engine itself hands to a text about an implausible answer.</summary>
    private static readonly HashSet<string> s_aboutAnswers = ["value", "min", "max", "decimals"];

    public static void Check(Inspection inspection)
    {
        var dialog = inspection.Dialog;
        var flow = SlotFlow.Of(dialog, inspection.Catalogue.Find);
        foreach (var state in dialog.Ordered)
        {
            foreach (var saved in state.Await?.Save ?? [])
            {
                if (dialog.Slot(saved.Slot) is null)
                {
                    inspection.Error(state, $"cannot save '{saved.Output}' to '{saved.Slot}'");
                }
            }

            foreach (var option in state.Expect?.Options ?? [])
            {
                if (option.From is { } from)
                {
                    Exists(inspection, state, from);
                }
            }

            var entry = flow.At(state.Name) ?? Known.Nothing; // without a way here it is reported as that
            var reached = flow.At(state.Name) is not null;
            CheckTexts(inspection, state, SlotFlow.Within(state, entry), reached);
            CheckConditions(inspection, state, entry, reached);
            CheckArguments(inspection, state, entry, reached);
        }
    }

    private static void CheckTexts(Inspection inspection, StateDefinition state, Known known, bool reached)
    {
        foreach (var text in TextsOf(state))
        {
            var extra = text == state.Implausible ? s_aboutAnswers : [];
            var told = new HashSet<string>(StringComparer.Ordinal);
            foreach (var language in Languages.All.Where(l => !text.Lines(l).IsEmpty))
            {
                var reads = new HashSet<string>(StringComparer.Ordinal);
                foreach (var variant in text.In(language))
                {
                    variant.CollectReads(reads);
                }

                foreach (var source in reads.Where(r => !extra.Contains(r) && SlotSource.Resolve(inspection.Dialog, r).Type is null && told.Add(r)))
                {
                    inspection.Error(state, text, language, $"names {{{source}}}, which is nothing here");
                }

                var holes = text.In(language).SelectMany(t => TemplateFacts.Holes(t.Segments, known)).Distinct();
                foreach (var hole in holes.Where(h => reached && IsSlot(h) && !extra.Contains(h) && told.Add(h)))
                {
                    inspection.Error(state, text, language, $"says {{{hole}}}, which is empty on some way here: fill it, or write [[{hole}: …]]");
                }
            }
        }
    }

    private static void CheckConditions(Inspection inspection, StateDefinition state, Known entry, bool reached)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (branch, known) in SlotFlow.Branches(state, entry))
        {
            foreach (var (comparison, here) in branch.When is null ? [] : ConditionFlow.Comparisons(branch.When, known))
            {
                var source = comparison switch { Condition.Is i => i.Source, Condition.Compare c => c.Source, Condition.Present p => p.Source, _ => "" };
                if (!told.Contains(source) && !Exists(inspection, state, source))
                {
                    told.Add(source);
                    continue;
                }

                CheckComparison(inspection, state, comparison, source, told);
                var may = inspection.Dialog.Slot(Known.Root(source)) is null or { Optional: true };
                if (reached && comparison is not Condition.Present && !may && !here.IsFilled(source) && told.Add(source))
                {
                    inspection.Error(state, $"compares '{source}', which is empty on some way here: ask first whether it is present, or make it optional");
                }
            }
        }
    }

    private static void CheckComparison(Inspection inspection, StateDefinition state, Condition comparison, string source, HashSet<string> told)
    {
        var type = SlotSource.Resolve(inspection.Dialog, source).Type;
        if (comparison is Condition.Compare && type is not ("number" or "scale") && told.Add(source + "<"))
        {
            inspection.Error(state, $"compares '{source}' with a number, it is {type}");
        }

        if (comparison is Condition.Is equal)
        {
            foreach (var value in equal.Values.Where(v => !CanBe(inspection.Dialog.Slot(source)?.Type, type, v) && told.Add(source + "=" + v)))
            {
                inspection.Error(state, $"'{source}' is never '{value}'");
            }
        }
    }

    private static bool CanBe(SlotType? slot, string? type, string value) => slot switch
    {
        ChoiceType choice => choice.Options.Any(o => o.Id == value),
        ScaleType scale => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var n) && n >= scale.From && n <= scale.To,
        null => type is not "yes-no" || value is "yes" or "no",
        YesNoType => value is "yes" or "no",
        _ => SlotReader.Value(slot, value) is not null,
    };

    private static void CheckArguments(Inspection inspection, StateDefinition state, Known entry, bool reached)
    {
        var signature = inspection.CommandOf(state);
        foreach (var argument in state.With ?? [])
        {
            if (argument.Source is { } source && Exists(inspection, state, source)
                && reached && signature?.Inputs.GetValueOrDefault(argument.Name) is { SlotType: not null, Optional: false })
            {
                Needs(inspection, state, entry, source, signature.Name);
            }
        }

        if (state.With is null && signature is not null && reached)
        {
            foreach (var (input, _) in signature.Inputs.Where(i => !i.Value.Optional && inspection.Dialog.Slot(i.Key) is not null))
            {
                Needs(inspection, state, entry, input, signature.Name);
            }
        }

        foreach (var (branch, known) in SlotFlow.Branches(state, entry).Append((new Branch(null, null, null, state.Call), entry)))
        {
            if (branch.Call is not { } call)
            {
                continue;
            }

            var held = branch.When is null ? known : known.Fill(ConditionFlow.Filled(branch.When, true));
            foreach (var argument in call.With ?? [])
            {
                if (argument.Source is { } source && Exists(inspection, state, source) && reached
                    && inspection.Catalogue.Find(call.Dialog)?.Slot(argument.Name) is { Argument: true, Optional: false })
                {
                    Needs(inspection, state, held, source, call.Dialog);
                }
            }
        }
    }

    private static void Needs(Inspection inspection, StateDefinition state, Known known, string source, string who)
    {
        if (IsSlot(source) && !known.IsFilled(source))
        {
            inspection.Error(state, $"{who} needs '{source}', which is empty on some way here");
        }
    }

    private static bool Exists(Inspection inspection, StateDefinition state, string source)
    {
        if (SlotSource.Resolve(inspection.Dialog, source).Type is not null)
        {
            return true;
        }

        inspection.Error(state, $"uses '{source}', which is neither a slot nor a part of one");
        return false;
    }

    /// <summary>The profile's facts are filled or not as the person is: no way through a dialog tells.</summary>
    private static bool IsSlot(string source) => !source.StartsWith("profile.", StringComparison.Ordinal);

    private static IEnumerable<DialogText> TextsOf(StateDefinition state)
    {
        DialogText?[] own = [state.Text, state.Picture, state.Short, state.Rephrase, state.Example, state.Implausible, state.Help, state.Ready, state.Remind?.Text];
        return own.Concat((state.Expect?.Options ?? []).Select(o => o.Label)).Concat(state.Offers.Select(o => o.Label)).OfType<DialogText>().Distinct();
    }
}
