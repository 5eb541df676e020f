namespace Companion.Access;

/// <summary>What somebody on the staff is; stored by name. What each may do: <see cref="StaffPermissions.Of"/>.</summary>
public enum StaffRole
{
    /// <summary>Answers alarms and people who ask for a human.</summary>
    Operator,

    /// <summary>Reads what people wrote down about their health.</summary>
    Doctor,

    /// <summary>Runs the day: operators' work, broadcasts, numbers.</summary>
    Manager,

    /// <summary>Tunes dialogs, keeps the installation in order; sees nobody's name or health.</summary>
    Admin,

    /// <summary>May do everything. One always remains.</summary>
    Owner,
}
