using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Companion.Dialogs;

internal static class ConditionReader
{
    public static Condition Read(YamlNode node, Action<YamlNode, string> report)
    {
        var parts = ImmutableArray.CreateBuilder<Condition>();
        foreach (var (key, value) in YamlMap.From(node, report).Entries())
        {
            switch (key)
            {
                case "any":
                    parts.Add(new Condition.Any(Each(value, report)));
                    break;
                case "all":
                    parts.Add(new Condition.All(Each(value, report)));
                    break;
                case "not":
                    parts.Add(new Condition.Not(Read(value, report)));
                    break;
                default:
                    parts.Add(Comparison(key, value, report));
                    break;
            }
        }

        if (parts.Count == 0)
        {
            report(node, "a condition is missing");
        }

        return parts.Count == 1 ? parts[0] : new Condition.All(parts.ToImmutable());
    }

    private static ImmutableArray<Condition> Each(YamlNode node, Action<YamlNode, string> report)
    {
        if (node is YamlSequenceNode list)
        {
            return [.. list.Children.Select(child => Read(child, report))];
        }

        report(node, "a list of conditions is wanted here");
        return [];
    }

    private static Condition Comparison(string source, YamlNode node, Action<YamlNode, string> report)
    {
        if (node is YamlScalarNode scalar)
        {
            return new Condition.Is(source, [scalar.Value ?? ""]);
        }

        var parts = ImmutableArray.CreateBuilder<Condition>();
        foreach (var (key, value) in YamlMap.From(node, report).Entries())
        {
            var text = (value as YamlScalarNode)?.Value ?? "";
            switch (key)
            {
                case "is":
                    parts.Add(new Condition.Is(source, [text]));
                    break;
                case "in" when value is YamlSequenceNode list:
                    parts.Add(new Condition.Is(source, [.. list.Children.Select(c => (c as YamlScalarNode)?.Value ?? "")]));
                    break;
                case "not":
                    parts.Add(new Condition.Not(new Condition.Is(source, [text])));
                    break;
                case "present":
                    parts.Add(new Condition.Present(source, text is "true" or "yes"));
                    break;
                case "over" or "under" or "at-least" or "at-most":
                    if (!decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var bound))
                    {
                        report(value, $"'{text}' is no number");
                    }

                    parts.Add(new Condition.Compare(source, key switch { "over" => Dialogs.Comparison.Over, "under" => Dialogs.Comparison.Under, "at-least" => Dialogs.Comparison.AtLeast, _ => Dialogs.Comparison.AtMost }, bound));
                    break;
                default:
                    report(value, $"unknown comparison '{key}'");
                    break;
            }
        }

        return parts.Count == 1 ? parts[0] : new Condition.All(parts.ToImmutable());
    }
}
