using System.Collections.Immutable;
using Companion.People;
using Companion.Understanding;

namespace Companion.Dialogs;

/// <summary>
/// What people may say for an option besides its label, by language. "@yes", "@no" and "@unsure" in the list stand for every way of saying
/// just that.
/// </summary>
internal sealed class OptionWords
{
    private readonly ImmutableArray<Entry> _byLanguage;

    private OptionWords(DialogText text) => _byLanguage = [.. Languages.All.Select(l => Entry.Read(text.Lines(l)))];

    public static OptionWords? Of(DialogText? text) => text is null ? null : new(text);

    public IReadOnlyList<string> Lines(Language language) => _byLanguage[(int)language].Lines;

    /// <summary>True: a plain yes means the option; false: a plain no.</summary>
    public bool? Means(Language language) => _byLanguage[(int)language] is { Yes: true } ? true : _byLanguage[(int)language] is { No: true } ? false : null;

    /// <summary>Whether the whole utterance is one of the words.</summary>
    public bool Lists(Utterance said) => _byLanguage[(int)said.Language].Phrases.Any(said.Is);

    /// <summary>Whether it is only the reply that stands for the option.</summary>
    public bool Answers(Utterance said) => said.Reply switch
    {
        TalkKind.Yes => _byLanguage[(int)said.Language].Yes,
        TalkKind.No => _byLanguage[(int)said.Language].No,
        TalkKind.Unsure => _byLanguage[(int)said.Language].Unsure,
        _ => false,
    };

    private sealed record Entry(ImmutableArray<string> Lines, ImmutableArray<Token[]> Phrases, bool Yes, bool No, bool Unsure)
    {
        public static Entry Read(ImmutableArray<string> written)
        {
            ImmutableArray<string> lines = [.. written.Where(l => l.Length > 0 && l[0] != '@')];
            return new(lines, [.. lines.Select(Utterance.Words)], written.Contains("@yes"), written.Contains("@no"), written.Contains("@unsure"));
        }
    }
}
