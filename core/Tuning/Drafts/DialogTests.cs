using Companion.Dialogs;
using Companion.Tuning.Editing;
using Companion.Tuning.Views;
using YamlDotNet.RepresentationModel;

namespace Companion.Tuning;

/// <param name="Content">The whole conversation, as YAML.</param>
public sealed record TestView(string Path, string Title, string? Dialog, int Line, string Content);

/// <param name="Played">How many conversations.</param>
public sealed record TestRun(int Played, int Failed, IReadOnlyList<FindingView> Findings);

/// <summary>Test conversations kept with a set of dialogs.</summary>
public sealed class DialogTests(DialogSets sets)
{
    public async Task<TuningResult<IReadOnlyList<TestView>>> ListAsync(Guid tenantId, string? of, string? dialog, CancellationToken cancellationToken)
    {
        var found = await sets.FindAsync(tenantId, of, cancellationToken).ConfigureAwait(false);
        return found.Value is not { } set ? found.Error! // one of both
            : new TuningResult<IReadOnlyList<TestView>>([.. set.Catalogue.Tests.SelectMany(Documents).Where(test => dialog is null || test.Dialog == dialog)], null);
    }

    public async Task<TuningResult<TestRun>> RunAsync(Guid tenantId, string? of, string? dialog, CancellationToken cancellationToken)
    {
        var found = await sets.FindAsync(tenantId, of, cancellationToken).ConfigureAwait(false);
        return found.Value is not { } set ? found.Error! /* one of both */ : Run(set, dialog);
    }

    internal static TestRun Run(DialogSet set, string? dialog = null)
    {
        var findings = new List<DialogFinding>();
        var (played, failed) = (0, 0);
        foreach (var source in set.Catalogue.Tests)
        {
            foreach (var document in YamlText.Documents(source, findings.Add))
            {
                if (dialog is not null && (document as YamlMappingNode)?.Children.TryGetValue(new YamlScalarNode("dialog"), out var named) == true && YamlJson.Text(named) != dialog)
                {
                    continue;
                }

                var before = findings.Count;
                ConversationScript.Play(set.Catalogue, set.Program.Commands, source.Path, document, findings);
                played++;
                failed += findings.Count > before ? 1 : 0;
            }
        }

        return new(played, failed, DialogViews.View(findings));
    }

    private static IEnumerable<TestView> Documents(DialogSource source)
    {
        var content = YamlEditor.Tidy(source.Content);
        foreach (var document in YamlText.Documents(source, _ => { }).OfType<YamlMappingNode>())
        {
            var start = (int)document.Start.Index;
            var end = content.IndexOf("\n---", start, StringComparison.Ordinal);
            yield return new(
                source.Path,
                document.Children.TryGetValue(new YamlScalarNode("conversation"), out var title) ? YamlJson.Text(title) : "",
                document.Children.TryGetValue(new YamlScalarNode("dialog"), out var dialog) ? YamlJson.Text(dialog) : null,
                (int)document.Start.Line,
                (end < 0 ? content[start..] : content[start..(end + 1)]).TrimEnd() + "\n");
        }
    }
}
