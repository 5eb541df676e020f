using System.Collections.Immutable;
using Companion.Understanding;

namespace Companion.Dialogs;

/// <summary>Going back: what was answered behind a corrected answer stands, unless it depends on it.</summary>
internal sealed partial class StepRun
{
    /// <summary>The state to be asked again although its old answer is known. That stays in reserve: whoever goes back further keeps it.</summary>
    private string? _reopened;

    /// <summary>Takes the path apart at <paramref name="index"/>, so that this state is asked again.</summary>
    private string Reopen(int index, string state)
    {
        var frame = Top;
        if (index >= 0)
        {
            Top = frame with
            {
                Path = frame.Path.RemoveRange(index, frame.Path.Length - index),
                Redo = frame.Path.RemoveRange(0, index).AddRange(frame.Redo),
                Ask = null,
            };
            _reopened = state;
        }

        return state;
    }

    /// <summary>
    /// A correction that the state <paramref name="from"/> asked for. Its own answer ("change the pulse") is used up: reused, it would lead to
    /// the same question for ever.
    /// </summary>
    private string ReopenFrom(StateDefinition from, string corrected)
    {
        var index = Top.Path.FindIndexOf(corrected);
        if (index >= 0)
        {
            Reopen(index, corrected);
            Top = Top with { Redo = Top.Redo.RemoveAll(s => s.State == from.Name) };
        }

        return corrected;
    }

    private void NoteChange(string slot)
    {
        if (!Top.Changed.Contains(slot))
        {
            Top = Top with { Changed = Top.Changed.Add(slot) };
        }
    }

    private bool TryReuse(StateDefinition state, Frame frame, out string? onward)
    {
        onward = null;
        if (state.Name == _reopened)
        {
            _reopened = null;
            return false;
        }

        var index = -1;
        for (var i = 0; i < frame.Redo.Length && index < 0; i++)
        {
            var step = frame.Redo[i];
            if (step.State == state.Name && (state.Expect is null || step.Slot is not null))
            {
                index = i;
            }
        }

        if (index < 0)
        {
            return false;
        }

        var redone = frame.Redo[index];
        Top = frame with { Redo = frame.Redo.RemoveAt(index) };
        foreach (var slot in state.Reads)
        {
            if (frame.Changed.Contains(slot))
            {
                return false;
            }
        }

        if (state.End is not null)
        {
            return false;
        }

        Remember(redone);
        foreach (var saved in state.Save)
        {
            if (Top.Slots.Any(s => s.Name == saved.Slot))
            {
                Top = Top.Replacing(saved.Slot);
            }
        }

        Top = Top with { State = state.Name, Ask = null };
        if (state.Expect is { } expect)
        {
            onward = redone.Button >= 0 && redone.Button < expect.Options.Length && expect.Options[redone.Button].To is { } to ? to
                : redone.Value is null && expect.SkipTo is { } skip ? skip : Onward(state);
        }
        else if (state.Await is { } awaited)
        {
            onward = redone.Result == "work-failed" ? awaited.Failed : awaited.Done;
        }
        else if (state.Call is { } call)
        {
            onward = AfterCall(call, redone.Result ?? "", state);
        }
        else
        {
            onward = redone.Result is { } result && state.Results.TryGetValue(result, out var known) ? known : Onward(state);
        }

        return true;
    }

    private PathStep? TakeRedo(Func<PathStep, bool> wanted)
    {
        for (var i = 0; i < Top.Redo.Length; i++)
        {
            if (wanted(Top.Redo[i]))
            {
                var found = Top.Redo[i];
                Top = Top with { Redo = Top.Redo.RemoveAt(i) };
                return found;
            }
        }

        return null;
    }

    /// <summary>Adds to the path; an earlier pass of the same state makes room (a loop does not grow for ever).</summary>
    private void Remember(PathStep step)
    {
        var path = Top.Path;
        for (var i = path.Length - 1; i >= 0; i--)
        {
            if (path[i].State == step.State && path[i].Slot == step.Slot
                && (step.Slot is not null || path[i].Button == step.Button))
            {
                path = path.RemoveAt(i);
            }
        }

        Top = Top with { Path = path.Add(step) };
    }

    private void Back()
    {
        var frame = _frames.Count - 1;
        while (frame > 0 && LastAnswer(_frames[frame]) < 0 && _frames[frame].CalledBy is not null)
        {
            frame--; // nothing was answered in the called dialog yet: back is into the one that called it
        }

        var index = frame < 0 ? -1 : LastAnswer(_frames[frame]);
        if (index < 0)
        {
            Say("conversation.nothing-to-correct");
            WhereWeAre();
            return;
        }

        _frames.RemoveRange(frame + 1, _frames.Count - frame - 1);
        Say("conversation.back");
        Enter(Reopen(index, Top.Path[index].State));
    }

    private static int LastAnswer(Frame frame)
    {
        for (var i = frame.Path.Length - 1; i >= 0; i--)
        {
            if (frame.Path[i].Slot is not null)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Puts another value in the place of an answer and goes on from there.</summary>
    private void Correct(int index, SlotValue value, StateDefinition answered)
    {
        var (state, ask) = (Top.State, Top.Ask);
        var step = Top.Path[index];
        var changed = step.Value != value;
        Reopen(index, step.State);
        _reopened = null;
        Top = Top with { Redo = Top.Redo.RemoveAt(0) }; // the answer that is replaced
        if (changed)
        {
            NoteChange(step.Slot!); // answers have a slot
        }

        Remember(step with { Value = value, Button = -1, IsReplaced = false });
        _said?.Add("conversation.corrected");
        Emit(Texts.Say("conversation.corrected", Proposed(step.Slot!, value)), []);
        Top = Top with { State = answered.Name };
        _keep = (state, ask, Top.Dialog);
        if (Onward(answered) is { } next)
        {
            Enter(next);
        }

        _keep = default;
    }

    /// <summary>The question that was open before a correction: if it is reached again it is only reminded of.</summary>
    private (string? State, OpenAsk? Ask, string? Dialog) _keep;

    private void OnEdit(EditInput edit)
    {
        var text = PersonText.Clean(edit.Text);
        if (GlobalIntents.Recognise(text, _profile.Language) == GlobalIntent.Sos)
        {
            StartSos(text);
            return;
        }

        if (!Idle && Top.Ask is { } ask && ask.MessageId == edit.MessageId)
        {
            Top = Top with { Ask = ask with { Burst = null, BurstUntil = null } };
            OnText(edit.Text);
            return;
        }

        if (!Idle)
        {
            for (var i = Top.Path.Length - 1; i >= 0; i--)
            {
                if (Top.Path[i].MessageId == edit.MessageId && Top.Path[i].Slot is not null
                    && DialogOf(Top).States.TryGetValue(Top.Path[i].State, out var state) && state.Expect is { } expect)
                {
                    if (InputReader.Read(expect.Type, text, Reader(expect)) is Reading.Understood understood)
                    {
                        Correct(i, understood.Value, state);
                    }
                    else
                    {
                        Say("conversation.edit-not-understood");
                        WhereWeAre();
                    }

                    return;
                }
            }
        }

        Say("conversation.edit-too-late");
        WhereWeAre();
    }

    /// <summary>"No, 130": true when it corrected the last answer.</summary>
    private bool TryCorrectLast(string text)
    {
        if (Top.Ask is not { Attempts: 0 } || LastAnswer(Top) is var index && index < 0)
        {
            return false;
        }

        var rest = WithoutNo(text);
        if (rest is null || !DialogOf(Top).States.TryGetValue(Top.Path[index].State, out var state)
            || state.Expect is not { } expect || expect.Type is TextType or YesNoType or FileType)
        {
            return false;
        }

        // "No, my head is better" tells something; "no" before a yes-no question is an answer unless little follows.
        var open = StateOf(Top)?.Expect?.Type;
        if ((open is TextType && expect.Type is ChoiceType) || (open is YesNoType or TextType && rest.Count(c => c == ' ') > 1))
        {
            return false;
        }

        if (InputReader.Read(expect.Type, rest, Reader(expect)) is not Reading.Understood understood)
        {
            return false;
        }

        Correct(index, understood.Value, state);
        return true;
    }

    private static readonly ImmutableArray<string> s_no = ["no", "нет", "ні", "não", "nao", "không"];

    private static string? WithoutNo(string text)
    {
        foreach (var no in s_no)
        {
            if (text.Length > no.Length + 1 && text.StartsWith(no, StringComparison.OrdinalIgnoreCase) && text[no.Length] is ',' or '.' or ' ' or '!')
            {
                var rest = text[(no.Length + 1)..].TrimStart(' ', ',', '.', '!', '-', '—');
                return rest.Length == 0 ? null : rest;
            }
        }

        return null;
    }
}

internal static class PathSearch
{
    public static int FindIndexOf(this ImmutableArray<PathStep> path, string state)
    {
        for (var i = path.Length - 1; i >= 0; i--)
        {
            if (path[i].State == state && path[i].Slot is not null)
            {
                return i;
            }
        }

        return -1;
    }
}
