using System.Text.RegularExpressions;
using Companion.People;

namespace Companion.Dialogs;

/// <summary>
/// Sentences and words that are hard to take in, as warnings: an author may have a reason. At most 25 words a sentence, as the British
/// government's style guide asks (gov.uk/guidance/content-design/writing-for-gov-uk, "Sentence length"). Vietnamese writes a space after each
/// syllable, and its words have about one and a half of them (hence 38). Words: longer than the longest everyday ones of the language.
/// </summary>
internal static partial class ReadabilityRules
{
    public static void Check(string dialog, IEnumerable<DialogText> texts, List<DialogFinding> findings)
    {
        foreach (var text in texts.Where(t => !ForReadingIn(t.Key)))
        {
            foreach (var language in Languages.All)
            {
                var (maxWords, maxLetters) = Limits(language);
                foreach (var sentence in text.Lines(language).IsEmpty ? [] : text.In(language).SelectMany(t => Sentences().Split(TemplateFacts.Sketch(t.Segments))))
                {
                    var words = Word().Matches(sentence);
                    if (words.Count > maxWords)
                    {
                        Warn(text, language, $"has a sentence of {words.Count} words, {maxWords} are enough: \"{Begin(sentence)}\"");
                    }

                    foreach (var word in words.Select(w => w.Value).Where(w => w.Length > maxLetters))
                    {
                        Warn(text, language, $"has a word of {word.Length} letters, {maxLetters} are enough: \"{word}\"");
                    }
                }
            }
        }

        void Warn(DialogText text, Language language, string message) =>
            findings.Add(new(FindingSeverity.Warning, dialog, null, $"'{text.Key}' {message}", language.Code(), text.Where(language)));
    }

    private static (int Words, int Letters) Limits(Language language) => language switch
    {
        Language.En => (25, 16),
        Language.Vi => (38, 10),
        Language.Pt => (25, 18),
        _ => (25, 20),
    };

    /// <summary>Ways of saying something, to be recognised and never said.</summary>
    private static bool ForReadingIn(string key) => key.EndsWith(".words", StringComparison.Ordinal) || key.EndsWith("phrases", StringComparison.Ordinal);

    private static string Begin(string sentence) => sentence.Trim() is { Length: > 40 } text ? text[..40] + "…" : sentence.Trim();

    [GeneratedRegex(@"[.!?…:;\n]+")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}'’-]*[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*")]
    private static partial Regex Word();
}
