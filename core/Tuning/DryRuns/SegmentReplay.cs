using System.Collections.Immutable;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.People;
using Companion.Tuning.Trying;

namespace Companion.Tuning.DryRuns;

/// <summary>What one turn came to.</summary>
internal sealed record ReplayedTurn(string? Dialog, string? State, IReadOnlyList<string> Said, IReadOnlyList<string> Buttons, IReadOnlyList<string> Commands, string? Error = null);

/// <summary>
/// Steps a logged conversation over other dialogs: the same words and the same buttons by their meaning, what commands answered then, and
/// stand-ins for what was not asked of them.
/// </summary>
internal sealed class SegmentReplay(DialogSet set, LoggedSegment segment, Func<string, string, DialogDefinition?> versions)
{
    private const int MaxCommands = 32;
    private const string Gone = "this button is not there any more";

    private readonly DialogMachine _machine = new(set.Catalogue);
    private ConversationState _state = Fresh(segment.Profile);

    /// <summary>The first turn: comes into the dialog the way the log tells, else is put there.</summary>
    public ReplayedTurn Begin(string dialog)
    {
        var first = segment.Turns[0];
        var begun = Take(first.Entry.Input, first.Entry);
        if (begun.Error is null && _state.Frames.Any(frame => frame.Dialog == dialog))
        {
            return begun;
        }

        _state = Fresh(segment.Profile);
        return Take(new BeginInput(dialog, ImmutableSortedDictionary<string, SlotValue>.Empty), first.Entry);
    }

    public ReplayedTurn Next(LoggedTurn before, LoggedTurn turn)
    {
        var input = turn.Entry.Input;
        if (input is ButtonInput button && AskToken.Parse(button.Token, segment.Profile.PersonId) is { Kind: not AskToken.Kind.None } tapped)
        {
            if (Retold(tapped.Kind, tapped.Number, before) is not { } token)
            {
                return new(_state.Dialog, _state.StateName, [], [], [], Gone);
            }

            input = new ButtonInput(token);
        }

        return Take(input, turn.Entry);
    }

    private static ConversationState Fresh(Profile profile) => ConversationState.New(profile);

    /// <summary>The same button under the question that is open here.</summary>
    private string? Retold(AskToken.Kind kind, int number, LoggedTurn before)
    {
        var person = segment.Profile.PersonId;
        if (_state.Frames is not [.., { Ask: { } ask } top] || set.Catalogue.FindVersion(top.Dialog, top.Version)?.States.GetValueOrDefault(top.State)?.Expect is not { } expect)
        {
            return null;
        }

        switch (kind)
        {
            case AskToken.Kind.Page:
                return AskToken.Page(ask.Id, number, person);
            case AskToken.Kind.Skip:
                return expect.Skippable ? AskToken.Skip(ask.Id, person) : null;
            case AskToken.Kind.Yes:
                return AskToken.Yes(ask.Id, person);
            case AskToken.Kind.No:
                return AskToken.No(ask.Id, person);
            case AskToken.Kind.Cancel:
                return AskToken.Cancel(ask.Id, person);
        }

        var then = before is { Dialog: { } dialog, Version: { } version, State: { } state } ? versions(dialog, version)?.States.GetValueOrDefault(state)?.Expect : null;
        var meant = then is not null && number < then.Options.Length ? then.Options[number] : null;
        var index = meant is null ? number : Index(expect, meant);
        return index >= 0 && index < expect.Options.Length ? AskToken.Option(ask.Id, index, person) : null;
    }

    private static int Index(ExpectDefinition expect, OptionDefinition meant)
    {
        for (var i = 0; i < expect.Options.Length; i++)
        {
            var option = expect.Options[i];
            if (option.Id == meant.Id && option.To == meant.To && option.From == meant.From)
            {
                return i;
            }
        }

        return meant.Id.Length == 0 ? -1 : expect.Options.ToList().FindIndex(option => option.Id == meant.Id);
    }

    private ReplayedTurn Take(Input input, TurnEntry entry)
    {
        var context = new StepContext(entry.Now, entry.MessageId);
        var outcomes = (entry.Outcomes ?? []).ToList();
        var messages = new List<OutMessage>();
        var commands = new List<string>();
        try
        {
            var result = _machine.Step(_state, input, context);
            messages.AddRange(result.Messages);
            for (var i = 0; result.Command is { } call && i < MaxCommands; i++)
            {
                commands.Add(call.Name + "(" + string.Join(", ", call.Arguments.Select(a => a.Key)) + ")");
                var known = outcomes.FirstOrDefault(outcome => outcome.Command == call.Name);
                if (known is not null)
                {
                    outcomes.Remove(known);
                }

                result = _machine.Step(result.State, known ?? new OutcomeInput(call.Name, StandIns.Of(call.Name, set.Program.Commands)), context);
                messages.AddRange(result.Messages);
            }

            _state = result.State;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new(_state.Dialog, _state.StateName, [], [], [], exception.GetType().Name);
        }

        var merged = TurnMessages.Merged([.. messages]);
        return new(
            _state.Dialog, _state.StateName,
            [.. merged.Select(m => Masking.Of(m.Text.Replace(Markup.BoldBegin.ToString(), "", StringComparison.Ordinal).Replace(Markup.BoldEnd.ToString(), "", StringComparison.Ordinal), segment.Profile.Name))],
            [.. merged.SelectMany(m => m.Buttons).SelectMany(row => row).Select(b => Masking.Of(b.Label, segment.Profile.Name))],
            commands);
    }
}
