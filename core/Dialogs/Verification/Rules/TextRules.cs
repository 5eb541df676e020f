using Companion.People;

namespace Companion.Dialogs;

/// <summary>Every text is there in every language and speaks of the same values.</summary>
internal static class TextRules
{
    public static void Check(string dialog, IEnumerable<DialogText> texts, List<DialogFinding> findings)
    {
        foreach (var text in texts)
        {
            var first = Languages.All.First(l => !text.Lines(l).IsEmpty);
            foreach (var language in Languages.All)
            {
                if (text.Lines(language).All(string.IsNullOrWhiteSpace))
                {
                    findings.Add(new(FindingSeverity.Error, dialog, null, $"no text '{text.Key}'", language.Code(), text.Where(language) ?? text.Where(first)));
                }
                else if (Values(text, language) is var own && Values(text, first) is var wanted && !own.SetEquals(wanted))
                {
                    own.SymmetricExceptWith(wanted);
                    findings.Add(new(
                        FindingSeverity.Error, dialog, null, $"'{text.Key}' differs from {first.Code()} in {string.Join(", ", own.Order())}", language.Code(), text.Where(language)));
                }
            }
        }
    }

    private static HashSet<string> Values(DialogText text, Language language)
    {
        var reads = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variant in text.In(language))
        {
            variant.CollectReads(reads);
        }

        return reads;
    }
}
