using Companion.People;
using Companion.Wording;

namespace Companion.Reports;

/// <summary>The words of a report for a visit. {0} is filled in.</summary>
internal sealed record ReportWords
{
    private static readonly WordFiles<ReportWords> s_words = new("Reports/words");

    public required string Title { get; init; }

    /// <summary>Under the title, for whoever reads it.</summary>
    public required string About { get; init; }

    public required string Averages { get; init; }

    /// <summary>Heads: what, how many, average, least and most, watched limit and its source.</summary>
    public required string[] AverageHeads { get; init; }

    public required string Readings { get; init; }

    public required string When { get; init; }

    public required string Pressure { get; init; }

    /// <summary>Short heads by TrendKind.</summary>
    public required string[] Kinds { get; init; }

    public required string Medicines { get; init; }

    public required string Taken { get; init; }

    public required string Notes { get; init; }

    /// <summary>Source: set by the person's doctor.</summary>
    public required string ByDoctor { get; init; }

    public required string Nothing { get; init; }

    /// <summary>{0} of {1}.</summary>
    public required string Page { get; init; }

    /// <summary>{0}: how many older rows did not fit.</summary>
    public required string Older { get; init; }

    public static ReportWords Of(Language language) => s_words.Of(language);
}
