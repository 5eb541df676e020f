using Companion.People;

namespace Companion.Dialogs;

/// <summary>Proves what a set of dialogs must hold before anybody talks to it.</summary>
public static class DialogVerifier
{
    /// <summary>Telegram's limit for a message's text (core.telegram.org/bots/api#sendmessage).</summary>
    private const int MaxMessage = 4096;

    private const int MaxLabel = 40;

    /// <summary>Everything that is wrong with the current dialogs; no error means that they may be published.</summary>
    /// <param name="catalogue">The set.</param>
    /// <param name="commands">The signatures of the commands that exist, by name.</param>
    public static IReadOnlyList<DialogFinding> Verify(DialogCatalogue catalogue, IReadOnlyDictionary<string, CommandSignature> commands)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(commands);
        var findings = new List<DialogFinding>();
        foreach (var dialog in catalogue.Current)
        {
            VerifyGraph(dialog, findings);
            VerifyStates(dialog, catalogue, commands, findings);
            VerifyTexts(dialog.Name, dialog.Texts, findings);
            VerifyButton(dialog, findings);
        }

        VerifyTexts("conversation", catalogue.Texts.All, findings);
        return findings;
    }

    private static void VerifyButton(DialogDefinition dialog, List<DialogFinding> findings)
    {
        // An argument is an id of 22 characters behind a colon.
        var token = System.Text.Encoding.UTF8.GetByteCount(OpenToken.Prefix + dialog.Name) + (dialog.ButtonSlot is null ? 0 : 23);
        if (token > OpenToken.MaxBytes)
        {
            findings.Add(new(FindingSeverity.Error, dialog.Name, null, $"the name does not fit a button's {OpenToken.MaxBytes} bytes"));
        }

        if (dialog.ButtonSlot is { } name && dialog.Slot(name) is not { Argument: true, Type: TextType })
        {
            findings.Add(new(FindingSeverity.Error, dialog.Name, null, $"a button fills '{name}', which is no text slot with 'argument: true'"));
        }
    }

    private static void VerifyOffers(DialogDefinition dialog, StateDefinition state, DialogCatalogue catalogue, List<DialogFinding> findings)
    {
        foreach (var offer in state.Offers)
        {
            if (offer.Source is { } source && dialog.Slot(source) is not { Type: TextType })
            {
                findings.Add(Error(dialog, state, $"offers with '{source}', which is no text slot"));
            }

            if (offer.Dialog is { } name && (catalogue.Find(name) is not { } offered
                || (offer.Source is null ? offered.MenuText is null : offered.ButtonSlot is null)))
            {
                findings.Add(Error(dialog, state, $"offers {name}, which no such button begins"));
            }
        }
    }

    private static void VerifyGraph(DialogDefinition dialog, List<DialogFinding> findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([dialog.Start, .. dialog.OnCancel is { } cancel ? new[] { cancel } : []]);
        while (open.TryDequeue(out var name))
        {
            if (!dialog.States.TryGetValue(name, out var state))
            {
                findings.Add(new(FindingSeverity.Error, dialog.Name, name, "is led to, but there is no such state"));
                continue;
            }

            if (seen.Add(name))
            {
                foreach (var (to, _) in StateGraph.Edges(state).Where(e => !seen.Contains(e.To)))
                {
                    open.Enqueue(to);
                }
            }
        }

        var ending = dialog.Ordered.Where(s => s.End is not null).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        while (dialog.Ordered.Where(s => !ending.Contains(s.Name) && StateGraph.Edges(s).Any(e => ending.Contains(e.To))).ToList() is { Count: > 0 } more)
        {
            ending.UnionWith(more.Select(s => s.Name));
        }

        foreach (var state in dialog.Ordered)
        {
            if (!seen.Contains(state.Name))
            {
                findings.Add(Error(dialog, state, "no way leads here"));
            }

            if (!ending.Contains(state.Name))
            {
                findings.Add(Error(dialog, state, "no end can be reached from here"));
            }
        }
    }

    private static void VerifyStates(
        DialogDefinition dialog, DialogCatalogue catalogue, IReadOnlyDictionary<string, CommandSignature> commands, List<DialogFinding> findings)
    {
        foreach (var state in dialog.Ordered)
        {
            var moves = state.End is null && state.Await is null && state.Call is null;
            if (moves && (state.Next.IsEmpty || state.Next[^1].When is not null) && !Covers(state, commands))
            {
                findings.Add(Error(dialog, state, "the last of 'next' must be without 'when'"));
            }

            foreach (var span in new[] { state.Remind?.After, state.Expire?.After, state.Wait, state.Expect?.JoinBursts })
            {
                if (span <= TimeSpan.Zero)
                {
                    findings.Add(Error(dialog, state, "a time must be longer than nothing"));
                }
            }

            foreach (var call in state.Next.Select(b => b.Call).Append(state.Call).OfType<CallDefinition>())
            {
                if (catalogue.Find(call.Dialog) is null)
                {
                    findings.Add(Error(dialog, state, $"calls {call.Dialog}, which does not exist"));
                }
            }

            VerifyOffers(dialog, state, catalogue, findings);
            if (state.Command is { } name)
            {
                VerifyCommand(dialog, state, name, commands, findings);
            }
        }
    }

    private static bool Covers(StateDefinition state, IReadOnlyDictionary<string, CommandSignature> commands) =>
        state.Command is { } name && commands.TryGetValue(name, out var signature) && signature.Results.All(state.Results.ContainsKey);

    private static void VerifyCommand(
        DialogDefinition dialog, StateDefinition state, string name, IReadOnlyDictionary<string, CommandSignature> commands, List<DialogFinding> findings)
    {
        if (!commands.TryGetValue(name, out var signature))
        {
            findings.Add(Error(dialog, state, $"there is no command {name}"));
            return;
        }

        foreach (var (input, wanted) in signature.Inputs)
        {
            var argument = state.With?.FirstOrDefault(a => a.Name == input);
            var source = state.With is null ? input : argument?.Source;
            if (argument?.Constant is not null || source?.StartsWith("profile.", StringComparison.Ordinal) == true)
            {
                continue;
            }

            var slot = source is null ? null : dialog.Slot(source.Split('.')[0]);
            if (slot is null && !wanted.Optional)
            {
                findings.Add(Error(dialog, state, $"{name} needs '{input}'"));
            }
            else if (slot is not null && !source!.Contains('.', StringComparison.Ordinal) && slot.Type.Name != wanted.SlotType // slot came from it
                && (slot.Type.Name, wanted.SlotType) is not ("scale", "number"))
            {
                findings.Add(Error(dialog, state, $"{name} wants '{input}' as {wanted.SlotType}, the slot is {slot.Type.Name}"));
            }
        }

        foreach (var argument in state.With ?? [])
        {
            if (!signature.Inputs.ContainsKey(argument.Name))
            {
                findings.Add(Error(dialog, state, $"{name} takes no '{argument.Name}'"));
            }
        }

        foreach (var result in state.Results.Keys.Where(r => !signature.Results.Contains(r)))
        {
            findings.Add(Error(dialog, state, $"{name} never answers '{result}'"));
        }

        foreach (var saved in state.Save)
        {
            if (!signature.Outputs.ContainsKey(saved.Output) || dialog.Slot(saved.Slot) is null)
            {
                findings.Add(Error(dialog, state, $"cannot save '{saved.Output}' to '{saved.Slot}'"));
            }
        }
    }

    private static void VerifyTexts(string dialog, IEnumerable<DialogText> texts, List<DialogFinding> findings)
    {
        foreach (var text in texts)
        {
            foreach (var language in Languages.All)
            {
                if (text.Lines(language).IsEmpty)
                {
                    findings.Add(new(FindingSeverity.Error, dialog, null, $"no text '{text.Key}'", language.Code()));
                }
                else if (text.Lines(language).Any(l => l.Length > MaxMessage))
                {
                    findings.Add(new(FindingSeverity.Error, dialog, null, $"'{text.Key}' is longer than {MaxMessage} characters", language.Code()));
                }
                else if (Placeholders(text, language) is var own && Placeholders(text, Language.En) is var english && !own.SetEquals(english))
                {
                    own.SymmetricExceptWith(english);
                    findings.Add(new(FindingSeverity.Error, dialog, null, $"'{text.Key}' differs from English in {string.Join(", ", own.Order())}", language.Code()));
                }

                if (text.Key.Contains("button", StringComparison.Ordinal) && text.Lines(language).Any(l => l.Length > MaxLabel))
                {
                    findings.Add(new(FindingSeverity.Error, dialog, null, $"button '{text.Key}' is longer than {MaxLabel} characters", language.Code()));
                }
            }
        }
    }

    private static HashSet<string> Placeholders(DialogText text, Language language)
    {
        var reads = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variant in text.In(language))
        {
            variant.CollectReads(reads);
        }

        return reads;
    }

    private static DialogFinding Error(DialogDefinition dialog, StateDefinition state, string message) =>
        new(FindingSeverity.Error, dialog.Name, state.Name, message, null, $"{dialog.Path}:{state.Line}");
}
