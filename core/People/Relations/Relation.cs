using System.Collections.Immutable;

namespace Companion.People;

/// <summary>Stored by name, in small letters.</summary>
public enum RelationKind
{
    Relative,
    Doctor,
    Operator,
}

public enum RelationState
{
    /// <summary>Asked for; gives nothing before the older person confirms it.</summary>
    Proposed,
    Active,
    Revoked,
}

/// <summary>Somebody who cares for a person, as that person allowed it.</summary>
/// <param name="PersonId">The older person, who decides.</param>
/// <param name="OtherId">The relative, doctor or operator.</param>
/// <param name="Rank">Their place in the order in which they are called, 1 first.</param>
/// <param name="Label">What the person calls the other ("my daughter"); null: never said.</param>
public sealed record Relation(
    Guid Id,
    Guid PersonId,
    Guid OtherId,
    RelationKind Kind,
    int Rank,
    ImmutableSortedSet<Permission> Permissions,
    RelationState State,
    string? Label)
{
    /// <summary>The name of the one who is looked at from the other side: the other's in a person's list, the person's in a relative's.</summary>
    public string Name { get; init; } = "";

    /// <summary>Their language.</summary>
    public Language Language { get; init; }

    /// <summary>How long an alarm waits for them before it calls the next, 15 s–1 h; null: as the person waits for everybody.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>By which ways an alarm calls them: of "chat", "push", "email", "sms"; null: all.</summary>
    public ImmutableArray<string>? Ways { get; init; }

    /// <summary>Whether they have a chat that takes messages, or a phone or address that is shown to be theirs.</summary>
    public bool IsReachable { get; init; }
}
