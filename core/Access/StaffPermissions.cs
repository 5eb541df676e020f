using System.Collections.Frozen;
using static Companion.Access.StaffPermission;

namespace Companion.Access;

/// <summary>Which role may do what: the only place that says so.</summary>
public static class StaffPermissions
{
    private static readonly FrozenDictionary<StaffRole, FrozenSet<StaffPermission>> s_byRole = new Dictionary<StaffRole, FrozenSet<StaffPermission>>
    {
        [StaffRole.Operator] = Set(PeopleLook, PeopleContact, AlarmsWatch, AlarmsAnswer, HandoffsWork),
        [StaffRole.Doctor] = Set(PeopleLook, PeopleContact, PeopleHealth, AlarmsWatch, NumbersLook),
        [StaffRole.Manager] = Set(
            PeopleLook, PeopleContact, AlarmsWatch, AlarmsAnswer, HandoffsWork, QuarantineLook, OutboxLook, BroadcastsWrite, BroadcastsSend,
            DialogsLook, InsightsLook, StaffLook, NumbersLook),
        [StaffRole.Admin] = Set(
            PeopleLook, AlarmsWatch, QuarantineLook, QuarantineWork, OutboxLook, OutboxControl, BroadcastsWrite, DialogsLook, DialogsEdit,
            DialogsPublish, InsightsLook, StaffLook, StaffManage, AuditLook, AuditExport, NumbersLook),
        [StaffRole.Owner] = Set(Enum.GetValues<StaffPermission>()),
    }.ToFrozenDictionary();

    /// <summary>All that a role may do.</summary>
    public static IReadOnlySet<StaffPermission> Of(StaffRole role) => s_byRole[role];

    public static bool May(this StaffRole role, StaffPermission permission) => s_byRole[role].Contains(permission);

    /// <summary>Whether somebody may give, change or take away a role: nobody hands out more than they have, so only an owner makes an owner.</summary>
    public static bool MayAssign(this StaffRole actor, StaffRole role) =>
        actor.May(StaffManage) && (role != StaffRole.Owner || actor == StaffRole.Owner);

    private static FrozenSet<StaffPermission> Set(params StaffPermission[] permissions) => permissions.ToFrozenSet();
}
