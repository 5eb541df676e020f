using Companion.Wording;

namespace Companion.People.OwnData;

/// <summary>Headings of the readable copy.</summary>
internal sealed record ExportWords
{
    private static readonly WordFiles<ExportWords> s_words = new("People/OwnData/export");

    public required string Title { get; init; }

    public required string Conversation { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    /// <summary>By table; the page has them in the order of the file.</summary>
    public required Dictionary<string, string> Sections { get; init; }

    /// <summary>By column; a table has them in the order of the file.</summary>
    public required Dictionary<string, string> Columns { get; init; }

    public static ExportWords Of(Language language) => s_words.Of(language);
}
