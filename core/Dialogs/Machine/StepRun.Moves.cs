using System.Collections.Immutable;

namespace Companion.Dialogs;

/// <summary>Going on in another version of a dialog.</summary>
internal sealed partial class StepRun
{
    /// <summary>
    /// Whether the map may be applied was decided when it was published. A question that is still the same keeps its buttons and is not
    /// asked again; another one is asked in short, but nobody is woken for it.
    /// </summary>
    private void OnMove(StateMap map)
    {
        var asksAnew = false;
        for (var i = 0; i < _frames.Count; i++)
        {
            var frame = _frames[i];
            if (frame.Dialog == map.Dialog && frame.Version == map.From && map.States.TryGetValue(frame.State, out var to))
            {
                _frames[i] = Moved(frame, to, map);
                asksAnew = i == _frames.Count - 1 && _frames[i].Ask is { } ask && ask.Id != frame.Ask?.Id;
            }
        }

        if (asksAnew && StateOf(Top) is { } state && QuietHours.After(_profile, _now) == _now)
        {
            Say("conversation.resumed");
            AskShortly(state);
        }
    }

    private Frame Moved(Frame frame, string to, StateMap map)
    {
        var old = DialogOf(frame);
        var next = _catalogue.Get(map.Dialog, map.To);
        var moved = frame with { Version = next.Version, State = to, Path = [], Redo = [], Changed = [] };
        moved = moved with { Slots = [.. frame.Slots.Where(s => Kept(s.Name))] };
        var path = ImmutableArray.CreateBuilder<PathStep>();
        foreach (var step in frame.Path)
        {
            var state = map.States.GetValueOrDefault(step.State, step.State);
            if (step.Slot is not null && !Kept(step.Slot))
            {
                continue;
            }

            if (next.States.TryGetValue(state, out var there) && there.Expect?.Slot == step.Slot)
            {
                path.Add(step with { State = state, Button = step.Slot is null ? step.Button : -1 });
            }
            else if (step is { Slot: { } slot, Value: { } value, IsReplaced: false })
            {
                moved = moved.With(slot, value); // it can no longer be gone back to, but it was said
            }
        }

        var ask = frame.Ask is { } open && next.States[to].Expect is { } expect
            && !(old.States[frame.State].Expect is { } before && QuestionFit.SameQuestion(before, expect))
            ? new OpenAsk(++_lastAsk, _now) : frame.Ask;
        return moved with { Path = path.DrainToImmutable(), Ask = ask };

        bool Kept(string slot) => next.Slot(slot) is { } now && QuestionFit.Takes(now.Type, old.Slot(slot)?.Type);
    }
}
