using System.Collections.Immutable;
using System.Globalization;
using Companion.People;
using Companion.Understanding;

namespace Companion.Dialogs;

/// <summary>What can be said in every state.</summary>
internal sealed partial class StepRun
{
    private const int MaxAlarmWordsChars = 200;

    private void OnIntent(GlobalIntent intent)
    {
        if (Idle && !_profile.Onboarded && intent != GlobalIntent.Sos && _catalogue.Find("people.onboarding") is not null)
        {
            Onboard(null);
            return;
        }

        switch (intent)
        {
            case GlobalIntent.Sos:
                StartSos();
                break;
            case GlobalIntent.Cancel:
                Cancel();
                break;
            case GlobalIntent.Back:
                Back();
                break;
            case GlobalIntent.Repeat when !Idle && Top.Ask is not null && StateOf(Top) is { } asked:
                AskFully(asked);
                break;
            case GlobalIntent.Help:
                Say("conversation.help");
                if (!Idle && StateOf(Top)?.Help is { } help)
                {
                    Emit(help.Render(Values()), []);
                }

                WhereWeAre();
                break;
            case GlobalIntent.Human:
                if (_catalogue.Find("people.human") is { } human)
                {
                    Begin(human, []);
                    break;
                }

                Say("conversation.human");
                WhereWeAre();
                break;
            case GlobalIntent.Menu:
                ShowMenu(0);
                break;
            case GlobalIntent.Language:
                if (_catalogue.Find("people.language") is { } language)
                {
                    Begin(language, []);
                    break;
                }

                Say("conversation.language", 0, [.. Languages.All.Select(l => ImmutableArray.Create(new OutButton(Texts.Word("conversation.language.name", l), "i:lang." + l.Code())))]);
                break;
            case GlobalIntent.Skip when !Idle && Top.Ask is not null && StateOf(Top) is { Expect: { } expect } state:
                Skip(state, expect);
                break;
            default:
                WhereWeAre();
                break;
        }
    }

    private void Skip(StateDefinition state, ExpectDefinition expect)
    {
        if (expect.Skippable)
        {
            Answer(state, expect, null, -1);
            return;
        }

        Say("conversation.cannot-skip");
        AskShortly(state);
    }

    private void Cancel()
    {
        if (Idle)
        {
            Say("conversation.nothing-to-cancel", 0, [[new(Word("conversation.home.menu"), "i:menu")]]);
            return;
        }

        if (Top.Ask is not null)
        {
            Note(StepEventKind.Left);
        }

        while (_frames.Count > 1 && Top.CalledBy is not null && (DialogOf(Top).OnCancel is null || DialogOf(Top).OnCancel == Top.State))
        {
            _frames.RemoveAt(_frames.Count - 1);
        }

        if (DialogOf(Top).OnCancel is { } stopped && Top.State != stopped)
        {
            Top = Top with { Redo = [], Ask = null };
            Enter(stopped);
            return;
        }

        _frames.RemoveAt(_frames.Count - 1);
        Say("conversation.cancelled");
        AfterEnd();
    }

    /// <param name="words">In which help was asked for; null: by a button or a command.</param>
    private void StartSos(string? words = null)
    {
        if (_catalogue.Find("safety.sos") is { } sos)
        {
            // Never merely "where we were": the alarm that an open one belongs to may be over.
            Close(sos.Name);
            var cause = words is null ? "button" : _spoken ? "voice" : "words";
            Begin(sos, [KeyValuePair.Create<string, SlotValue>("cause", new ChoiceValue(cause)), .. words is null ? [] : AlarmWords(words)]);
        }
        else
        {
            _out.Add(new OutMessage { Text = Texts.Say("conversation.sos", Values()), Lane = Lane.Sos });
        }
    }

    /// <summary>What asked for help, to be passed on to those who may know it.</summary>
    private static KeyValuePair<string, SlotValue>[] AlarmWords(string words) => [KeyValuePair.Create<string, SlotValue>("words", new TextValue(PersonText.Clean(words, MaxAlarmWordsChars)))];

    private void Onboard(string? payload)
    {
        KeepPayload(payload);
        if (_catalogue.Find("people.onboarding") is { } onboarding)
        {
            var arguments = ImmutableSortedDictionary<string, SlotValue>.Empty;
            Begin(onboarding, payload is null ? arguments : arguments.Add("payload", new TextValue(payload)));
        }
    }

    /// <summary>The rest waits until the person is known; they are told so, and asked on.</summary>
    private void FirstMeet()
    {
        if (Idle)
        {
            Onboard(null);
            return;
        }

        Say("conversation.first-meet");
        WhereWeAre();
    }

    private void OnCommand(string name, string? payload)
    {
        payload = payload is null ? null : PersonText.Clean(payload, 64);
        GlobalIntent? intent = name switch
        {
            "sos" => GlobalIntent.Sos,
            "stop" or "cancel" => GlobalIntent.Cancel,
            "back" => GlobalIntent.Back,
            "repeat" => GlobalIntent.Repeat,
            "help" => GlobalIntent.Help,
            "human" => GlobalIntent.Human,
            "menu" => GlobalIntent.Menu,
            "language" => GlobalIntent.Language,
            "skip" => GlobalIntent.Skip,
            _ => null,
        };
        if (intent == GlobalIntent.Sos)
        {
            StartSos();
            return;
        }

        if (!_profile.Onboarded && Idle && _catalogue.Find("people.onboarding") is not null)
        {
            Onboard(payload);
            return;
        }

        if (intent is { } meant)
        {
            OnIntent(meant);
            return;
        }

        if (name == "start" && payload is not null && !_profile.Onboarded && _catalogue.Find(Onboarding) is not null)
        {
            KeepPayload(payload);
            FirstMeet();
            return;
        }

        foreach (var dialog in _catalogue.Current)
        {
            if (dialog.Commands.Contains(name))
            {
                if (!_profile.Onboarded && _catalogue.Find("people.onboarding") is not null)
                {
                    FirstMeet();
                    return;
                }

                Begin(dialog, []);
                return;
            }

            if (name == "start" && payload is not null && _profile.Onboarded && Takes(dialog, payload))
            {
                BeginAnew(dialog, With(payload));
                return;
            }
        }

        if (name == "start")
        {
            _homeDue = true;
            Say("conversation.welcome-back");
            if (Idle)
            {
                ShowMenu(0);
            }
            else
            {
                WhereWeAre();
            }

            return;
        }

        Say("conversation.unknown-command");
        WhereWeAre();
    }

    private void OnFreeWords(string text)
    {
        if (Idle && !_profile.Onboarded && _catalogue.Find("people.onboarding") is not null)
        {
            Onboard(null);
            return;
        }

        if (Idle && Courteous(text) is { } courtesy)
        {
            if (courtesy is Courtesy.Hello or Courtesy.HowAreYou)
            {
                WhereWeAre();
            }

            return;
        }

        if (_profile.Onboarded)
        {
            var match = PhraseMatcher.Best(text, _profile.Language, _catalogue.Phrases[(int)_profile.Language]);
            if (match is { Score: >= 0.5 } && _catalogue.Find(match.Id) is { } dialog)
            {
                if (match.Score >= 0.75 || dialog.MenuText is null)
                {
                    Begin(dialog, []);
                    return;
                }

                Say("conversation.did-you-want", 0, [[new(dialog.MenuText.Render(Values()), "i:dialog." + dialog.Name)], [new(Word("conversation.home.menu"), "i:menu")]]);
                return;
            }
        }

        if (!Idle)
        {
            Say("conversation.working", _lost++);
            return;
        }

        (_events ??= new(1)).Add(new(StepEventKind.AskedAgain, "", "", ""));
        Say("conversation.lost", _lost++, [[new(Word("conversation.home.menu"), "i:menu")]]);
    }

    /// <summary>Thanks and greetings are answered in kind; what was open stays so.</summary>
    /// <returns>Null: it was no courtesy, and nothing was said.</returns>
    private Courtesy? Courteous(string text)
    {
        var heard = Courtesies.Of(text, _profile.Language);
        if (heard is { } courtesy)
        {
            _lost = 0;
            Say("conversation.courtesy." + courtesy switch
            {
                Courtesy.Thanks => "thanks",
                Courtesy.Hello => "hello",
                Courtesy.Farewell => "farewell",
                Courtesy.HowAreYou => "how-are-you",
                _ => "praise",
            });
        }

        return heard;
    }

    private void OnButton(string token)
    {
        if (token.Length is > 2 and <= 64 && token[0] == 'i' && token[1] == ':')
        {
            OnStableButton(token[2..]);
            return;
        }

        var (kind, id, number) = AskToken.Parse(token, _profile.PersonId);
        if (Idle && !_profile.Onboarded && _catalogue.Find("people.onboarding") is not null)
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
        GlobalIntent? intent = what switch
        {
            "sos" => GlobalIntent.Sos,
            "menu" => GlobalIntent.Menu,
            "help" => GlobalIntent.Help,
            "human" => GlobalIntent.Human,
            "skip" => GlobalIntent.Skip,
            "back" => GlobalIntent.Back,
            "cancel" => GlobalIntent.Cancel,
            "repeat" => GlobalIntent.Repeat,
            "language" => GlobalIntent.Language,
            _ => null,
        };
        if (intent is { } meant)
        {
            OnIntent(meant);
        }
        else if (what.StartsWith("dialog.", StringComparison.Ordinal) && TryOpen(what[7..]))
        {
            // Begun.
        }
        else if (Idle && !_profile.Onboarded && _catalogue.Find("people.onboarding") is not null)
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
