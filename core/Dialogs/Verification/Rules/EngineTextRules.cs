using System.Collections.Immutable;
using Companion.People;

namespace Companion.Dialogs;

/// <summary>The engine has its own sentences, in every language, and its buttons are short.</summary>
internal static class EngineTextRules
{
    /// <summary>Every text that the machine says by name.</summary>
    public static readonly ImmutableArray<string> Needed =
    [
        "home.sos", "home.menu", "home.help", "yes", "no", "skip", "more", "resume", "button.human", "button.cancel", "menu", "idle", "lost",
        "working", "resumed", "back", "corrected", "nothing-to-correct", "cancelled", "nothing-to-cancel", "cannot-skip", "help", "human", "sos",
        "language", "language.name", "language-changed", "welcome-back", "courtesy.thanks", "courtesy.hello", "courtesy.farewell",
        "courtesy.how-are-you", "courtesy.praise", "first-meet", "unknown-command", "button-passed", "button-unknown",
        "edit-too-late", "edit-not-understood", "wait-a-little", "ready", "reminder", "did-you-mean", "did-you-want", "not-understood", "offer",
        "offer-skip", "example.text", "example.choice", "example.yes-no", "example.number", "example.scale", "example.blood-pressure",
        "example.date", "example.time", "example.moment", "example.file", "example.location", "example.contact", "implausible.swapped",
        "implausible.not-a-date", "implausible.past", "implausible.future", "implausible.too-long", "implausible.decimals", "implausible.unit",
        "implausible.pressure", "implausible.range", "implausible.odd", "file-too-big", "photo-kept", "photo-replaced", "unexpected.photo", "unexpected.voice",
        "unexpected.file", "unexpected.location", "unexpected.contact", "unexpected.other", "trouble",
        "staff-here", "staff-left", "staff-away",
    ];

    private static readonly HashSet<string> s_labels =
        ["home.sos", "home.menu", "home.help", "yes", "no", "skip", "more", "resume", "button.human", "button.cancel", "language.name"];

    private static readonly HashSet<string> s_values = ["value", "min", "max", "decimals"];

    public static void Check(EngineTexts texts, List<DialogFinding> findings)
    {
        foreach (var key in Needed.Where(k => !texts.Has("conversation." + k)))
        {
            findings.Add(new(FindingSeverity.Error, "conversation", null, $"no text 'conversation.{key}'"));
        }

        TextRules.Check("conversation", texts.All, findings);
        ReadabilityRules.Check("conversation", texts.All, findings);
        foreach (var text in texts.All.Where(t => t.Key.StartsWith("conversation.", StringComparison.Ordinal)))
        {
            foreach (var language in Languages.All.Where(l => !text.Lines(l).IsEmpty))
            {
                var reads = new HashSet<string>(StringComparer.Ordinal);
                foreach (var variant in text.In(language))
                {
                    variant.CollectReads(reads);
                }

                foreach (var source in reads.Where(r => !s_values.Contains(r) && SlotSource.Resolve(null, r).Type is null))
                {
                    findings.Add(Error(text, language, $"names {{{source}}}, which is nothing here"));
                }

                if (s_labels.Contains(text.Key["conversation.".Length..]) && text.Lines(language).Any(l => l.Length > LengthRules.MaxLabel))
                {
                    findings.Add(Error(text, language, $"is longer than the {LengthRules.MaxLabel} characters that a button shows"));
                }
            }
        }
    }

    private static DialogFinding Error(DialogText text, Language language, string message) =>
        new(FindingSeverity.Error, "conversation", null, $"'{text.Key}' {message}", language.Code(), text.Where(language));
}
