using YamlDotNet.RepresentationModel;

namespace Companion.Tuning.Editing;

/// <summary>Where a definition names its states.</summary>
internal static class StateNames
{
    /// <summary>The scalars that lead to <paramref name="state"/>.</summary>
    public static IEnumerable<YamlScalarNode> LeadingTo(YamlNode root, string state) => All(root).Where(node => node.Value == state);

    /// <summary>The key under which it is defined; null: it is not.</summary>
    public static YamlScalarNode? Definition(YamlNode root, string state) =>
        (Child(root, "states") as YamlMappingNode)?.Children.Keys.OfType<YamlScalarNode>().FirstOrDefault(key => key.Value == state);

    private static IEnumerable<YamlScalarNode> All(YamlNode root)
    {
        foreach (var key in new[] { "start", "cancel" })
        {
            if (Child(root, key) is YamlScalarNode named)
            {
                yield return named;
            }
        }

        foreach (var state in Values(Child(root, "states")))
        {
            foreach (var node in OfState(state))
            {
                yield return node;
            }
        }
    }

    private static IEnumerable<YamlScalarNode> OfState(YamlNode state)
    {
        IEnumerable<YamlNode?> named =
        [
            Child(state, "then"), Child(Child(state, "expect"), "skip-to"), Child(Child(state, "remind"), "then"), Child(Child(state, "expire"), "to"),
            Child(Child(state, "await"), "done"), Child(Child(state, "await"), "failed"),
            .. Values(Child(state, "results")), .. Items(Child(Child(state, "expect"), "buttons")).Select(button => Child(button, "to")),
        ];
        foreach (var node in named.OfType<YamlScalarNode>())
        {
            yield return node;
        }

        foreach (var branch in Child(state, "next") is YamlScalarNode single ? [single] : Items(Child(state, "next")))
        {
            IEnumerable<YamlNode?> to = branch is YamlScalarNode ? [branch] : [Child(branch, "to"), Child(branch, "correct"), Child(branch, "then"), .. Values(Child(branch, "results"))];
            foreach (var node in to.OfType<YamlScalarNode>())
            {
                yield return node;
            }
        }
    }

    private static YamlNode? Child(YamlNode? node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private static IEnumerable<YamlNode> Values(YamlNode? node) => (node as YamlMappingNode)?.Children.Values ?? [];

    private static IEnumerable<YamlNode> Items(YamlNode? node) => (node as YamlSequenceNode)?.Children ?? [];
}
