using Companion.People;
using Companion.Wording;

namespace Companion.News;

/// <summary>The sentences of a week. {0} and on are filled in.</summary>
internal sealed record NewsWords
{
    private static readonly WordFiles<NewsWords> s_words = new("News/words");

    /// <summary>{0} name, {1} days.</summary>
    public required string Head { get; init; }

    /// <summary>{0} averages.</summary>
    public required string Averages { get; init; }

    /// <summary>Behind a value; {0} the week before's.</summary>
    public required string Before { get; init; }

    /// <summary>{0} answered, {1} missed.</summary>
    public required string CheckIns { get; init; }

    /// <summary>{0} taken, {1} due.</summary>
    public required string Medicines { get; init; }

    /// <summary>{0} a list of kinds with counts.</summary>
    public required string Outside { get; init; }

    /// <summary>{0} how many readings over 180/120.</summary>
    public required string VeryHigh { get; init; }

    public required string Pressure { get; init; }

    /// <summary>{0} name.</summary>
    public required string Nothing { get; init; }

    /// <summary>{0} name.</summary>
    public required string Close { get; init; }

    public static NewsWords Of(Language language) => s_words.Of(language);
}
