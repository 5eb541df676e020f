using System.Collections.Immutable;

namespace Companion.People;

/// <summary>What a person may allow somebody else: to look at (See…), to set (Set…), or to be told without asking (Hear…). A closed set, stored by its codes.</summary>
public enum Permission
{
    SeeDiary,
    SeeTrends,
    SeeMedicines,

    /// <summary>The position, and only while an alarm runs.</summary>
    SeePosition,

    SeeAlarms,

    /// <summary>The limits of their readings: only a doctor's.</summary>
    SetLimits,

    HearSos,

    /// <summary>That a check-in or a promised sign of life was missed.</summary>
    HearMissed,

    HearRedFlags,
    HearWeekly,
    HearMedicines,
}

public static class Permissions
{
    private static readonly ImmutableArray<(Permission Permission, bool IsTold, string Code)> s_codes =
    [
        (Permission.SeeDiary, false, "diary"),
        (Permission.SeeTrends, false, "trends"),
        (Permission.SeeMedicines, false, "medicines"),
        (Permission.SeePosition, false, "position"),
        (Permission.SeeAlarms, false, "alarms"),
        (Permission.SetLimits, false, "limits"),
        (Permission.HearSos, true, "sos"),
        (Permission.HearMissed, true, "missed"),
        (Permission.HearRedFlags, true, "red-flags"),
        (Permission.HearWeekly, true, "weekly"),
        (Permission.HearMedicines, true, "medicines"),
    ];

    /// <summary>What a new relation of a kind may do, until the person says otherwise.</summary>
    public static ImmutableSortedSet<Permission> DefaultOf(RelationKind kind) => kind switch
    {
        RelationKind.Relative =>
        [
            Permission.SeeTrends, Permission.SeePosition, Permission.SeeAlarms, Permission.HearSos, Permission.HearMissed,
            Permission.HearRedFlags, Permission.HearWeekly,
        ],
        RelationKind.Doctor =>
        [
            Permission.SeeDiary, Permission.SeeTrends, Permission.SeeMedicines, Permission.SetLimits, Permission.HearRedFlags, Permission.HearWeekly,
        ],
        RelationKind.Operator => [Permission.SeePosition, Permission.SeeAlarms, Permission.HearSos],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of relation"),
    };

    /// <summary>
    /// Everything about health also needs the person's consent to share their diary; withdrawn, it ends all of this at once. What belongs
    /// to an alarm does not: it is their own call for help.
    /// </summary>
    public static bool NeedsSharing(this Permission permission) =>
        permission is not (Permission.SeePosition or Permission.SeeAlarms or Permission.HearSos);

    public static bool IsTold(this Permission permission) => Find(permission).IsTold;

    public static string Code(this Permission permission) => Find(permission).Code;

    internal static ImmutableSortedSet<Permission> Read(string[] sees, string[] told) =>
        [.. s_codes.Where(p => (p.IsTold ? told : sees).Contains(p.Code)).Select(p => p.Permission)];

    internal static string[] Sees(IEnumerable<Permission> permissions) => [.. permissions.Where(p => !p.IsTold()).Select(Code)];

    internal static string[] Told(IEnumerable<Permission> permissions) => [.. permissions.Where(IsTold).Select(Code)];

    private static (Permission Permission, bool IsTold, string Code) Find(Permission permission) => s_codes.First(p => p.Permission == permission);
}
