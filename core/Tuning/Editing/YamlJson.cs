using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Companion.Tuning.Editing;

/// <summary>YAML as JSON and back. Scalars are texts to the grammar; numbers and flags are shown as such for whoever edits them.</summary>
internal static class YamlJson
{
    /// <exception cref="YamlException">It is no YAML.</exception>
    public static YamlNode Root(string content)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(content));
        return stream.Documents.Count == 0 ? new YamlMappingNode() : stream.Documents[0].RootNode;
    }

    public static JsonNode Read(string content)
    {
        try
        {
            return ToJson(Root(content)) ?? new JsonObject();
        }
        catch (YamlException)
        {
            return new JsonObject(); // the findings name the line
        }
    }

    public static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(Text(c.Key), ToJson(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => JsonValue.Create(flag.Value == "true"),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text } when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) =>
            JsonValue.Create(number),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value ?? ""),
        _ => null,
    };

    public static YamlNode FromJson(JsonNode? node) => node switch
    {
        JsonObject map => new YamlMappingNode(map.Where(m => m.Value is not null).Select(m => KeyValuePair.Create<YamlNode, YamlNode>(new YamlScalarNode(m.Key), FromJson(m.Value)))),
        JsonArray list => new YamlSequenceNode(list.Select(FromJson)),
        _ => new YamlScalarNode(Text(node)),
    };

    public static bool Same(YamlNode one, YamlNode other) => (one, other) switch
    {
        (YamlScalarNode a, YamlScalarNode b) => (a.Value ?? "").TrimEnd() == (b.Value ?? "").TrimEnd(),
        (YamlSequenceNode a, YamlSequenceNode b) => a.Children.Count == b.Children.Count && a.Children.Zip(b.Children).All(p => Same(p.First, p.Second)),
        (YamlMappingNode a, YamlMappingNode b) => a.Children.Count == b.Children.Count
            && a.Children.Zip(b.Children).All(p => Same(p.First.Key, p.Second.Key) && Same(p.First.Value, p.Second.Value)),
        _ => false,
    };

    public static string Text(YamlNode node) => (node as YamlScalarNode)?.Value ?? "";

    private static string Text(JsonNode? node) => node is not JsonValue value ? ""
        : value.TryGetValue<string>(out var text) ? text
        : value.TryGetValue<bool>(out var flag) ? flag ? "true" : "false" : value.ToJsonString();
}
