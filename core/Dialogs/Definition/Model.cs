using System.Collections.Immutable;

namespace Companion.Dialogs;

/// <summary>A slot of a definition.</summary>
public sealed record SlotDefinition(string Name, SlotType Type, bool Optional, bool Argument);

internal sealed record StateDefinition
{
    public required string Name { get; init; }
    public required int Line { get; init; }
    public DialogText? Text { get; init; }
    public ExpectDefinition? Expect { get; init; }
    public ImmutableArray<Branch> Next { get; init; } = [];
    public string? Command { get; init; }
    public CallDefinition? Call { get; init; }
    public ImmutableArray<Argument>? With { get; init; }
    public ImmutableArray<Saved> Save { get; init; } = [];
    public ImmutableDictionary<string, string> Results { get; init; } = ImmutableDictionary<string, string>.Empty;
    public AwaitDefinition? Await { get; init; }
    public string? End { get; init; }
    public DialogText? Picture { get; init; }

    /// <summary>What is shown is a file to keep (a PDF), not a picture to look at.</summary>
    public bool IsDocument { get; init; }

    public TimeSpan? Wait { get; init; }
    public RemindDefinition? Remind { get; init; }
    public ExpireDefinition? Expire { get; init; }
    public DialogText? Short { get; init; }
    public DialogText? Rephrase { get; init; }
    public DialogText? Example { get; init; }
    public DialogText? Implausible { get; init; }
    public DialogText? Help { get; init; }
    public DialogText? Ready { get; init; }
    public ImmutableArray<OfferDefinition> Offers { get; init; } = [];

    /// <summary>Slots on which the state depends by its text, arguments or conditions.</summary>
    public ImmutableArray<string> Reads { get; init; } = [];
}

internal sealed record ExpectDefinition(string Slot, SlotType Type)
{
    public bool Skippable { get; init; }
    public string? SkipTo { get; init; }
    public bool Words { get; init; }
    public int Columns { get; init; }
    public TimeSpan? JoinBursts { get; init; }
    public ImmutableArray<OptionDefinition> Options { get; init; } = [];

    /// <summary>What people say instead of "skip" here: "did not measure", "nothing to add".</summary>
    public OptionWords? SkipWords { get; init; }
}

/// <summary>A button of a question: a value, another slot's value, or another way on.</summary>
internal sealed record OptionDefinition(string Id, DialogText? Label, SlotValue? Value, string? From, string? To, OptionWords? Words);

/// <summary>A button that stays valid: begins <paramref name="Dialog"/> with the text of slot <paramref name="Source"/>, or (null) opens it as an address.</summary>
internal sealed record OfferDefinition(DialogText? Label, string? Dialog, string? Source);

internal sealed record Branch(Condition? When, string? To, string? Correct, CallDefinition? Call);

internal sealed record CallDefinition(
    string Dialog, ImmutableArray<Argument>? With, ImmutableArray<Saved> Save, ImmutableDictionary<string, string> Results, string? Then);

internal sealed record AwaitDefinition(string Kind, string Done, string Failed, ImmutableArray<Saved> Save);

/// <param name="AtNight">What is asked is meant for the night (a medicine's own hour), so quiet hours do not put its reminders off.</param>
internal sealed record RemindDefinition(TimeSpan After, int AtMost, string? Then, DialogText? Text, bool AtNight = false);

internal sealed record ExpireDefinition(TimeSpan After, string To);

/// <summary>An argument: a constant, or what <paramref name="Source"/> names (a slot, a part of one, profile.x).</summary>
internal sealed record Argument(string Name, SlotValue? Constant, string? Source);

internal sealed record Saved(string Slot, string Output);
