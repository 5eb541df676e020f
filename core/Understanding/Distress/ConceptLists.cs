using Companion.People;

namespace Companion.Understanding;

/// <summary>The lists of words by concept, a file a language, in the form of <see cref="WordList"/>; "груд*" is any word that begins so.</summary>
internal static class ConceptLists
{
    public static IEnumerable<(string Key, string Phrase)> Read(Language language) => WordList.Parse(LearntFiles.Text($"Concepts.{language.Code()}.txt"));
}
