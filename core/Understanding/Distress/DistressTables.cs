using Companion.People;

namespace Companion.Understanding;

/// <summary>What a pattern of distress leads to.</summary>
internal enum DistressKind
{
    /// <summary>The countdown starts.</summary>
    Sos,

    /// <summary>The person is asked. Symptoms and dangers that may also be told calmly.</summary>
    Ask,

    /// <summary>Takes the others back: a film, last year, a joke, "what should one do if".</summary>
    Calm,
}

/// <summary>
/// How people of one language tell that something is wrong. A line is "key: pattern, pattern, …"; a pattern is elements joined by "+",
/// all of which must be said near each other in any order; an element is alternatives parted by "|"; "груд*" is any word that begins so.
/// </summary>
internal sealed record DistressTables
{
    /// <summary>By <see cref="DistressKind"/>.</summary>
    public required string Patterns { get; init; }

    /// <summary>Words that deny the one after them.</summary>
    public required string Negators { get; init; }

    /// <summary>Words that may stand between a denial and what it denies: "not having pain".</summary>
    public required string Carriers { get; init; }

    public static DistressTables Of(Language language) => language switch
    {
        Language.Ru => Words.RussianDistress.Tables,
        Language.Uk => Words.UkrainianDistress.Tables,
        Language.Pt => Words.PortugueseDistress.Tables,
        Language.Vi => Words.VietnameseDistress.Tables,
        _ => Words.EnglishDistress.Tables,
    };
}
