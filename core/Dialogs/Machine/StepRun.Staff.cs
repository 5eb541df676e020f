using Companion.Understanding;

namespace Companion.Dialogs;

/// <summary>While somebody of the staff talks with the person. Open questions stand still; whatever asks for help is answered as ever.</summary>
internal sealed partial class StepRun
{
    private const string SafetyDialogs = "safety.";

    private bool _withStaff;

    /// <summary>The machine keeps out of it: a human talks, and no alarm is being talked about.</summary>
    private bool IsQuiet => _withStaff && (Idle || !Top.Dialog.StartsWith(SafetyDialogs, StringComparison.Ordinal));

    private void OnStaff(StaffNews news)
    {
        if (_withStaff == (news == StaffNews.Here))
        {
            // Waited and was closed unseen, or told twice.
            return;
        }

        _withStaff = news == StaffNews.Here;
        Say(news switch
        {
            StaffNews.Here => "conversation.staff-here",
            StaffNews.Away => "conversation.staff-away",
            _ => "conversation.staff-left",
        });
        if (!_withStaff)
        {
            _homeDue = true;
            if (!Idle)
            {
                WhereWeAre();
            }
            else if (!_queued.IsEmpty)
            {
                AfterEnd();
            }
        }
    }

    /// <summary>True: the log keeps it for the staff to read, or it waits until they are done.</summary>
    private bool LeftToStaff(Input input)
    {
        switch (input)
        {
            case TextInput text:
                _heardAt = _now;
                return !CallsForHelp(text.Text);
            case ButtonInput button:
                _heardAt = _now;
                return button.Token != "i:sos" && !button.Token.StartsWith(OpenToken.Prefix + SafetyDialogs, StringComparison.Ordinal);
            case CommandInput command:
                _heardAt = _now;
                return command.Name != "sos";
            case EditInput or FileInput or LocationInput or ContactInput or UnsupportedInput:
                _heardAt = _now;
                return true;
            case BeginInput begin when !begin.Dialog.StartsWith(SafetyDialogs, StringComparison.Ordinal) && begin.Dialog != "people.human-late":
                if (begin.When is not null || !_queued.Any(queued => queued.Dialog == begin.Dialog))
                {
                    _queued = _queued.Add(begin);
                }

                return true;
            case WakeInput:
                return true;
            default:
                return false;
        }
    }

    private bool CallsForHelp(string raw)
    {
        var text = PersonText.Clean(raw);
        return text.StartsWith("/sos", StringComparison.OrdinalIgnoreCase)
            || (Texts.HomeWord(text) ?? GlobalIntents.Recognise(text, _profile.Language)) is GlobalIntent.Sos or GlobalIntent.SosDoubtful;
    }
}
