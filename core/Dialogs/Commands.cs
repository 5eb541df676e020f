using System.Collections.Immutable;
using Companion.People;

namespace Companion.Dialogs;

/// <summary>A command of the domain that a step asks the shell to run inside the turn's transaction.</summary>
public sealed record CommandCall(string Name, ImmutableSortedDictionary<string, SlotValue> Arguments);

/// <summary>What a command answered.</summary>
public sealed record CommandOutcome
{
    /// <summary>One of the results that its signature names; "ok" when there is nothing to tell apart.</summary>
    public string Result { get; init; } = "ok";

    /// <summary>Output values, by the names in its signature; a definition saves them to slots.</summary>
    public ImmutableSortedDictionary<string, SlotValue> Values { get; init; } = ImmutableSortedDictionary<string, SlotValue>.Empty;

    /// <summary>The person's profile from now on; null: as it was.</summary>
    public Profile? Profile { get; init; }

    /// <summary>A picture or document to show with the text that follows: id of a stored file, null for none.</summary>
    public Guid? FileId { get; init; }

    public static readonly CommandOutcome Ok = new();

    public static CommandOutcome Of(string result) => new() { Result = result };
}

/// <summary>The typed face of a command, against which definitions are verified.</summary>
/// <param name="Name">Such as "diary.record".</param>
/// <param name="Inputs">Argument name → slot type name and whether it may be absent.</param>
/// <param name="Outputs">Output name → slot type name.</param>
/// <param name="Results">Every result it can return.</param>
public sealed record CommandSignature(
    string Name,
    ImmutableSortedDictionary<string, CommandInputType> Inputs,
    ImmutableSortedDictionary<string, string> Outputs,
    ImmutableArray<string> Results);

public readonly record struct CommandInputType(string SlotType, bool Optional = false);
