using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using YamlDotNet.RepresentationModel;

namespace Companion.Dialogs;

/// <summary>Where a state leads, and what it hands on.</summary>
internal sealed partial class DefinitionReader
{
    private IEnumerable<Branch> ReadNext(YamlMap map)
    {
        foreach (var node in map.List("next"))
        {
            if (node is YamlScalarNode scalar)
            {
                yield return new(null, scalar.Value, null, null);
                continue;
            }

            var branch = YamlMap.From(node, Report);
            var when = branch.Take("when") is { } condition ? ConditionReader.Read(condition, Report) : null;
            var call = branch.Has("call") ? ReadCall(branch) : null;
            var made = new Branch(when, branch.Text("to"), branch.Text("correct"), call);
            if ((made.To is null ? 0 : 1) + (made.Correct is null ? 0 : 1) + (call is null ? 0 : 1) != 1)
            {
                Report(node, "a branch has one of 'to', 'correct', 'call'");
            }

            branch.Done();
            yield return made;
        }
    }

    private CallDefinition ReadCall(YamlMap map) =>
        new(map.Needed("call"), ReadWith(map), ReadSave(map), ReadResults(map), map.Text("then"));

    private ImmutableArray<Argument>? ReadWith(YamlMap map)
    {
        if (map.Map("with") is not { } with)
        {
            return null;
        }

        var arguments = ImmutableArray.CreateBuilder<Argument>();
        foreach (var (name, node) in with.Entries())
        {
            if (node is YamlScalarNode scalar)
            {
                arguments.Add(new(name, null, scalar.Value));
                continue;
            }

            foreach (var (kind, value) in YamlMap.From(node, Report).Entries())
            {
                var text = (value as YamlScalarNode)?.Value ?? "";
                SlotValue? constant = kind switch
                {
                    "text" => new TextValue(text),
                    "choice" => new ChoiceValue(text),
                    "number" => SlotReader.Value(new ScaleType(0, 0), text),
                    "yes-no" => SlotReader.Value(new YesNoType(), text),
                    "time" => SlotReader.Value(new TimeType(), text),
                    _ => null,
                };
                if (constant is null)
                {
                    Report(value, $"'{kind}: {text}' is no constant");
                }

                arguments.Add(new(name, constant, null));
            }
        }

        return arguments.ToImmutable();
    }

    private static ImmutableArray<Saved> ReadSave(YamlMap map) =>
        [.. (map.Map("save")?.Entries() ?? []).Select(e => new Saved(e.Key, (e.Value as YamlScalarNode)?.Value ?? ""))];

    private static ImmutableDictionary<string, string> ReadResults(YamlMap map) =>
        (map.Map("results")?.Entries() ?? []).ToImmutableDictionary(e => e.Key, e => (e.Value as YamlScalarNode)?.Value ?? "");

    private static AwaitDefinition ReadAwait(YamlMap map)
    {
        var done = map.Needed("done");
        var made = new AwaitDefinition(map.Needed("work"), done, map.Text("failed") ?? done, ReadSave(map));
        map.Done();
        return made;
    }

    private ImmutableArray<string> Reads(StateDefinition state)
    {
        var reads = new HashSet<string>();
        foreach (var variant in state.Text?.In(People.Language.En) ?? [])
        {
            variant.CollectReads(reads);
        }

        foreach (var branch in state.Next)
        {
            // A question's own conditions are evaluated anew on the way; a command's read what it saved.
            if (state.Expect is null)
            {
                branch.When?.CollectReads(reads);
            }
        }

        if (state.Command is not null || state.Call is not null)
        {
            var with = state.With ?? state.Call?.With;
            foreach (var name in with?.Select(a => a.Source ?? "") ?? _slots.Keys)
            {
                reads.Add(name);
            }
        }

        return [.. reads.Select(r => r.StartsWith("profile.", StringComparison.Ordinal) ? r : r.Split('.')[0]).Distinct()];
    }
}
