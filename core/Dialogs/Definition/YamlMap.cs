using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Companion.Dialogs;

/// <summary>A mapping whose keys are taken one by one, so that what nobody took is an error with its line.</summary>
internal sealed class YamlMap
{
    private readonly YamlMappingNode _node;
    private readonly HashSet<string> _taken = [];
    private readonly Action<YamlNode, string> _report;

    public YamlMap(YamlMappingNode node, Action<YamlNode, string> report)
    {
        _node = node;
        _report = report;
    }

    public int Line => (int)_node.Start.Line;

    public YamlNode Node => _node;

    public Action<YamlNode, string> Report => _report;

    public static YamlMap From(YamlNode? node, Action<YamlNode, string> report)
    {
        if (node is YamlMappingNode map)
        {
            return new(map, report);
        }

        if (node is not null && node is not YamlScalarNode { Value: "" or null })
        {
            report(node, "a mapping is wanted here");
        }

        return new(new YamlMappingNode(), report);
    }

    public IEnumerable<(string Key, YamlNode Value)> Entries()
    {
        foreach (var (key, value) in _node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            _taken.Add(name);
            yield return (name, value);
        }
    }

    public bool Has(string key) => _node.Children.ContainsKey(new YamlScalarNode(key));

    public YamlNode? Take(string key)
    {
        _taken.Add(key);
        return _node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    public string? Text(string key)
    {
        var node = Take(key);
        if (node is null or YamlScalarNode)
        {
            return (node as YamlScalarNode)?.Value;
        }

        _report(node, $"'{key}' is a single value");
        return null;
    }

    public string Needed(string key)
    {
        var text = Text(key);
        if (string.IsNullOrEmpty(text))
        {
            _report(_node, $"'{key}' is missing");
        }

        return text ?? "";
    }

    public bool Flag(string key, bool otherwise = false) => Text(key) switch
    {
        null => otherwise,
        "true" or "yes" => true,
        "false" or "no" => false,
        var odd => Wrong(key, odd, otherwise),
    };

    public decimal Number(string key, decimal otherwise) => Text(key) is not { } text ? otherwise
        : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : Wrong(key, text, otherwise);

    public TimeSpan? Duration(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (TryDuration(text, out var span))
        {
            return span;
        }

        return Wrong(key, text, TimeSpan.Zero);
    }

    public IEnumerable<YamlNode> List(string key) => Take(key) switch
    {
        null => [],
        YamlSequenceNode list => list.Children,
        var one => [one],
    };

    public IEnumerable<string> Texts(string key) => List(key).Select(n => (n as YamlScalarNode)?.Value ?? "");

    public YamlMap? Map(string key) => Take(key) is { } node ? From(node, _report) : null;

    public void Done()
    {
        foreach (var key in _node.Children.Keys)
        {
            if (!_taken.Contains((key as YamlScalarNode)?.Value ?? ""))
            {
                _report(key, $"unknown key '{key}'");
            }
        }
    }

    public static bool TryDuration(string text, out TimeSpan span)
    {
        span = default;
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var n))
        {
            return false;
        }

        TimeSpan? unit = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => null,
        };
        span = unit * n ?? default;
        return unit is not null && n <= 100_000;
    }

    private T Wrong<T>(string key, string text, T otherwise)
    {
        _report(_node, $"'{key}: {text}' is not a value for it");
        return otherwise;
    }
}
