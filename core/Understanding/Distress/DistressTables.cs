using Companion.People;

namespace Companion.Understanding;

/// <summary>What a pattern of distress leads to.</summary>
internal enum DistressKind
{
    /// <summary>The countdown starts.</summary>
    Sos,

    /// <summary>The person is asked. Symptoms and dangers that may also be told calmly.</summary>
    Ask,

    /// <summary>Takes its sentence back: a joke, an idiom, "what should one do if".</summary>
    Calm,

    /// <summary>Takes its sentence back unless <see cref="Now"/> stands in it too: last year, the neighbour, "if".</summary>
    Far,

    /// <summary>Takes the whole text back, but for sentences with <see cref="Now"/>: a film, the news.</summary>
    Story,

    /// <summary>Takes the whole text back: "all is well again".</summary>
    Fine,

    /// <summary>It is happening: "suddenly", "right now", "again".</summary>
    Now,
}

/// <summary>
/// How people of one language tell that something is wrong. A line is "key: pattern, pattern, …"; a pattern is elements joined by "+",
/// all of which must be said near each other in any order; an element is alternatives parted by "|"; "груд*" is any word that begins so.
/// A line "@chest: груд*|сердц*" names alternatives, for use as "@chest" below it.
/// </summary>
internal sealed record DistressTables
{
    /// <summary>By <see cref="DistressKind"/>, those that lead to something with their <see cref="RedFlag"/>: "Sos.Chest".</summary>
    public required string Patterns { get; init; }

    /// <summary>Words that deny the one after them.</summary>
    public required string Negators { get; init; }

    /// <summary>Words that may stand between a denial and what it denies: "not having any pain".</summary>
    public required string Carriers { get; init; }

    /// <summary>Everyday words that are no slips of the patterns' words; "сердит*" is any that begins so.</summary>
    public string Ordinary { get; init; } = "";

    public static DistressTables Of(Language language) => language switch
    {
        Language.Ru => Words.RussianDistress.Tables,
        Language.Uk => Words.UkrainianDistress.Tables,
        Language.Pt => Words.PortugueseDistress.Tables,
        Language.Vi => Words.VietnameseDistress.Tables,
        _ => Words.EnglishDistress.Tables,
    };
}
