using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Companion.Dialogs;

/// <summary>What arrives at a conversation, from whatever channel. Serialised in turn logs: the discriminators are stored data.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(TextInput), "text")]
[JsonDerivedType(typeof(ButtonInput), "press")]
[JsonDerivedType(typeof(EditInput), "edit")]
[JsonDerivedType(typeof(CommandInput), "cmd")]
[JsonDerivedType(typeof(FileInput), "file")]
[JsonDerivedType(typeof(LocationInput), "loc")]
[JsonDerivedType(typeof(ContactInput), "contact")]
[JsonDerivedType(typeof(UnsupportedInput), "other")]
[JsonDerivedType(typeof(WakeInput), "wake")]
[JsonDerivedType(typeof(BeginInput), "begin")]
[JsonDerivedType(typeof(OutcomeInput), "done")]
[JsonDerivedType(typeof(WorkDoneInput), "work")]
[JsonDerivedType(typeof(ReachableInput), "reach")]
[JsonDerivedType(typeof(MoveInput), "move")]
[JsonDerivedType(typeof(SayInput), "say")]
[JsonDerivedType(typeof(StaffInput), "staff")]
public abstract record Input;

/// <summary>Typed text, or a transcript when <paramref name="Spoken"/>.</summary>
public sealed record TextInput(string Text, bool Spoken = false) : Input;

/// <summary>A tapped button, by the token that came with it (≤ 64 bytes; may be forged, old or another person's).</summary>
public sealed record ButtonInput(string Token) : Input;

/// <summary>The person edited an earlier message of theirs: a correction of what it answered.</summary>
public sealed record EditInput(string MessageId, string Text) : Input;

/// <summary>A slash command, "/start payload": name without the slash, lower case.</summary>
public sealed record CommandInput(string Name, string? Payload = null) : Input;

public sealed record FileInput(FileValue File) : Input;

public sealed record LocationInput(LocationValue Location) : Input;

public sealed record ContactInput(ContactValue Contact) : Input;

/// <summary>Something nobody can answer with (a sticker, a poll); <paramref name="Kind"/> is the channel's word for it.</summary>
public sealed record UnsupportedInput(string Kind) : Input;

/// <summary>The time that the last step asked to be woken at has come.</summary>
public sealed record WakeInput : Input;

/// <summary>Something other than the person begins a dialog (the daily check-in, a deep link, a feature).</summary>
/// <param name="Dialog">Its name.</param>
/// <param name="Arguments">By slot.</param>
/// <param name="When">Null: at the next quiet moment, and once if it is open or waits already. Otherwise each counts.</param>
public sealed record BeginInput(string Dialog, ImmutableSortedDictionary<string, SlotValue> Arguments, BeginWhen? When = null) : Input
{
    public static BeginInput Of(string dialog, BeginWhen when, params ReadOnlySpan<(string Slot, SlotValue Value)> arguments)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, SlotValue>(StringComparer.Ordinal);
        foreach (var (slot, value) in arguments)
        {
            values.Add(slot, value);
        }

        return new BeginInput(dialog, values.ToImmutable(), when);
    }
}

/// <summary>How long something that another person or a job has to tell may wait.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BeginWhen>))]
public enum BeginWhen
{
    /// <summary>Not at all: it interrupts an open question, at any hour. Only an alarm of this person's own goes on undisturbed by what is none.</summary>
    AtOnce,

    /// <summary>For a question that was asked or answered in the last ten minutes.</summary>
    Soon,

    /// <summary>As <see cref="Soon"/>, and never in the person's quiet hours.</summary>
    Daytime,
}

/// <summary>The shell ran the command that the last step asked for.</summary>
public sealed record OutcomeInput(string Command, CommandOutcome Outcome) : Input;

/// <summary>A work item that a command enqueued has ended.</summary>
/// <param name="Kind">Its kind, such as "chart".</param>
/// <param name="Succeeded">False: given up after its retries.</param>
/// <param name="Result">A small JSON value, by kind (a file id, a transcript).</param>
public sealed record WorkDoneInput(string Kind, bool Succeeded, string Result) : Input;

/// <summary>The person blocked (false) or unblocked (true) the bot in a channel.</summary>
public sealed record ReachableInput(bool Reachable) : Input;

/// <summary>
/// Another version of a dialog took over: conversations that stand where the map says go on there. Publish only what
/// <see cref="DialogReplacement.CanReplace"/> allows.
/// </summary>
public sealed record MoveInput(StateMap Map) : Input;

/// <summary>Something is to be said that is no part of any dialog (how an alarm goes on); the open question stands as it is.</summary>
/// <param name="Message">Null: nothing is said.</param>
/// <param name="Closes">A dialog that ends with it without a word, if it is open; null: none.</param>
public sealed record SayInput(OutMessage? Message, string? Closes = null) : Input;

/// <summary>Somebody of the staff talks with the person from now on, or no more: in between the machine is silent, but for alarms.</summary>
public sealed record StaffInput(StaffNews News) : Input;

/// <summary>What of it the person hears.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StaffNews>))]
public enum StaffNews
{
    /// <summary>A human is here.</summary>
    Here,

    /// <summary>They have said what there was to say.</summary>
    Left,

    /// <summary>They had to go, somebody else will come.</summary>
    Away,
}
