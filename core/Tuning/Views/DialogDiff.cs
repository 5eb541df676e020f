using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Companion.Dialogs;
using Companion.People;
using Companion.Tuning.Editing;
using Companion.Tuning.Views;

namespace Companion.Tuning;

/// <param name="From">A set of dialogs.</param>
public sealed record SetDiff(string From, string To, IReadOnlyList<DialogDifference> Dialogs);

/// <param name="Change">"added", "removed" or "changed".</param>
public sealed record DialogDifference(
    string Name,
    string Change,
    IReadOnlyList<StateDifference> States,
    IReadOnlyList<FieldDifference> Settings,
    IReadOnlyList<TextDifference> Texts,
    EdgeDifference Edges);

public sealed record StateDifference(string State, string Change, IReadOnlyList<FieldDifference> Fields);

/// <param name="Before">Short JSON; null: it was not there.</param>
public sealed record FieldDifference(string Field, string? Before, string? After);

public sealed record TextDifference(string Key, string Language, IReadOnlyList<string>? Before, IReadOnlyList<string>? After);

public sealed record EdgeDifference(IReadOnlyList<EdgeView> Added, IReadOnlyList<EdgeView> Removed);

/// <summary>How one set of dialogs differs from another.</summary>
public sealed class DialogDiff(DialogSets sets)
{
    private static readonly JsonSerializerOptions s_short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<TuningResult<SetDiff>> CompareAsync(Guid tenantId, string? from, string? to, string? dialog, CancellationToken cancellationToken)
    {
        var (before, after) = (await sets.FindAsync(tenantId, from, cancellationToken).ConfigureAwait(false), await sets.FindAsync(tenantId, to, cancellationToken).ConfigureAwait(false));
        if (before.Value is not { } old || after.Value is not { } next)
        {
            return before.Error ?? after.Error!; // one of both
        }

        var names = old.Catalogue.Current.Concat(next.Catalogue.Current).Select(d => d.Name).Distinct().Order(StringComparer.Ordinal);
        return new SetDiff(old.Of, next.Of, [.. names.Where(name => dialog is null || name == dialog)
            .Where(name => old.Catalogue.Find(name)?.Version != next.Catalogue.Find(name)?.Version).Select(name => Compare(old, next, name))]);
    }

    private static DialogDifference Compare(DialogSet old, DialogSet next, string name)
    {
        var (before, after) = (old.Catalogue.Find(name), next.Catalogue.Find(name));
        var (was, becomes) = (Definition(old, before), Definition(next, after));
        var (edgesBefore, edgesAfter) = (before is null ? [] : DialogViews.Edges(before), after is null ? [] : DialogViews.Edges(after));
        return new(
            name,
            before is null ? "added" : after is null ? "removed" : "changed",
            States(was["states"] as JsonObject ?? [], becomes["states"] as JsonObject ?? []),
            [.. Fields("", Without(was, "states"), Without(becomes, "states"), depth: 2)],
            [.. Texts(before, after)],
            new(edgesAfter.Except(edgesBefore).ToList(), edgesBefore.Except(edgesAfter).ToList()));
    }

    private static List<StateDifference> States(JsonObject before, JsonObject after) =>
    [
        .. before.Select(s => s.Key).Concat(after.Select(s => s.Key)).Distinct().Select(state => (state, was: before[state], becomes: after[state]))
            .Where(s => !JsonNode.DeepEquals(s.was, s.becomes))
            .Select(s => new StateDifference(
                s.state, s.was is null ? "added" : s.becomes is null ? "removed" : "changed", [.. Fields("", s.was as JsonObject, s.becomes as JsonObject, depth: 2)])),
    ];

    private static IEnumerable<FieldDifference> Fields(string prefix, JsonObject? before, JsonObject? after, int depth)
    {
        foreach (var key in (before ?? []).Select(f => f.Key).Concat((after ?? []).Select(f => f.Key)).Distinct())
        {
            var (was, becomes) = (before?[key], after?[key]);
            if (JsonNode.DeepEquals(was, becomes))
            {
                continue;
            }

            if (depth > 1 && was is JsonObject inner && becomes is JsonObject other)
            {
                foreach (var field in Fields($"{prefix}{key}/", inner, other, depth - 1))
                {
                    yield return field;
                }
            }
            else
            {
                yield return new(prefix + key, was?.ToJsonString(s_short), becomes?.ToJsonString(s_short));
            }
        }
    }

    private static IEnumerable<TextDifference> Texts(DialogDefinition? before, DialogDefinition? after)
    {
        var (was, becomes) = (ByKey(before), ByKey(after));
        foreach (var key in was.Keys.Union(becomes.Keys).Order(StringComparer.Ordinal))
        {
            foreach (var language in Languages.All)
            {
                IReadOnlyList<string>? old = was.TryGetValue(key, out var one) && !one.Lines(language).IsEmpty ? one.Lines(language) : null;
                IReadOnlyList<string>? next = becomes.TryGetValue(key, out var other) && !other.Lines(language).IsEmpty ? other.Lines(language) : null;
                if (!(old ?? []).SequenceEqual(next ?? []))
                {
                    yield return new(key, language.Code(), old, next);
                }
            }
        }
    }

    private static Dictionary<string, DialogText> ByKey(DialogDefinition? dialog) =>
        (dialog?.Texts ?? []).ToDictionary(text => text.Key, StringComparer.Ordinal);

    private static JsonObject Definition(DialogSet set, DialogDefinition? dialog) =>
        (dialog is null ? null : YamlJson.Read(set.Content(dialog.Path) ?? "") as JsonObject) ?? [];

    private static JsonObject Without(JsonObject map, string key)
    {
        var rest = (JsonObject)map.DeepClone();
        rest.Remove(key);
        return rest;
    }
}
