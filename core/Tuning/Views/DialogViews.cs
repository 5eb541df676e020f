using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Companion.Dialogs;
using Companion.People;
using Companion.Storage;
using Companion.Tuning.Editing;

namespace Companion.Tuning.Views;

/// <summary>Shows sets of dialogs to those who tune them.</summary>
public sealed partial class DialogViews(DialogSets sets, CompanionDatabase database)
{
    public async Task<TuningResult<DialogList>> ListAsync(Guid tenantId, string? of, CancellationToken cancellationToken)
    {
        var found = await sets.FindAsync(tenantId, of, cancellationToken).ConfigureAwait(false);
        if (found.Value is not { } set)
        {
            return found.Error!; // one of both
        }

        var builtIn = sets.Compile(DialogSets.BuiltIn, set.Program, ImmutableDictionary<string, string>.Empty);
        var live = await LiveAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var findings = set.Findings.ToLookup(finding => finding.Dialog);
        return new DialogList(set.Of, [.. set.Catalogue.Current.Select(dialog => new DialogItem(
            dialog.Name,
            dialog.Version,
            dialog.Path,
            dialog.MenuText?.Lines(Language.En) is [var title, ..] ? title : dialog.Name,
            dialog.Ordered.Length,
            builtIn.Catalogue.Find(dialog.Name)?.Version != dialog.Version,
            live.GetValueOrDefault(dialog.Name),
            findings[dialog.Name].Count(f => f.Severity == FindingSeverity.Error),
            findings[dialog.Name].Count(f => f.Severity == FindingSeverity.Warning)))]);
    }

    public async Task<TuningResult<DialogView>> FindAsync(Guid tenantId, string? of, string name, CancellationToken cancellationToken)
    {
        var found = await sets.FindAsync(tenantId, of, cancellationToken).ConfigureAwait(false);
        return found.Value is not { } set ? found.Error! // one of both
            : set.Catalogue.Find(name) is { } dialog ? View(set, dialog) : new TuningError.NotFound("dialog");
    }

    public async Task<TuningResult<DialogFiles>> FilesAsync(Guid tenantId, string? of, string name, CancellationToken cancellationToken)
    {
        var found = await sets.FindAsync(tenantId, of, cancellationToken).ConfigureAwait(false);
        if (found.Value is not { } set)
        {
            return found.Error!; // one of both
        }

        if (set.Catalogue.Find(name) is not { } dialog)
        {
            return new TuningError.NotFound("dialog");
        }

        var folder = DialogNames.Folder(dialog.Path);
        return new DialogFiles([.. set.Sources
            .Where(source => source.Path == dialog.Path || (source.Path.StartsWith(folder, StringComparison.Ordinal) && !source.Path.EndsWith(".dialog.yaml", StringComparison.Ordinal)))
            .Select(source => new DialogFile(source.Path, source.Content))]);
    }

    public async Task<TuningResult<IReadOnlyList<CommandView>>> CommandsAsync(CancellationToken cancellationToken) =>
        await sets.ProgramAsync(cancellationToken).ConfigureAwait(false) is not { } program ? new TuningError.NoProgram()
            : new TuningResult<IReadOnlyList<CommandView>>(
                [.. program.Commands.Values.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new CommandView(
                    c.Name,
                    [.. c.Inputs.Select(i => new CommandInputView(i.Key, i.Value.SlotType, i.Value.Optional))],
                    [.. c.Outputs.Select(o => new CommandOutputView(o.Key, o.Value))],
                    [.. c.Results]))],
                null);

    internal static FindingView View(DialogFinding finding) => new(
        finding.Severity == FindingSeverity.Error ? "error" : "warning",
        finding.Dialog,
        finding.State,
        finding.Language,
        finding.Message,
        finding.Where,
        TextKey().Match(finding.Message) is { Success: true } match ? match.Groups[1].Value : null);

    /// <summary>Errors first.</summary>
    internal static IReadOnlyList<FindingView> View(IEnumerable<DialogFinding> findings) => [.. findings.OrderBy(f => f.Severity).Select(View)];

    internal static List<EdgeView> Edges(DialogDefinition dialog) =>
    [
        .. dialog.Ordered.SelectMany(state => StateGraph.Edges(state).Select(edge => new EdgeView(state.Name, edge.To, edge.Label))
            .Concat(state.End is { } end ? [new EdgeView(state.Name, "[end]:" + end, "")] : [])).Distinct(),
    ];

    internal static string Kind(StateDefinition state) =>
        state.Expect is not null ? "asks" : state.Await is not null ? "awaits" : state.Call is not null ? "calls" : state.Command is not null ? "does"
        : state.Text is not null ? "says" : state.End is not null ? "ends" : "branches";

    private static DialogView View(DialogSet set, DialogDefinition dialog) => new(
        dialog.Name,
        dialog.Version,
        dialog.Path,
        YamlJson.Read(set.Content(dialog.Path) ?? ""),
        [.. dialog.Ordered.Select(state => View(dialog, state))],
        Edges(dialog),
        [.. dialog.Texts.Select(View)],
        View(set.Findings.Where(finding => finding.Dialog == dialog.Name)));

    private static TextView View(DialogText text) => new(
        text.Key, Languages.All.Where(l => !text.Lines(l).IsEmpty).ToDictionary(l => l.Code(), l => (IReadOnlyList<string>)text.Lines(l)));

    private static StateView View(DialogDefinition dialog, StateDefinition state)
    {
        var texts = new Dictionary<string, string>();
        foreach (var (name, text) in new[]
        {
            ("short", state.Short), ("rephrase", state.Rephrase), ("example", state.Example), ("implausible", state.Implausible),
            ("help", state.Help), ("ready", state.Ready), ("picture", state.Picture), ("remind", state.Remind?.Text),
        })
        {
            if (text is not null)
            {
                texts[name] = text.Key;
            }
        }

        return new(
            state.Name,
            state.Line,
            Kind(state),
            state.Name == dialog.Start,
            state.Text?.Key,
            state.Expect?.Slot,
            state.Expect?.Type.Name,
            [.. (state.Expect?.Options ?? []).Select(option => new OptionView(
                option.Id, option.Label?.Key, option.Words is null || option.Label is null ? null : option.Label.Key + ".words", Value(option.Value), option.To))],
            texts,
            [.. state.Next.Select((branch, index) => new BranchView(index, ConditionText.Of(branch.When), branch.To ?? branch.Correct ?? branch.Call?.Dialog))]);
    }

    private static string? Value(SlotValue? value) => value switch
    {
        ChoiceValue choice => choice.Id,
        YesNoValue yes => yes.Yes ? "yes" : "no",
        NumberValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        TextValue text => text.Text,
        TimeValue time => time.Time.ToString("HH:mm", CultureInfo.InvariantCulture),
        null => null,
        _ => value.ToString(),
    };

    private async Task<Dictionary<string, long>> LiveAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        var live = new Dictionary<string, long>(StringComparer.Ordinal);
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var command = transaction.Command("select dialog, count(*) from companion.conversations where tenant_id = companion.tenant() and dialog is not null group by 1");
            await using (command.ConfigureAwait(false))
            {
                var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        live[reader.GetString(0)] = reader.GetInt64(1);
                    }
                }
            }
        }

        return live;
    }

    [GeneratedRegex("'([a-z0-9.-]+\\.[a-z0-9.-]+)'")]
    private static partial Regex TextKey();
}
