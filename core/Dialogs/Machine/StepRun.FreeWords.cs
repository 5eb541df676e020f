using System.Collections.Immutable;
using System.Globalization;
using Companion.People;
using Companion.Understanding;

namespace Companion.Dialogs;

/// <summary>Slash commands, and words that belong to no open question.</summary>
internal sealed partial class StepRun
{
    private void OnCommand(string name, string? payload)
    {
        payload = payload is null ? null : PersonText.Clean(payload, 64);
        var intent = NamedIntent(name);
        if (intent == GlobalIntent.Sos)
        {
            StartSos();
            return;
        }

        if (IsFirstMeeting)
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
                if (!_profile.Onboarded && _catalogue.Find(Onboarding) is not null)
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
        if (IsFirstMeeting)
        {
            Onboard(null);
            return;
        }

        if (Idle && _lastGuess is { } guess && InputReader.Read(new YesNoType(), text, new(_profile.Language, _now, _profile.TimeZone, [])) is Reading.Understood { Value: YesNoValue yes })
        {
            if (yes.Yes && _catalogue.Find(guess) is { } wanted)
            {
                Begin(wanted, []);
            }
            else
            {
                ShowMenu(0);
            }

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

                _guess = dialog.Name;
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
}
