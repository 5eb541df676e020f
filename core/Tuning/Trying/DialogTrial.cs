using System.Collections.Immutable;
using System.Text.Json;
using Companion.Dialogs;
using Companion.People;
using Companion.Storage;
using Companion.Tuning.Trying;

namespace Companion.Tuning;

/// <summary>
/// Talks with a set of dialogs as a person would: the same machine, no effects. Nothing is kept here: the whole chat travels with its client,
/// sealed, so that any host goes on with it and nobody writes a state of their own.
/// </summary>
public sealed class DialogTrial(DialogSets sets, CompanionDatabase database, TimeProvider clock)
{
    private const string Purpose = "tuning.trial";
    private const int MaxWakes = 50;
    private const int MaxCommands = 32;
    private const int MaxTextChars = 4096;
    private static readonly Guid s_somebody = new("00000000-0000-0000-0000-00000000000b");

    /// <summary>What travels.</summary>
    private sealed record Travelling(string Of, byte[] State, DateTimeOffset Now, DateTimeOffset? WakeAt, int Turns);

    /// <summary>One step of it.</summary>
    private sealed class Run(DialogSet set, ConversationState state, DateTimeOffset now, DateTimeOffset? wakeAt, int turns, IReadOnlyList<StandIn> wished)
    {
        private readonly DialogMachine _machine = new(set.Catalogue);
        private readonly List<StandIn> _wished = [.. wished];

        public ConversationState State { get; private set; } = state;

        public DateTimeOffset Now { get; private set; } = now;

        public DateTimeOffset? WakeAt { get; private set; } = wakeAt;

        public int Turns { get; private set; } = turns;

        public List<OutMessage> Messages { get; } = [];

        public List<TalkCommand> Commands { get; } = [];

        public List<string> Said { get; } = [];

        public void Take(Input input)
        {
            var context = new StepContext(Now, $"t{++Turns}");
            var result = _machine.Step(State, input, context, Said);
            Messages.AddRange(result.Messages);
            for (var i = 0; result.Command is { } call && i < MaxCommands; i++)
            {
                var wish = _wished.FirstOrDefault(w => w.Command == call.Name);
                if (wish is not null)
                {
                    _wished.Remove(wish);
                }

                var outcome = StandIns.Of(call.Name, set.Program.Commands, wish);
                Commands.Add(new(call.Name, call.Arguments.ToDictionary(a => a.Key, a => SlotText.Of(a.Value)), outcome.Result));
                result = _machine.Step(result.State, new OutcomeInput(call.Name, outcome), context, Said);
                Messages.AddRange(result.Messages);
            }

            (State, WakeAt) = (result.State, result.WakeAt);
        }

        /// <summary>Time goes on; what is due on the way happens.</summary>
        public void Pass(TimeSpan span)
        {
            var until = Now + span;
            for (var wakes = 0; WakeAt <= until && wakes < MaxWakes; wakes++)
            {
                Now = WakeAt.Value > Now ? WakeAt.Value : Now;
                Take(new WakeInput());
            }

            Now = until;
        }
    }

    public async Task<TuningResult<Talk>> BeginAsync(Guid tenantId, TalkBegin begin, CancellationToken cancellationToken)
    {
        var found = await sets.FindAsync(tenantId, begin.Of, cancellationToken).ConfigureAwait(false);
        if (found.Value is not { } set)
        {
            return found.Error!; // one of both
        }

        if (begin.Dialog is not null && set.Catalogue.Find(begin.Dialog) is null)
        {
            return new TuningError.NotFound("dialog");
        }

        var state = ConversationState.New(new Profile
        {
            PersonId = s_somebody,
            Language = Languages.FromTag(begin.Language) ?? Language.En,
            Name = begin.Name ?? "",
            Country = begin.Country ?? "",
            Onboarded = begin.Dialog != "people.onboarding",
            Consents = [.. begin.Consents ?? ["health"]],
        });
        var run = new Run(set, state, (begin.At ?? clock.GetUtcNow()).ToUniversalTime(), null, 0, []);
        if (begin.Dialog is { } dialog)
        {
            run.Take(new BeginInput(dialog, Arguments(set, dialog, begin.Arguments)));
        }

        return await AnswerAsync(tenantId, set, run, cancellationToken).ConfigureAwait(false);
    }

    public async Task<TuningResult<Talk>> StepAsync(Guid tenantId, TalkStep step, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
        if (Open(cipher, step.Chat) is not { } chat)
        {
            return new TuningError.Invalid("This is no chat of ours. Begin it again.");
        }

        var input = Input(step);
        if (input is null && step.After is null)
        {
            return new TuningError.Invalid("A step has a text, a tapped button, something sent, or time that passes.");
        }

        if (step.After is not null && !YamlMap.TryDuration(step.After, out _))
        {
            return new TuningError.Invalid("Time that passes is written 4s, 1m, 2h or 3d.");
        }

        var found = await sets.FindAsync(tenantId, chat.Of, cancellationToken).ConfigureAwait(false);
        if (found.Value is not { } set)
        {
            return found.Error!; // one of both
        }

        var run = new Run(set, ConversationState.FromUtf8(chat.State), chat.Now, chat.WakeAt, chat.Turns, step.Answers ?? []);
        try
        {
            if (step.After is { } after && YamlMap.TryDuration(after, out var span))
            {
                run.Pass(span);
            }
            else
            {
                run.Take(input!); // looked at above
            }
        }
        catch (UnknownDialogVersionException)
        {
            return new TuningError.DraftChanged();
        }

        return await AnswerAsync(tenantId, set, run, cancellationToken).ConfigureAwait(false);
    }

    private static Input? Input(TalkStep step) => step switch
    {
        { Text: { } text } => new TextInput(text.Length > MaxTextChars ? text[..MaxTextChars] : text),
        { Press: { } token } => new ButtonInput(token),
        { Send: "photo" } => new FileInput(new FileValue(FileKind.Photo, "photo")),
        { Send: "voice" } => new FileInput(new FileValue(FileKind.Voice, "voice")),
        { Send: "location" } => new LocationInput(new LocationValue(50.45, 30.52)),
        { Send: "contact" } => new ContactInput(new ContactValue("+380441234567", "Anna")),
        { Send: { } other } => new UnsupportedInput(other),
        _ => null,
    };

    private static ImmutableSortedDictionary<string, SlotValue> Arguments(DialogSet set, string dialog, IReadOnlyDictionary<string, string>? given)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, SlotValue>(StringComparer.Ordinal);
        foreach (var slot in set.Catalogue.Find(dialog)!.Slots.Where(s => s.Argument)) // looked at by the caller
        {
            if (given?.TryGetValue(slot.Name, out var text) == true && SlotReader.Value(slot.Type, text) is { } value)
            {
                values[slot.Name] = value;
            }
            else if (!slot.Optional)
            {
                values[slot.Name] = new TextValue($"«{slot.Name}»");
            }
        }

        return values.ToImmutable();
    }

    private static Travelling? Open(ITenantCipher cipher, string chat)
    {
        try
        {
            return JsonSerializer.Deserialize<Travelling>(cipher.Open(Convert.FromBase64String(chat), Purpose));
        }
        catch (Exception exception) when (exception is FormatException or System.Security.Cryptography.CryptographicException or JsonException or ArgumentException or KeyNotFoundException)
        {
            return null;
        }
    }

    private async Task<Talk> AnswerAsync(Guid tenantId, DialogSet set, Run run, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var travelling = new Travelling(set.Of, run.State.ToUtf8(), run.Now, run.WakeAt, run.Turns);
        var top = run.State.Frames is [.., var frame] ? frame : null;
        var slots = new Dictionary<string, string>();
        foreach (var slot in top is null ? [] : set.Catalogue.FindVersion(top.Dialog, top.Version)?.Slots ?? [])
        {
            if (top!.Find(slot.Name) is { } value)
            {
                slots[slot.Name] = SlotText.Of(value);
            }
        }

        return new(
            Convert.ToBase64String(cipher.Seal(JsonSerializer.SerializeToUtf8Bytes(travelling), Purpose)),
            [.. run.Messages.Select(View)],
            run.State.Dialog, run.State.StateName, run.State.Version, slots, run.Commands, run.WakeAt, run.Now, [.. run.Said.Distinct()]);
    }

    private static TalkMessage View(OutMessage message) => new(
        message.Text.Replace(Markup.BoldBegin.ToString(), "**", StringComparison.Ordinal).Replace(Markup.BoldEnd.ToString(), "**", StringComparison.Ordinal),
        [.. message.Buttons.Select(row => (IReadOnlyList<TalkButton>)[.. row.Select(b => new TalkButton(b.Label, b.Token, b.Url))])],
        message.Media is { } media ? new(media.Kind.ToString(), media.Alt) : null,
        message.Request.ToString());
}
