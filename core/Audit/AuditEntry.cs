namespace Companion.Audit;

/// <summary>What an entry is about, which decides how long it is kept; each kind is a chain of its own. Stored by name.</summary>
public enum AuditKind
{
    /// <summary>Work in the installation: staff, dialogs, broadcasts, alarms answered. Kept 90 days.</summary>
    Activity,

    /// <summary>A look at somebody's data, or a refused one. Kept six years.</summary>
    Health,

    /// <summary>A consent given or withdrawn. Kept six years.</summary>
    Consent,
}

/// <summary>Stored by name.</summary>
public enum AuditActorKind
{
    Staff,
    Person,
    System,
}

/// <param name="Id">The account or the person; null for the system itself.</param>
public sealed record AuditActor(AuditActorKind Kind, Guid? Id)
{
    public static readonly AuditActor System = new(AuditActorKind.System, null);

    public static AuditActor Staff(Guid id) => new(AuditActorKind.Staff, id);

    public static AuditActor Person(Guid id) => new(AuditActorKind.Person, id);
}

/// <summary>Something that was done or looked at. Holds ids and codes only: no names, no words of people.</summary>
/// <param name="Action">What, as "area.verb": at most 60 characters.</param>
/// <param name="At">UTC. An entry never stands before the one it follows: a clock that was put back is ignored.</param>
public sealed record AuditEntry(AuditKind Kind, AuditActor Actor, string Action, DateTimeOffset At)
{
    /// <summary>Whose data or affair; null: nobody's.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>On what, as "kind:id": at most 200 characters.</summary>
    public string? Target { get; init; }

    /// <summary>Why, as a code: at most 40 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>A small JSON object of codes and numbers: at most 2,000 characters.</summary>
    public string? Details { get; init; }
}

/// <summary>An entry at its place in the chain.</summary>
/// <param name="Seq">From 1, without gaps.</param>
public sealed record AuditLine(Guid TenantId, long Seq, AuditEntry Entry, byte[] Hash);
