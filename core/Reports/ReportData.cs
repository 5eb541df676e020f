using Companion.Diary.Trends;

namespace Companion.Reports;

/// <summary>Everything that a report for a visit is written from.</summary>
internal sealed record ReportData
{
    public required string Name { get; init; }

    public required DateOnly From { get; init; }

    public required TrendData Readings { get; init; }

    /// <summary>Each medicine on a line, in the person's language.</summary>
    public IReadOnlyList<string> Medicines { get; init; } = [];

    /// <summary>What the person wrote, by local time; empty unless they let it go along.</summary>
    public IReadOnlyList<(DateTime At, string Text)> Notes { get; init; } = [];
}
