using System.Collections.Immutable;
using Companion.Dialogs;
using Companion.People;

namespace Companion.Tests.Dialogs;

/// <summary>One person talking with the machine: inputs by intent, what was said to the last of them, a clock that fires what is due.</summary>
internal sealed class Talk
{
    private readonly DialogMachine _machine;
    private readonly List<OutMessage> _heard = [];
    private string? _finishing;

    public Talk(DialogCatalogue? catalogue = null, Language language = Language.En, DateTimeOffset? at = null, bool onboarded = true)
    {
        _machine = new(catalogue ?? TestDialogs.All);
        Now = at ?? new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);
        State = ConversationState.New(new Profile
        {
            PersonId = new Guid("11111111-2222-3333-4444-555555555555"),
            Language = language,
            Name = "Anna",
            Onboarded = onboarded,
            Consents = ["health"],
        });
    }

    public DateTimeOffset Now { get; private set; }

    public ConversationState State { get; set; }

    public DateTimeOffset? WakeAt { get; private set; }

    public List<CommandCall> Ran { get; } = [];

    public Dictionary<string, CommandOutcome> Answers { get; } = [];

    /// <summary>The command makes the person known, keeping the rest of the profile.</summary>
    public void Finishes(string command) => _finishing = command;

    /// <summary>What was said to the last input.</summary>
    public IReadOnlyList<OutMessage> Heard => _heard;

    public string Text => string.Join("\n\n", _heard.Select(m => m.Text));

    public IEnumerable<OutButton> Buttons => _heard.SelectMany(m => m.Buttons).SelectMany(r => r);

    /// <summary>As a message that can be edited later.</summary>
    public Talk SaysAs(string message, string text) => Takes(new TextInput(text), message);

    public Talk Says(params string[] texts)
    {
        foreach (var text in texts)
        {
            Takes(new TextInput(text));
        }

        return this;
    }

    public Talk Edits(string message, string text) => Takes(new EditInput(message, text));

    public Talk Taps(string token) => Takes(new ButtonInput(token));

    /// <summary>Taps a button of the last messages.</summary>
    public Talk Presses(string label) => Taps(Token(label));

    public string Token(string label) =>
        Buttons.FirstOrDefault(b => b.Label.Contains(label, StringComparison.Ordinal))?.Token
        ?? throw new InvalidOperationException($"no button '{label}', but: {string.Join(", ", Buttons.Select(b => b.Label))}");

    public Talk Begins(string dialog) => Takes(new BeginInput(dialog, ImmutableSortedDictionary<string, SlotValue>.Empty));

    public Talk Hears(string part)
    {
        Text.ShouldContain(part);
        return this;
    }

    public Talk HearsNot(string part)
    {
        Text.ShouldNotContain(part);
        return this;
    }

    public Talk HearsNothing()
    {
        Text.ShouldBeEmpty();
        return this;
    }

    public Talk IsAt(string? state)
    {
        State.StateName.ShouldBe(state);
        return this;
    }

    /// <summary>Time goes on; what falls due is fired when it does.</summary>
    public Talk Passes(TimeSpan span)
    {
        _heard.Clear();
        var until = Now + span;
        for (var wakes = 0; WakeAt <= until && wakes < 50; wakes++)
        {
            Now = WakeAt.Value > Now ? WakeAt.Value : Now;
            Step(new WakeInput(), null);
        }

        Now = until;
        return this;
    }

    /// <summary>Nobody is there to fire anything for a while; then one wake comes.</summary>
    public Talk StandsStill(TimeSpan span)
    {
        Now += span;
        return Takes(new WakeInput());
    }

    /// <summary>Lives there, and sleeps between these hours.</summary>
    public Talk LivesIn(string zone, TimeOnly quietFrom, TimeOnly quietTo)
    {
        State = State with { Profile = State.Profile with { TimeZone = zone, QuietFrom = quietFrom, QuietTo = quietTo } };
        return this;
    }

    public Talk Takes(Input input, string? message = null)
    {
        _heard.Clear();
        Step(input, message);
        return this;
    }

    private void Step(Input input, string? message)
    {
        var context = new StepContext(Now, message);
        var result = _machine.Step(State, input, context);
        _heard.AddRange(result.Messages);
        while (result.Command is { } call)
        {
            Ran.Add(call);
            var outcome = call.Name == _finishing
                ? new CommandOutcome { Profile = result.State.Profile with { Onboarded = true } }
                : Answers.GetValueOrDefault(call.Name) ?? CommandOutcome.Ok;
            result = _machine.Step(result.State, new OutcomeInput(call.Name, outcome), context);
            _heard.AddRange(result.Messages);
        }

        State = ConversationState.FromUtf8(result.State.ToUtf8());
        WakeAt = result.WakeAt;
    }
}
