using System.Collections.Immutable;
using Companion.People;

namespace Companion.Dialogs;

/// <summary>One step: the state taken apart, changed, and put together again. Nothing outlives it.</summary>
internal sealed partial class StepRun
{
    /// <summary>More transitions than any honest dialog makes in one step: a loop without a question.</summary>
    private const int MaxTransitions = 200;

    /// <summary>Suspended dialogs beyond this are let go, the oldest first.</summary>
    private const int MaxFrames = 8;

    private const int MaxMergedChars = 3500;

    /// <summary>A question younger than this is not interrupted by a reminder.</summary>
    private static readonly TimeSpan s_undisturbed = TimeSpan.FromMinutes(10);

    private readonly DialogCatalogue _catalogue;
    private readonly StepContext _context;
    private readonly DateTimeOffset _now;
    private readonly List<OutMessage> _out = new(2);
    private readonly List<Frame> _frames;
    private readonly List<string>? _said;
    private Profile _profile;
    private ImmutableArray<BeginInput> _queued;
    private DateTimeOffset? _heardAt;
    private long _lastAsk;
    private bool _homeDue;
    private int _lost;
    private int _missed;
    private string? _guess;
    private string? _lastGuess;
    private string _words = "";
    private bool _spoken;
    private int _transitions;
    private CommandCall? _command;
    private List<StepEvent>? _events;

    public StepRun(DialogCatalogue catalogue, ConversationState state, StepContext context, List<string>? said = null)
    {
        _catalogue = catalogue;
        _context = context;
        _now = context.Now;
        _said = said;
        _profile = state.Profile;
        _frames = new(state.Frames.Length + 1);
        _frames.AddRange(state.Frames);
        _queued = state.Queued;
        _heardAt = state.HeardAt > _now ? _now : state.HeardAt;
        _lastAsk = state.LastAsk;
        _homeDue = state.HomeDue;
        _lost = state.Lost;
        _missed = state.Missed;
        _guess = state.Guess;
        _withStaff = state.WithStaff;
    }

    private Frame Top
    {
        get => _frames[^1];
        set => _frames[^1] = value;
    }

    private bool Idle => _frames.Count == 0;

    private EngineTexts Texts => _catalogue.Texts;

    public StepResult Take(Input input)
    {
        if (!Idle && Top.Ask is { } ask && ask.AskedAt > _now)
        {
            // The clock was put back: deadlines count from now, not from a time that has not come.
            Top = Top with { Ask = ask with { AskedAt = _now } };
        }

        if (IsQuiet && LeftToStaff(input))
        {
            return Finish();
        }

        if (input is TextInput or ButtonInput or CommandInput)
        {
            (_lastGuess, _guess) = (_guess, null);
        }

        switch (input)
        {
            case TextInput text:
                _heardAt = _now;
                _spoken = text.Spoken;
                OnText(text.Text);
                break;
            case ButtonInput button:
                _heardAt = _now;
                OnButton(button.Token);
                break;
            case CommandInput command:
                _heardAt = _now;
                OnCommand(command.Name, command.Payload);
                break;
            case EditInput edit:
                _heardAt = _now;
                OnEdit(edit);
                break;
            case FileInput file:
                _heardAt = _now;
                OnThing(file.File, file.File.Kind == FileKind.Photo ? "photo" : file.File.Kind == FileKind.Voice ? "voice" : "file");
                break;
            case LocationInput { Location.Live: true } when Idle || Top.Ask is null || StateOf(Top)?.Expect?.Type is not LocationType:
            case UnsupportedInput { Kind: "reaction" }:
                // A position that is shared live comes every few seconds, a heart under a message wants no answer.
                break;
            case LocationInput location:
                _heardAt = _now;
                OnThing(location.Location, "location");
                break;
            case ContactInput contact:
                _heardAt = _now;
                OnThing(contact.Contact, "contact");
                break;
            case UnsupportedInput:
                _heardAt = _now;
                OnThing(null, "other");
                break;
            case BeginInput begin:
                OnBegin(begin);
                break;
            case OutcomeInput outcome:
                OnOutcome(outcome);
                break;
            case WorkDoneInput work:
                OnWork(work);
                break;
            case MoveInput move:
                OnMove(move.Map);
                break;
            case WakeInput:
                OnWake();
                break;
            case SayInput say:
                OnSay(say);
                break;
            case StaffInput staff:
                OnStaff(staff.News);
                break;
        }

        return Finish();
    }

    private StepResult Finish()
    {
        if (_homeDue && _command is null)
        {
            for (var i = 0; i < _out.Count; i++)
            {
                if (_out[i].Buttons.IsEmpty && _out[i].Media is null && _out[i].Request == OutRequest.None)
                {
                    _out[i] = _out[i] with { Home = Texts.Home(_profile.Language) };
                    _homeDue = false;
                    break;
                }
            }
        }

        var state = new ConversationState
        {
            Profile = _profile,
            Frames = [.. _frames],
            LastAsk = _lastAsk,
            Queued = _queued,
            HomeDue = _homeDue,
            HeardAt = _heardAt,
            Lost = _lost,
            Missed = _missed,
            Guess = _guess,
            WithStaff = _withStaff,
        };
        return new(state, [.. _out], _command, _command is null && !IsQuiet ? NextWake() : null) { Events = _events };
    }

    private void Note(StepEventKind kind) => (_events ??= new(2)).Add(new(kind, Top.Dialog, Top.Version, Top.State));

    private DialogDefinition DialogOf(Frame frame) => _catalogue.Get(frame.Dialog, frame.Version);

    private StateDefinition? StateOf(Frame frame) => DialogOf(frame).States.GetValueOrDefault(frame.State);

    private ValueSource Values() => Idle ? new(_profile, null, null) : new(_profile, Top, DialogOf(Top));

    private ValueSource Values(string name, SlotValue value) => Idle
        ? new(_profile, null, null) { Extra = ImmutableDictionary<string, SlotValue>.Empty.Add(name, value) }
        : new(_profile, Top, DialogOf(Top)) { Extra = ImmutableDictionary<string, SlotValue>.Empty.Add(name, value) };

    /// <summary>Says a sentence of the engine's own.</summary>
    private void Say(string key, int turn = 0, ImmutableArray<ImmutableArray<OutButton>> buttons = default)
    {
        _said?.Add(key);
        Emit(Texts.Say(key, Values(), turn), buttons.IsDefault ? [] : buttons);
    }

    private void Emit(
        string text,
        ImmutableArray<ImmutableArray<OutButton>> buttons,
        OutMedia? media = null,
        OutRequest request = OutRequest.None)
    {
        if (text.Length == 0 && media is null && buttons.IsEmpty)
        {
            return;
        }

        var lane = Idle ? Lane.Reply : DialogOf(Top).Lane;
        if (media is null && _out.Count > 0 && _out[^1] is { Media: null, Request: OutRequest.None, Buttons.IsEmpty: true } last
            && last.Text.Length + text.Length < MaxMergedChars)
        {
            _out[^1] = last with
            {
                Text = text.Length == 0 ? last.Text : last.Text.Length == 0 ? text : last.Text + "\n\n" + text,
                Buttons = buttons,
                Request = request,
                Lane = lane < last.Lane ? lane : last.Lane,
            };
            return;
        }

        _out.Add(new OutMessage { Text = text, Buttons = buttons, Media = media, Request = request, Lane = lane });
    }
}
