namespace Companion.People;

/// <summary>A language that Companion speaks. Every text for people exists in all of them.</summary>
public enum Language
{
    En,
    Ru,
    Uk,
    Pt,
    Vi,
}

/// <summary>The IETF codes of the languages, as used in texts' file names, Telegram and HTML.</summary>
public static class Languages
{
    public static readonly IReadOnlyList<Language> All = [Language.En, Language.Ru, Language.Uk, Language.Pt, Language.Vi];

    public static string Code(this Language language) => language switch
    {
        Language.En => "en",
        Language.Ru => "ru",
        Language.Uk => "uk",
        Language.Pt => "pt",
        Language.Vi => "vi",
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "not a language of Companion"),
    };

    /// <summary>The language of an IETF tag such as "pt-BR"; null when it is not one of ours.</summary>
    public static Language? FromTag(string? tag)
    {
        if (tag is null || tag.Length < 2 || (tag.Length > 2 && tag[2] is not ('-' or '_')))
        {
            return null;
        }

        return tag[..2].ToLowerInvariant() switch
        {
            "en" => Language.En,
            "ru" => Language.Ru,
            "uk" => Language.Uk,
            "pt" => Language.Pt,
            "vi" => Language.Vi,
            _ => null,
        };
    }
}
