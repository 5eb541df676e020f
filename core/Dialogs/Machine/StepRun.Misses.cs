using System.Collections.Immutable;
using Companion.People;
using Companion.Understanding;

namespace Companion.Dialogs;

/// <summary>Answers that were not understood or cannot be.</summary>
internal sealed partial class StepRun
{
    private void Misunderstood(StateDefinition state)
    {
        Note(StepEventKind.AskedAgain);
        var attempts = Top.Ask!.Attempts + 1; // a question is open
        Top = Top with { Ask = Top.Ask with { Attempts = attempts, AskedAt = _now, MessageId = _context.MessageId, Proposal = null } };
        Offer(state, attempts, quiet: false);
    }

    /// <summary>Rephrase, example, buttons, then skip or a human: never the same words thrice.</summary>
    private void Offer(StateDefinition state, int attempts, bool quiet)
    {
        var values = Values();
        var buttons = Buttons(state);
        if (quiet)
        {
            Emit(Short(state), buttons, null, Request(state));
            return;
        }

        switch (attempts)
        {
            case 1:
                _said?.Add("conversation.not-understood");
                Emit(state.Rephrase?.Render(values) ?? Texts.Say("conversation.not-understood", values, NextMiss()) + "\n" + Short(state), buttons, null, Request(state));
                break;
            case 2:
                _said?.Add("conversation.example");
                Emit(state.Example?.Render(values) ?? Texts.Say("conversation.example." + state.Expect!.Type.Name, values), buttons, null, Request(state)); // a question
                break;
            default:
                var canSkip = state.Expect!.Skippable;
                var key = canSkip ? "conversation.offer-skip" : "conversation.offer";
                buttons = buttons.Add([new(Word("conversation.button.human"), "i:human"), new(Word("conversation.button.cancel"), AskToken.Cancel(Top.Ask!.Id, _profile.PersonId))]);
                _said?.Add(key);
                Emit(Texts.Say(key, values, attempts), buttons, null, Request(state));
                break;
        }
    }

    /// <summary>Another variant than the last time, whichever question it was; by the words, so that it does not come round in one order.</summary>
    private int NextMiss()
    {
        var others = (uint)Math.Max(1, Texts.Variants("conversation.not-understood", _profile.Language) - 1);
        var spread = 2166136261u;
        foreach (var c in _words)
        {
            spread = (spread ^ c) * 16777619u;
        }

        return _missed = (int)((_missed + 1 + ((spread >> 8) % others)) % (others + 1));
    }

    private void SayImplausible(StateDefinition state, ExpectDefinition expect, Reading.Implausible implausible)
    {
        var extra = ImmutableDictionary<string, SlotValue>.Empty;
        if (implausible.Value is { } value)
        {
            extra = extra.Add("value", value);
        }

        switch (expect.Type)
        {
            case NumberType number:
                extra = extra.Add("min", new NumberValue(number.Min)).Add("max", new NumberValue(number.Max)).Add("decimals", new NumberValue(number.Decimals));
                break;
            case ScaleType scale:
                extra = extra.Add("min", new NumberValue(scale.From)).Add("max", new NumberValue(scale.To));
                break;
            case TextType text:
                extra = extra.Add("max", new NumberValue(text.Max));
                break;
        }

        var values = new ValueSource(_profile, Top, DialogOf(Top)) { Extra = extra };
        var key = "conversation.implausible." + implausible.Reason switch
        {
            ImplausibleReason.Swapped => "swapped",
            ImplausibleReason.NotADate => "not-a-date",
            ImplausibleReason.InThePast => "past",
            ImplausibleReason.InTheFuture => "future",
            ImplausibleReason.TooLong => "too-long",
            ImplausibleReason.TooManyDecimals => "decimals",
            ImplausibleReason.WrongUnit => "unit",
            _ when expect.Type is BloodPressureType => "pressure",
            _ when expect.Type is NumberType or ScaleType => "range",
            _ => "odd",
        };
        _said?.Add(key);
        Emit(state.Implausible?.Render(values) ?? Texts.Say(key, values), []);
    }

    /// <summary>A choice is read out by its label, so it is looked up under its slot's name as well.</summary>
    private ValueSource Proposed(string slot, SlotValue value)
    {
        if (value is not ChoiceValue choice)
        {
            return Values("value", value);
        }

        var label = DialogOf(Top).OptionText(slot, choice.Id)?.Render(Values()) ?? choice.Id;
        return Values("value", new TextValue(label));
    }
}
