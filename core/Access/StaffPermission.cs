namespace Companion.Access;

/// <summary>What a member of the staff may do. A closed set; every endpoint of the admin host names the one it needs.</summary>
public enum StaffPermission
{
    /// <summary>Find people; names and contacts are masked.</summary>
    PeopleLook,

    /// <summary>Names and contacts in the open.</summary>
    PeopleContact,

    /// <summary>Check-ins and measurements.</summary>
    PeopleHealth,

    AlarmsWatch,

    /// <summary>Acknowledge, hand over, resolve.</summary>
    AlarmsAnswer,

    /// <summary>Talk with people who asked for a human.</summary>
    HandoffsWork,

    QuarantineLook,

    /// <summary>Read what could not be taken, try it again, dismiss it.</summary>
    QuarantineWork,

    OutboxLook,

    /// <summary>Pause bulk.</summary>
    OutboxControl,

    BroadcastsWrite,
    BroadcastsSend,
    DialogsLook,
    DialogsEdit,
    DialogsPublish,

    /// <summary>Funnels and answers that were not understood (masked).</summary>
    InsightsLook,

    StaffLook,

    /// <summary>Invite, change roles, end sessions, disable.</summary>
    StaffManage,

    AuditLook,
    AuditExport,
    NumbersLook,
}
