using System.Collections.Immutable;
using Companion.Dialogs;
using Companion.People;

namespace Companion.Tests.Dialogs;

public sealed class DialogMachineTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    private readonly DialogMachine _machine = new(BuiltInSources.Catalogue);

    [Fact]
    public void ToUtf8_WhenReadBack_GivesTheSameBytes()
    {
        var state = Play(Person(), new CommandInput("checkin"), new TextInput("4"), new TextInput("3")).State;

        var bytes = state.ToUtf8();

        ConversationState.FromUtf8(bytes).ToUtf8().ShouldBe(bytes);
        state.Dialog.ShouldBe("diary.checkin");
    }

    [Fact]
    public void Step_WhenAButtonIsOld_ChangesNothing()
    {
        var asked = Play(Person(), new CommandInput("checkin"));
        var token = asked.Messages[^1].Buttons[0][0].Token!;
        var answered = _machine.Step(asked.State, new ButtonInput(token), new(s_start));

        var again = _machine.Step(answered.State, new ButtonInput(token), new(s_start));

        again.State.StateName.ShouldBe(answered.State.StateName);
        answered.State.StateName.ShouldNotBe(asked.State.StateName);
        again.Messages.ShouldNotBeEmpty();
    }

    [Fact]
    public void Step_WhenCancelled_EndsAndSaysSo()
    {
        var result = Play(Person(), new CommandInput("checkin"), new CommandInput("stop"));

        result.State.Dialog.ShouldBeNull();
        result.Messages.ShouldNotBeEmpty();
    }

    [Fact]
    public void Step_WhenRandomInputComes_AlwaysSpeaksAndReplays()
    {
        var random = new Random(20261121);
        for (var conversation = 0; conversation < 200; conversation++)
        {
            var state = Person((Language)(conversation % 5), onboarded: conversation % 7 != 0);
            var now = s_start;
            for (var step = 0; step < 40; step++)
            {
                now += TimeSpan.FromSeconds(random.Next(0, 4000));
                var input = RandomInput(random);
                var context = new StepContext(now, $"m{step}");

                var result = _machine.Step(state, input, context);
                _machine.Step(ConversationState.FromUtf8(state.ToUtf8()), input, context).State.ToUtf8().ShouldBe(result.State.ToUtf8());
                var spoke = !result.Messages.IsEmpty;
                for (var commands = 0; result.Command is { } call; commands++)
                {
                    commands.ShouldBeLessThan(32);
                    result = _machine.Step(result.State, new OutcomeInput(call.Name, CommandOutcome.Ok), context);
                    spoke |= !result.Messages.IsEmpty;
                }

                if (input is not WakeInput and not BeginInput and not WorkDoneInput and not OutcomeInput and not ReachableInput && result.WakeAt is null)
                {
                    spoke.ShouldBeTrue($"{input} in {result.State.Dialog}/{result.State.StateName}");
                }

                state = ConversationState.FromUtf8(result.State.ToUtf8());
            }
        }
    }

    private static Input RandomInput(Random random)
    {
        string[] words =
        [
            "4", "120/80", "no, 130", "back", "стоп", "\ud800", "\0", "нет", "да", "yes", "menu", "skip", "help", "пропустить", "асдф", "7,5", "SOS", "36.6",
            "9:30", "завтра", new string('я', 5000), "/start pair_x", "/skip", "quick", "\u202E", "", "  ",
        ];
        return random.Next(16) switch
        {
            0 => new ButtonInput("a1.0.0"),
            1 => new ButtonInput("i:menu"),
            2 => new ButtonInput(words[random.Next(words.Length)]),
            3 => new WakeInput(),
            4 => new EditInput($"m{random.Next(40)}", words[random.Next(words.Length)]),
            5 => new FileInput(new FileValue(FileKind.Photo, "x")),
            6 => new LocationInput(new LocationValue(double.NaN, 200)),
            7 => new ContactInput(new ContactValue("\0", null)),
            8 => new UnsupportedInput("sticker"),
            9 => new BeginInput("diary.checkin", ImmutableSortedDictionary<string, SlotValue>.Empty),
            10 => new WorkDoneInput("chart", random.Next(2) == 0, "{"),
            11 => new CommandInput(random.Next(2) == 0 ? "checkin" : "back"),
            _ => new TextInput(words[random.Next(words.Length)]),
        };
    }

    private StepResult Play(ConversationState state, params Input[] inputs)
    {
        StepResult? result = null;
        foreach (var input in inputs)
        {
            result = _machine.Step(state, input, new(s_start, "m"));
            while (result.Command is { } call)
            {
                var said = result.Messages;
                result = _machine.Step(result.State, new OutcomeInput(call.Name, CommandOutcome.Ok), new(s_start));
                result = result with { Messages = said.AddRange(result.Messages) };
            }

            state = result.State;
        }

        return result ?? throw new InvalidOperationException("nothing was played");
    }

    private static ConversationState Person(Language language = Language.En, bool onboarded = true) => ConversationState.New(new Profile
    {
        PersonId = new Guid("11111111-2222-3333-4444-555555555555"),
        Language = language,
        Name = "Anna",
        Onboarded = onboarded,
        Consents = ["health"],
    });
}
