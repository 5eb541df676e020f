namespace Companion.Medicines;

internal enum DoseStatus
{
    Due,
    Taken,
    Skipped,

    /// <summary>Asked for, not answered.</summary>
    Missed,

    /// <summary>Its hour passed while nobody could ask (a standstill); it counts neither for nor against the person.</summary>
    Unasked,
}

/// <summary>One dose of one medicine.</summary>
/// <param name="Day">The local day it belongs to.</param>
/// <param name="At">The hour of the plan.</param>
/// <param name="Due">When it is to be asked for, UTC: that hour on the wall, moved by what the person shifted.</param>
internal sealed record Dose(
    Guid Id, Guid MedicineId, DateOnly Day, TimeOnly At, bool Planned, DateTimeOffset Due, DoseStatus Status, DateTimeOffset? TakenAt);
