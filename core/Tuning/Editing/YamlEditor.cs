using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Companion.Tuning.Editing;

/// <summary>The place cannot be edited so.</summary>
internal sealed class YamlEditException(string message) : Exception(message);

/// <summary>
/// Changes one place of a YAML file and leaves the rest, comments and all, as it was written. Each change is also made to the parsed
/// document; if the edited text does not read the same, the document is written out anew instead: right before beautiful.
/// </summary>
internal static class YamlEditor
{
    /// <param name="path">Keys and list positions, such as ["states", "mood", "next", "0", "to"]; what is missing on the way is made.</param>
    /// <exception cref="YamlEditException">The way leads through a single value.</exception>
    public static string Set(string content, IReadOnlyList<string> path, JsonNode? value)
    {
        if (value is null)
        {
            return Remove(content, path);
        }

        content = Tidy(content);
        var root = YamlJson.Root(content);
        var (node, depth) = Deepest(root, path);
        if (depth < path.Count && node is YamlScalarNode { Value.Length: > 0 } shorthand && path[depth - 1] == "next" && path[depth] == "0")
        {
            // "next: state" is short for a list of one.
            content = Set(content, [.. path.Take(depth)], new JsonArray(new JsonObject { ["to"] = YamlJson.Text(shorthand) }));
            return Set(content, path, value);
        }

        var wrapped = YamlJson.FromJson(value);
        for (var i = path.Count - 1; i > depth; i--)
        {
            wrapped = new YamlMappingNode(new YamlScalarNode(path[i]), wrapped);
        }

        return Checked(content, depth == path.Count ? Replaced(content, root, path, YamlJson.FromJson(value)) : Added(content, root, path, depth, node, wrapped), expected =>
        {
            var (parent, at) = Deepest(expected, [.. path.Take(Math.Min(depth, path.Count - 1))]);
            _ = at;
            Put(parent, path[Math.Min(depth, path.Count - 1)], depth == path.Count ? YamlJson.FromJson(value) : wrapped);
        });
    }

    public static string Remove(string content, IReadOnlyList<string> path)
    {
        content = Tidy(content);
        var root = YamlJson.Root(content);
        var (node, depth) = Deepest(root, path);
        if (depth < path.Count)
        {
            return content;
        }

        var (parent, _) = Deepest(root, [.. path.Take(path.Count - 1)]);
        return Checked(content, Cut(content, parent, KeyNode(parent, path[^1]) ?? node, node), expected =>
        {
            var (owner, _) = Deepest(expected, [.. path.Take(path.Count - 1)]);
            switch (owner)
            {
                case YamlMappingNode map:
                    map.Children.Remove(new YamlScalarNode(path[^1]));
                    break;
                case YamlSequenceNode list:
                    list.Children.RemoveAt(Position(path[^1]));
                    break;
            }
        });
    }

    /// <param name="path">Of a list; a single value there is its first item.</param>
    public static string Insert(string content, IReadOnlyList<string> path, int index, JsonNode value)
    {
        content = Tidy(content);
        var root = YamlJson.Root(content);
        var (node, depth) = Deepest(root, path);
        if (depth < path.Count)
        {
            return Set(content, path, new JsonArray(value.DeepClone()));
        }

        if (node is not YamlSequenceNode list)
        {
            var first = node is YamlScalarNode scalar && path[^1] == "next" ? new JsonObject { ["to"] = YamlJson.Text(scalar) } : YamlJson.ToJson(node);
            var both = new JsonArray(first);
            both.Insert(Math.Clamp(index, 0, 1), value.DeepClone());
            return Set(content, path, both);
        }

        index = Math.Clamp(index, 0, list.Children.Count);
        var written = YamlJson.FromJson(value);
        return Checked(content, Inserted(content, list, index, YamlWriter.Inline(written)), expected =>
            ((YamlSequenceNode)Deepest(expected, path).Node).Children.Insert(index, written)); // the same document
    }

    public static string Move(string content, IReadOnlyList<string> path, int to)
    {
        content = Tidy(content);
        var root = YamlJson.Root(content);
        var listPath = path.Take(path.Count - 1).ToList();
        if (Deepest(root, path).Depth < path.Count || Deepest(root, listPath).Node is not YamlSequenceNode list)
        {
            throw new YamlEditException("only an item of a list can be moved");
        }

        var items = list.Children.Select(YamlJson.ToJson).ToList();
        var moved = items[Position(path[^1])];
        items.RemoveAt(Position(path[^1]));
        items.Insert(Math.Clamp(to, 0, items.Count), moved);
        return Set(content, listPath, new JsonArray([.. items]));
    }

    /// <summary>Writes other names in place of these scalars of the file.</summary>
    public static string Rename(string content, IEnumerable<YamlScalarNode> nodes, string name)
    {
        foreach (var node in nodes.DistinctBy(n => n.Start.Index).OrderByDescending(n => n.Start.Index))
        {
            content = string.Concat(content.AsSpan(0, (int)node.Start.Index), YamlWriter.Scalar(name), content.AsSpan((int)node.End.Index));
        }

        return content;
    }

    public static string Tidy(string content) => content.Replace("\r", "", StringComparison.Ordinal);

    public static (YamlNode Node, int Depth) Deepest(YamlNode root, IReadOnlyList<string> path)
    {
        var (node, depth) = (root, 0);
        while (depth < path.Count && Child(node, path[depth]) is { } child)
        {
            (node, depth) = (child, depth + 1);
        }

        return (node, depth);
    }

    private static YamlNode? Child(YamlNode node, string key) => node switch
    {
        YamlMappingNode map => map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null,
        YamlSequenceNode list => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < list.Children.Count ? list.Children[at] : null,
        _ => null,
    };

    private static YamlScalarNode? KeyNode(YamlNode parent, string key) =>
        parent is YamlMappingNode map ? map.Children.Keys.OfType<YamlScalarNode>().FirstOrDefault(k => k.Value == key) : null;

    private static void Put(YamlNode parent, string key, YamlNode value)
    {
        switch (parent)
        {
            case YamlMappingNode map when KeyNode(map, key) is { } known:
                map.Children[known] = value;
                break;
            case YamlMappingNode map:
                map.Children.Add(new YamlScalarNode(key), value);
                break;
            case YamlSequenceNode list when Position(key) < list.Children.Count:
                list.Children[Position(key)] = value;
                break;
            case YamlSequenceNode list:
                list.Children.Add(value);
                break;
            default:
                throw new YamlEditException($"'{key}' would stand inside a single value");
        }
    }

    private static int Position(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : throw new YamlEditException($"'{key}' is no position in a list");

    private static string Replaced(string content, YamlNode root, IReadOnlyList<string> path, YamlNode value)
    {
        var (parent, _) = Deepest(root, [.. path.Take(path.Count - 1)]);
        var (node, _) = Deepest(root, path);
        var end = End(content, node);
        if (KeyNode(parent, path[^1]) is { } key)
        {
            var colon = content.IndexOf(':', (int)key.End.Index) + 1;
            var written = YamlWriter.Behind(value, (int)key.Start.Column - 1, InFlow(root, path));
            return string.Concat(content.AsSpan(0, colon), written, content.AsSpan(Math.Max(colon, end)));
        }

        return string.Concat(content.AsSpan(0, (int)node.Start.Index), YamlWriter.Inline(value), content.AsSpan(end));
    }

    private static string Added(string content, YamlNode root, IReadOnlyList<string> path, int depth, YamlNode parent, YamlNode value)
    {
        switch (parent)
        {
            case YamlSequenceNode list:
                return Inserted(content, list, list.Children.Count, YamlWriter.Inline(value));
            case YamlMappingNode { Style: not MappingStyle.Flow, Children.Count: > 0 } map when !InFlow(root, [.. path.Take(depth), "-"]):
                var indent = (int)map.Children.Keys.First().Start.Column - 1;
                var line = LineEnd(content, End(content, map.Children.Last().Value, map.Children.Last().Key));
                var before = content[..line];
                return $"{before}{(before.EndsWith('\n') || before.Length == 0 ? "" : "\n")}{new string(' ', indent)}{YamlWriter.Scalar(path[depth])}:{YamlWriter.Behind(value, indent, false)}\n{content[line..].TrimStart('\n', line)}";
            case YamlMappingNode { Children.Count: > 0 } map:
                var end = End(content, map.Children.Last().Value);
                return content.Insert(end, $", {YamlWriter.Scalar(path[depth])}: {YamlWriter.Inline(value)}");
            default:
                return content; // written out anew
        }
    }

    private static string TrimStart(this string rest, char what, int line) => line > 0 && rest.StartsWith(what) ? rest[1..] : rest;

    private static string Inserted(string content, YamlSequenceNode list, int index, string item)
    {
        if (list.Children.Count == 0)
        {
            return content; // written out anew
        }

        if (list.Style == SequenceStyle.Flow)
        {
            return index < list.Children.Count
                ? content.Insert((int)list.Children[index].Start.Index, item + ", ")
                : content.Insert(End(content, list.Children[^1]), ", " + item);
        }

        var indent = Indent(content, (int)list.Children[0].Start.Index);
        if (index < list.Children.Count)
        {
            return content.Insert(LineStart(content, (int)list.Children[index].Start.Index), $"{indent}- {item}\n");
        }

        var line = LineEnd(content, End(content, list.Children[^1]));
        return content.Insert(line, $"\n{indent}- {item}");
    }

    private static string Cut(string content, YamlNode parent, YamlNode first, YamlNode last)
    {
        var (from, to) = ((int)first.Start.Index, End(content, last, first));
        var flow = parent is YamlMappingNode { Style: MappingStyle.Flow } or YamlSequenceNode { Style: SequenceStyle.Flow };
        if (!flow)
        {
            var line = LineEnd(content, to);
            return string.Concat(content.AsSpan(0, LineStart(content, from)), content.AsSpan(line < content.Length ? line + 1 : line));
        }

        var after = to;
        while (after < content.Length && char.IsWhiteSpace(content[after]))
        {
            after++;
        }

        if (after < content.Length && content[after] == ',')
        {
            after++;
            while (after < content.Length && content[after] == ' ')
            {
                after++;
            }

            return string.Concat(content.AsSpan(0, from), content.AsSpan(after));
        }

        var comma = content.LastIndexOf(',', from);
        return string.Concat(content.AsSpan(0, comma < 0 ? from : comma), content.AsSpan(to));
    }

    private static bool InFlow(YamlNode root, IReadOnlyList<string> path)
    {
        var node = root;
        for (var i = 0; i < path.Count; i++)
        {
            if (node is YamlMappingNode { Style: MappingStyle.Flow } or YamlSequenceNode { Style: SequenceStyle.Flow })
            {
                return true;
            }

            if (Child(node, path[i]) is not { } child)
            {
                return false;
            }

            node = child;
        }

        return false;
    }

    /// <summary>Where its text ends: of a block that is the end of what stands last in it.</summary>
    private static int End(string content, YamlNode node, YamlNode? key = null)
    {
        switch (node)
        {
            case YamlMappingNode { Style: not MappingStyle.Flow, Children.Count: > 0 } map:
                return End(content, map.Children.Last().Value, map.Children.Last().Key);
            case YamlSequenceNode { Style: not SequenceStyle.Flow, Children.Count: > 0 } list:
                return End(content, list.Children[^1]);
            case YamlMappingNode map:
                return Closing(content, '}', map.Children.Count > 0 ? End(content, map.Children.Last().Value, map.Children.Last().Key) : (int)map.Start.Index);
            case YamlSequenceNode list:
                return Closing(content, ']', list.Children.Count > 0 ? End(content, list.Children[^1]) : (int)list.Start.Index);
            case YamlScalarNode { Value: null or "" } when key is not null && node.End.Index <= node.Start.Index:
                return content.IndexOf(':', (int)key.End.Index) + 1;
            default:
                var end = Math.Min((int)node.End.Index, content.Length);
                while (end > node.Start.Index && char.IsWhiteSpace(content[end - 1]))
                {
                    end--; // a literal text's mark stands behind its line breaks
                }

                return end;
        }
    }

    /// <summary>The parser marks only where braces open.</summary>
    private static int Closing(string content, char brace, int from) => content.IndexOf(brace, from) is >= 0 and var at ? at + 1 : content.Length;

    private static int LineStart(string content, int at) => at == 0 ? 0 : content.LastIndexOf('\n', at - 1) + 1;

    private static int LineEnd(string content, int at) => content.IndexOf('\n', at) is >= 0 and var line ? line : content.Length;

    private static string Indent(string content, int at)
    {
        var start = LineStart(content, at);
        var end = start;
        while (end < content.Length && content[end] == ' ')
        {
            end++;
        }

        return content[start..end];
    }

    private static string Checked(string content, string edited, Action<YamlNode> change)
    {
        var expected = YamlJson.Root(content);
        change(expected);
        try
        {
            if (edited != content && YamlJson.Same(YamlJson.Root(edited), expected))
            {
                return edited;
            }
        }
        catch (YamlDotNet.Core.YamlException)
        {
            // Not readable after the change in place.
        }

        var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        new YamlStream(new YamlDocument(expected)).Save(writer, false);
        return writer.ToString().Replace("\r", "", StringComparison.Ordinal).TrimEnd('\n', '.') + "\n";
    }
}
