using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;

namespace Companion.Tests.Dialogs.Verification;

/// <summary>A small set of dialogs with one fault, and what the verifier says to it.</summary>
internal static class Faulty
{
    public const string Path = "Dialogs/Test/d0.dialog.yaml";

    private const string Texts =
        """
        menu: "Walk"
        ask: "How many?"
        ask-more: "Really?"
        say: "Thank you."
        place.park: "The park"
        place.home: "Home"
        """;

    private static readonly CommandSignature[] s_commands =
    [
        Signatures.Define("test.save", inputs: ["steps: number", "note: text?"], outputs: ["mean: number"], results: ["ok", "odd"]),
        Signatures.Define("test.note"),
    ];

    public static IReadOnlyList<DialogFinding> Verify(params string[] dialogs) => Verify(dialogs, "");

    /// <param name="texts">Further texts in all languages, or by their code in front of a line ("vi| key: …").</param>
    public static IReadOnlyList<DialogFinding> Verify(string[] dialogs, string texts)
    {
        List<DialogSource> sources = [.. BuiltInSources.All().Where(s => s.Path.StartsWith("Dialogs/Conversation/", StringComparison.Ordinal))];
        foreach (var language in Languages.All)
        {
            var own = texts.Split('\n').Where(l => l.Length < 3 || l[2] != '|' || l.StartsWith(language.Code(), StringComparison.Ordinal))
                .Select(l => l.Length > 2 && l[2] == '|' ? l[3..].Trim() : l);
            sources.Add(new($"Dialogs/Test/texts.{language.Code()}.yaml", Texts + "\n" + string.Join('\n', own)));
        }

        sources.AddRange(dialogs.Select((yaml, i) => new DialogSource($"Dialogs/Test/d{i}.dialog.yaml", yaml)));
        return DialogVerifier.Verify(DialogCatalogue.Load(sources), s_commands.ToDictionary(c => c.Name));
    }

    /// <summary>Nothing but this finding.</summary>
    public static void HasOnly(this IReadOnlyList<DialogFinding> findings, string message, string where, FindingSeverity severity = FindingSeverity.Error)
    {
        findings.Count.ShouldBe(1, string.Join('\n', findings));
        findings[0].Message.ShouldContain(message);
        findings[0].Where.ShouldBe(where);
        findings[0].Severity.ShouldBe(severity);
    }
}
