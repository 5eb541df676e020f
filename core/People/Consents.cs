using System.Collections.Immutable;

namespace Companion.People;

/// <summary>What a person is asked consent for, each by itself.</summary>
public static class Consents
{
    /// <summary>Keeping health data: without it there is no diary.</summary>
    public const string Health = "health";

    /// <summary>Letting an AI model read messages to answer in free words.</summary>
    public const string Ai = "ai";

    /// <summary>Showing the diary to relatives and doctors whom the person names.</summary>
    public const string Sharing = "sharing";

    public static readonly ImmutableArray<string> All = [Health, Ai, Sharing];
}

/// <summary>Tells which wording of a question of consent a person saw.</summary>
public interface IConsentTexts
{
    /// <summary>SHA-256 of the question's text, hexadecimal.</summary>
    string VersionOf(string consent, Language language);
}
