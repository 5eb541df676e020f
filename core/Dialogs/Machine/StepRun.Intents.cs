using System.Collections.Immutable;
using System.Globalization;
using Companion.People;
using Companion.Understanding;

namespace Companion.Dialogs;

/// <summary>What can be said in every state.</summary>
internal sealed partial class StepRun
{
    private const int MaxAlarmWordsChars = 200;

    /// <summary>Nothing is said to somebody unknown but the first questions.</summary>
    private bool IsFirstMeeting => Idle && !_profile.Onboarded && _catalogue.Find(Onboarding) is not null;

    /// <summary>The intent that a slash command or an always valid button names.</summary>
    private static GlobalIntent? NamedIntent(string name) => name switch
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

    private void OnIntent(GlobalIntent intent)
    {
        if (IsFirstMeeting && intent != GlobalIntent.Sos)
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

    /// <summary>What asked for help, to be passed on to those who may know it, and whether it says what the danger is.</summary>
    private KeyValuePair<string, SlotValue>[] AlarmWords(string words) =>
    [
        KeyValuePair.Create<string, SlotValue>("words", new TextValue(PersonText.Clean(words, MaxAlarmWordsChars))),
        KeyValuePair.Create<string, SlotValue>("flagged", new YesNoValue(RedFlags.Find(words, _profile.Language) is { Flag: not RedFlag.Help })),
    ];

    /// <summary>Words of not wanting to live want a human voice first; the dialog has the alarm one tap away.</summary>
    private bool TryCrisis(string text, bool isSure)
    {
        if ((!Idle && Top.Dialog.StartsWith("safety.", StringComparison.Ordinal))
            || _catalogue.Find("safety.crisis") is not { } crisis
            || RedFlags.Find(text, _profile.Language) is not { Flag: RedFlag.Suicide }
            || NamesOption(text))
        {
            return false;
        }

        Begin(crisis, [KeyValuePair.Create<string, SlotValue>("sure", new YesNoValue(isSure)), .. AlarmWords(text)]);
        return true;
    }

    private void Onboard(string? payload)
    {
        KeepPayload(payload);
        if (_catalogue.Find(Onboarding) is { } onboarding)
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
}
