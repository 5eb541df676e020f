using Companion.People;

namespace Companion.Understanding;

/// <summary>A labelled sentence to learn from.</summary>
/// <param name="IsOwn">Written by whoever wrote the rules and lists: flatters, so it is learnt from and not measured on.</param>
/// <param name="Flag">What it warns of; null: harmless.</param>
internal sealed record DistressSentence(Language Language, bool IsOwn, RedFlag? Flag, string Text);

/// <summary>Sentences/*.tsv: author, class ("none" is harmless), sentence.</summary>
internal static class DistressSentences
{
    private const string Own = "own";

    public static IReadOnlyList<DistressSentence> Read() => [.. Languages.All.SelectMany(Read)];

    private static IEnumerable<DistressSentence> Read(Language language) =>
        from line in LearntFiles.Text($"Sentences.{language.Code()}.tsv").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        let columns = line.Split('\t')
        select new DistressSentence(language, columns[0] == Own, FlagOf(columns[1]), columns[2]);

    /// <summary>The flag of a class of the labelled sets; null: "none".</summary>
    public static RedFlag? FlagOf(string name) => name switch
    {
        "none" => null,
        "overdose" => RedFlag.Poisoning,
        _ => Enum.Parse<RedFlag>(name, ignoreCase: true),
    };
}
