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
public sealed record BeginInput(string Dialog, ImmutableSortedDictionary<string, SlotValue> Arguments) : Input;

/// <summary>The shell ran the command that the last step asked for.</summary>
public sealed record OutcomeInput(string Command, CommandOutcome Outcome) : Input;

/// <summary>A work item that a command enqueued has ended.</summary>
/// <param name="Kind">Its kind, such as "chart".</param>
/// <param name="Succeeded">False: given up after its retries.</param>
/// <param name="Result">A small JSON value, by kind (a file id, a transcript).</param>
public sealed record WorkDoneInput(string Kind, bool Succeeded, string Result) : Input;

/// <summary>The person blocked (false) or unblocked (true) the bot in a channel.</summary>
public sealed record ReachableInput(bool Reachable) : Input;
