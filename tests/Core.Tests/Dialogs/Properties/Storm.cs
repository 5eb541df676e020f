using System.Collections.Immutable;
using System.Text;
using Companion.Dialogs;
using Companion.People;

namespace Companion.Tests.Dialogs.Properties;

/// <summary>One thing that somebody, or something, does to a conversation.</summary>
internal sealed record Act(ActKind Kind, int Number, string Words)
{
    public override string ToString() => $"{Kind} {Number} \"{Words}\"";
}

internal enum ActKind
{
    Say,
    TapShown,
    TapOld,
    TapForged,
    TapOfAnotherPerson,
    Edit,
    Send,
    Pass,
    Wake,
    Begin,
    WorkEnds,
}

/// <summary>Plays acts on the built-in dialogs; commands and work answer anything that the definitions know of. Every step is held against what must always be true.</summary>
internal sealed class Storm
{
    private static readonly string[] s_ladder = ["conversation.not-understood", "conversation.example", "conversation.offer", "conversation.offer-skip", "conversation.lost"];

    private static readonly Guid s_stranger = new("99999999-2222-3333-4444-555555555555");

    private readonly DialogMachine _machine = new(BuiltInSources.Catalogue);
    private readonly List<string> _shown = [];
    private readonly List<string> _old = [];
    private readonly List<string> _missed = [];
    private DateTimeOffset _now = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);
    private DateTimeOffset? _wakeAt;
    private ConversationState _state;
    private int _message;

    public Storm(Language language, bool onboarded) => _state = ConversationState.New(new Profile
    {
        PersonId = new Guid("11111111-2222-3333-4444-555555555555"),
        Language = language,
        Name = "Anna",
        Country = "UA",
        TimeZone = "Europe/Kyiv",
        Onboarded = onboarded,
        Consents = ["health"],
    });

    public void Take(Act act)
    {
        if (act.Kind == ActKind.Pass)
        {
            var until = _now + TimeSpan.FromMinutes(act.Number);
            for (var wakes = 0; _wakeAt <= until; wakes++)
            {
                wakes.ShouldBeLessThan(60, "it wakes for ever");
                _now = _wakeAt.Value > _now ? _wakeAt.Value : _now;
                Step(new WakeInput(), act.Number);
            }

            _now = until;
            return;
        }

        Step(InputOf(act), act.Number);
        HoldsEverywhere();
    }

    private Input InputOf(Act act) => act.Kind switch
    {
        ActKind.TapShown when _shown.Count > 0 => new ButtonInput(_shown[act.Number % _shown.Count]),
        ActKind.TapOld when _old.Count > 0 => new ButtonInput(_old[act.Number % _old.Count]),
        ActKind.TapForged => new ButtonInput(act.Number % 2 == 0 ? act.Words : $"a{act.Number:x}.{act.Number}.{act.Number:x}"),
        ActKind.TapOfAnotherPerson => new ButtonInput(AskToken.Option(_state.LastAsk, act.Number % 8, s_stranger)),
        ActKind.Edit => new EditInput($"m{act.Number % (_message + 1)}", act.Words),
        ActKind.Send => (act.Number % 5) switch
        {
            0 => new FileInput(new FileValue(FileKind.Photo, "file", null, act.Number)),
            1 => new FileInput(new FileValue(FileKind.Voice, "file")),
            2 => new LocationInput(new LocationValue(50.45, 30.52)),
            3 => new ContactInput(new ContactValue("+380441234567", act.Words)),
            _ => new UnsupportedInput("sticker"),
        },
        ActKind.Wake => new WakeInput(),
        ActKind.Begin => new BeginInput(BuiltInSources.Catalogue.Current[act.Number % BuiltInSources.Catalogue.Current.Length].Name, ImmutableSortedDictionary<string, SlotValue>.Empty),
        ActKind.WorkEnds => new WorkDoneInput("chart", act.Number % 2 == 0, act.Number % 3 == 0 ? "{" : "{\"summary\":\"x\"}"),
        _ => new TextInput(act.Words),
    };

    private void Step(Input input, int seed)
    {
        var context = new StepContext(_now, $"m{_message++}");
        var said = new List<string>();
        var result = Same(input, context, said);
        var messages = result.Messages;
        for (var commands = 0; result.Command is { } call; commands++)
        {
            commands.ShouldBeLessThan(32, "commands follow each other for ever");
            _state = result.State;
            result = Same(new OutcomeInput(call.Name, Outcomes.Any(call.Name, seed + commands, _state.Profile)), context, said);
            messages = messages.AddRange(result.Messages);
        }

        _state = result.State;
        _wakeAt = result.WakeAt;
        if (messages.Any(m => !m.Buttons.IsEmpty))
        {
            _old.AddRange(_shown);
            _shown.Clear();
            _shown.AddRange(messages.SelectMany(m => m.Buttons).SelectMany(r => r).Select(b => b.Token).OfType<string>());
        }

        foreach (var message in messages)
        {
            MessageLimits.Hold(message);
        }

        NeverTheSameThrice(said, messages);
    }

    /// <summary>The same input gives the same bytes again, from the state as it is stored.</summary>
    private StepResult Same(Input input, StepContext context, List<string> said)
    {
        var stored = _state.ToUtf8();
        var result = _machine.Step(_state, input, context, said);
        var again = _machine.Step(ConversationState.FromUtf8(stored), input, context);
        var bytes = result.State.ToUtf8();
        again.State.ToUtf8().ShouldBe(bytes);
        again.Messages.Select(m => m.Text).ShouldBe(result.Messages.Select(m => m.Text));
        again.WakeAt.ShouldBe(result.WakeAt);
        ConversationState.FromUtf8(bytes).ToUtf8().ShouldBe(bytes);
        return result;
    }

    private void NeverTheSameThrice(List<string> said, ImmutableArray<OutMessage> messages)
    {
        if (!said.Any(s_ladder.Contains))
        {
            _missed.Clear();
            return;
        }

        _missed.Add(string.Join('\n', messages.Select(m => m.Text)));
        if (_missed.Count >= 3)
        {
            (_missed[^1] == _missed[^2] && _missed[^2] == _missed[^3]).ShouldBeFalse($"said three times running: {_missed[^1]}");
        }
    }

    /// <summary>What must work in every state, tried without going there.</summary>
    private void HoldsEverywhere()
    {
        var context = new StepContext(_now, "x");
        var sos = _machine.Step(_state, new TextInput("SOS"), context);
        sos.State.Dialog.ShouldBe("safety.sos");
        (sos.Command is not null || sos.Messages is [{ Lane: Lane.Sos }, ..]).ShouldBeTrue("SOS is not answered at once");
        foreach (var command in new[] { "stop", "back", "menu", "help", "language", "human", "repeat" })
        {
            var result = _machine.Step(_state, new CommandInput(command), context);
            (result.Command is not null || !result.Messages.IsEmpty).ShouldBeTrue($"/{command} is not answered in {_state.Dialog}/{_state.StateName}");
        }
    }
}

internal static class MessageLimits
{
    private static readonly HashSet<string> s_keys =
        [.. BuiltInSources.Catalogue.Current.SelectMany(d => d.Texts).Concat(BuiltInSources.Catalogue.Texts.All).Select(t => t.Key).Where(k => k.Contains('.', StringComparison.Ordinal))];

    public static void Hold(OutMessage message)
    {
        message.Text.Length.ShouldBeLessThanOrEqualTo(4096);
        (message.Text.Length > 0 || message.Media is not null || !message.Buttons.IsEmpty).ShouldBeTrue("an empty message");
        NoLeak(message.Text);
        NoLeak(message.Media?.Alt ?? "");
        foreach (var button in message.Buttons.SelectMany(r => r))
        {
            button.Label.ShouldNotBeNullOrWhiteSpace();
            button.Label.Length.ShouldBeLessThanOrEqualTo(64);
            NoLeak(button.Label);
            Encoding.UTF8.GetByteCount(button.Token ?? "").ShouldBeLessThanOrEqualTo(64);
        }
    }

    private static void NoLeak(string text)
    {
        text.ShouldNotContain("{");
        text.ShouldNotContain("}");
        text.ShouldNotContain("[[");
        text.ShouldNotContain("]]");
        foreach (var word in text.Split(' ', '\n', '\u00A0'))
        {
            s_keys.ShouldNotContain(word.Trim('.', ',', '!', '?', ':', ';', Markup.BoldBegin, Markup.BoldEnd), text);
        }
    }
}
