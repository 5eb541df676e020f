using Companion.People;
using Companion.Wording;

namespace Companion.Diary.Trends;

/// <summary>The words inside a picture and in the sentence that stands for it.</summary>
internal sealed record TrendWords
{
    private static readonly WordFiles<TrendWords> s_words = new("Diary/Trends/words");

    public required string[] Weekdays { get; init; }

    public required string[] Months { get; init; }

    /// <summary>By <see cref="TrendPeriod"/>.</summary>
    public required string[] Titles { get; init; }

    /// <summary>As <see cref="Titles"/>, for somebody else's eyes; {0} is the person's name.</summary>
    public required string[] TitlesOfAnother { get; init; }

    /// <summary>Stands for a person who gave no name.</summary>
    public required string Somebody { get; init; }

    public required string Pressure { get; init; }

    /// <summary>By <see cref="TrendKind"/>, with the unit.</summary>
    public required string[] Kinds { get; init; }

    public required string GlucoseInMillimoles { get; init; }

    public required string Upper { get; init; }

    public required string Lower { get; init; }

    public required string Mean { get; init; }

    public required string Last { get; init; }

    public required string Nothing { get; init; }

    /// <summary>Beginning of the spoken summary, by <see cref="TrendPeriod"/>.</summary>
    public required string[] Spoken { get; init; }

    /// <summary>Spoken names by <see cref="TrendKind"/>, {0} is the mean.</summary>
    public required string[] SpokenKinds { get; init; }

    public required string SpokenPressure { get; init; }

    /// <summary>{0} doses taken of {1}.</summary>
    public required string SpokenMedicines { get; init; }

    public required string Medicines { get; init; }

    /// <summary>{0} doses taken of {1}.</summary>
    public required string TakenOf { get; init; }

    public static TrendWords Of(Language language) => s_words.Of(language);
}
