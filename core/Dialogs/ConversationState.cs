using System.Collections.Immutable;
using Companion.People;

namespace Companion.Dialogs;

/// <summary>Everything a conversation is: immutable; stored encrypted; the machine's only memory.</summary>
public sealed partial record ConversationState
{
    public required Profile Profile { get; init; }

    /// <summary>The open dialogs, the suspended ones below; the last is being talked in.</summary>
    internal ImmutableArray<Frame> Frames { get; init; } = [];

    /// <summary>Number of the question asked last; grows for ever, so that an old button never fits a new question.</summary>
    internal long LastAsk { get; init; }

    /// <summary>Dialogs that wait until the open question is dealt with.</summary>
    internal ImmutableArray<BeginInput> Queued { get; init; } = [];

    /// <summary>The always-there keyboard is to be shown with the next message without buttons.</summary>
    internal bool HomeDue { get; init; }

    /// <summary>When the person last said something; null: never.</summary>
    internal DateTimeOffset? HeardAt { get; init; }

    /// <summary>Times in a row that words outside any question were not understood.</summary>
    internal int Lost { get; init; }

    /// <summary>Which variant of "I did not understand" was said last.</summary>
    internal int Missed { get; init; }

    /// <summary>The dialog of "is this what you would like?", so that a plain "yes" begins it; null: nothing was guessed just now.</summary>
    internal string? Guess { get; init; }

    /// <summary>Somebody of the staff talks with the person: nothing is answered, but for alarms.</summary>
    internal bool WithStaff { get; init; }

    /// <summary>The dialog being talked in; null when idle.</summary>
    public string? Dialog => Frames.IsEmpty ? null : Frames[^1].Dialog;

    /// <summary>The version that it began with; null when idle.</summary>
    public string? Version => Frames.IsEmpty ? null : Frames[^1].Version;

    /// <summary>The named state that it is in; null when idle.</summary>
    public string? StateName => Frames.IsEmpty ? null : Frames[^1].State;

    public static ConversationState New(Profile profile) => new() { Profile = profile };

    public byte[] ToUtf8() => StateCodec.Write(this);

    /// <exception cref="System.Text.Json.JsonException">Not a state.</exception>
    public static ConversationState FromUtf8(ReadOnlySpan<byte> utf8) => StateCodec.Read(utf8);
}
