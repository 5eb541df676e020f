using System.Collections.Immutable;
using System.Globalization;
using Companion.People;
using Companion.Understanding;

namespace Companion.Dialogs;

/// <summary>Tapped buttons: of the open question, and those that work at any time.</summary>
internal sealed partial class StepRun
{
    private void OnButton(string token)
    {
        if (token.Length is > 2 and <= 64 && token[0] == 'i' && token[1] == ':')
        {
            OnStableButton(token[2..]);
            return;
        }

        var (kind, id, number) = AskToken.Parse(token, _profile.PersonId);
        if (IsFirstMeeting)
        {
            Onboard(null);
            return;
        }

        if (kind == AskToken.Kind.None || Idle || Top.Ask is not { } ask || ask.Id != id || StateOf(Top) is not { Expect: { } expect } state)
        {
            Say(kind == AskToken.Kind.None ? "conversation.button-unknown" : "conversation.button-passed");
            WhereWeAre();
            return;
        }

        if (ask.WaitUntil > _now)
        {
            Say("conversation.wait-a-little", ask.Attempts);
            Top = Top with { Ask = ask with { Attempts = ask.Attempts + 1 } };
            return;
        }

        switch (kind)
        {
            case AskToken.Kind.Option when number < expect.Options.Length:
                Choose(state, expect, number);
                break;
            case AskToken.Kind.Page when number * PageSize < expect.Options.Length:
                Top = Top with { Ask = ask with { Page = number } };
                AskShortly(state);
                break;
            case AskToken.Kind.Skip:
                Skip(state, expect);
                break;
            case AskToken.Kind.Cancel:
                Cancel();
                break;
            case AskToken.Kind.Yes or AskToken.Kind.No when ask.Proposal is { } proposal:
                OnProposal(state, kind == AskToken.Kind.Yes, proposal);
                break;
            default:
                Say("conversation.button-passed");
                WhereWeAre();
                break;
        }
    }

    private void OnStableButton(string what)
    {
        var intent = NamedIntent(what);
        if (intent is { } meant)
        {
            OnIntent(meant);
        }
        else if (what.StartsWith("dialog.", StringComparison.Ordinal) && TryOpen(what[7..]))
        {
            // Begun.
        }
        else if (IsFirstMeeting)
        {
            Onboard(null);
        }
        else if (what.StartsWith("menu.", StringComparison.Ordinal) && int.TryParse(what.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var page))
        {
            ShowMenu(page);
        }
        else if (what.StartsWith("lang.", StringComparison.Ordinal) && Languages.FromTag(what[5..]) is { } language)
        {
            _profile = _profile with { Language = language };
            _homeDue = true;
            Say("conversation.language-changed");
            WhereWeAre();
        }
        else
        {
            if (what != "resume")
            {
                Say("conversation.button-unknown");
            }

            WhereWeAre();
        }
    }

    /// <summary>"name" of the menu, or "name:argument" of a dialog that lets a button begin it.</summary>
    private bool TryOpen(string what)
    {
        var colon = what.IndexOf(':', StringComparison.Ordinal);
        if (_catalogue.Find(colon < 0 ? what : what[..colon]) is not { } dialog || (!_profile.Onboarded && dialog.Lane != Lane.Sos))
        {
            return false;
        }

        if (colon < 0)
        {
            if (dialog.MenuText is null)
            {
                return false;
            }

            Begin(dialog, []);
            return true;
        }

        if (dialog.ButtonSlot is not { } slot || PersonText.Clean(what[(colon + 1)..], OpenToken.MaxBytes) is not { Length: > 0 } argument)
        {
            return false;
        }

        var arguments = ImmutableSortedDictionary<string, SlotValue>.Empty.Add(slot, new TextValue(argument));
        if (OpenWith(dialog, arguments) is >= 0 and var open && EndOfChain(open) == _frames.Count)
        {
            // A double tap.
            WhereWeAre();
        }
        else
        {
            BeginAnew(dialog, arguments);
        }

        return true;
    }
}
