using Companion.Conversations.Turns;
using Companion.Dialogs;

namespace Companion.Bot.Dialogs;

/// <summary>
/// Verifies the built-in dialogs, plays their test conversations and holds the drawn diagrams against docs/diagrams ("--update" draws them
/// anew).
/// </summary>
internal static class DialogCheck
{
    /// <returns>True when nothing is wrong.</returns>
    public static async Task<bool> RunAsync(string[] options)
    {
        await using var app = BotHost.Build(BotHost.NewBuilder());
        var signatures = app.Services.GetRequiredService<CommandRegistry>().Signatures.ToDictionary(signature => signature.Name);
        var catalogue = DialogCatalogue.Load(BuiltInDialogs.Sources);
        var problems = new List<string>();
        foreach (var finding in DialogVerifier.Verify(catalogue, signatures).Concat(ConversationScript.PlayAll(catalogue, signatures)))
        {
            await Console.Out.WriteLineAsync(finding.ToString());
            if (finding.Severity == FindingSeverity.Error)
            {
                problems.Add(finding.ToString());
            }
        }

        problems.AddRange(await DiagramsAsync(catalogue, options.Contains("--update")));
        await Console.Out.WriteLineAsync(
            $"{catalogue.Current.Length} dialogs, {catalogue.Tests.Length} files of test conversations, {problems.Count} problems");
        return problems.Count == 0;
    }

    private static async Task<List<string>> DiagramsAsync(DialogCatalogue catalogue, bool update)
    {
        var problems = new List<string>();
        var folder = Path.Combine(Directory.GetCurrentDirectory(), "docs", "diagrams");
        Directory.CreateDirectory(folder);
        foreach (var dialog in catalogue.Current)
        {
            var path = Path.Combine(folder, dialog.Name + ".md");
            var drawn = $"# {dialog.Name}\n\nDrawn from the definition; `./companion check` holds them together.\n\n```mermaid\n{DialogDiagram.ToMermaid(dialog).TrimEnd()}\n```\n";
            if (update)
            {
                await File.WriteAllTextAsync(path, drawn);
            }
            else if (!File.Exists(path) || await File.ReadAllTextAsync(path) != drawn)
            {
                problems.Add(path);
                await Console.Out.WriteLineAsync($"docs/diagrams/{dialog.Name}.md is not what the definition says: run `dotnet Companion.Bot.dll check-dialogs --update`");
            }
        }

        return problems;
    }
}
