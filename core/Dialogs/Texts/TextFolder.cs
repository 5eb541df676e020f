using System.Collections.Immutable;
using Companion.People;
using YamlDotNet.RepresentationModel;

namespace Companion.Dialogs;

/// <summary>The texts of a folder, as written: by language and key, a list of variants each.</summary>
internal sealed class TextFolder(Action<DialogFinding> report)
{
    private readonly Dictionary<string, ImmutableArray<string>>[] _byLanguage = [.. Languages.All.Select(_ => new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal))];
    private readonly Dictionary<(Language, string), string> _where = [];
    private readonly Dictionary<string, DialogText> _compiled = new(StringComparer.Ordinal);

    public List<DialogSource> Sources { get; } = [];

    public IEnumerable<string> Keys => _byLanguage.SelectMany(l => l.Keys).Distinct();

    public void Add(Language language, DialogSource source)
    {
        Sources.Add(source);
        var root = YamlText.Root(source, report);
        if (root is YamlMappingNode map)
        {
            // What stands in words.<language>.yaml under a text's key means that text.
            var suffix = source.Path[(source.Path.LastIndexOf('/') + 1)..].StartsWith("words.", StringComparison.Ordinal) ? ".words" : "";
            Flatten(language, "", map, source.Path, suffix);
        }
    }

    /// <summary>The text of a key, or null when no language has it.</summary>
    public DialogText? Find(string key)
    {
        if (_compiled.TryGetValue(key, out var done))
        {
            return done;
        }

        if (!_byLanguage.Any(l => l.ContainsKey(key)))
        {
            return null;
        }

        var raw = Languages.All.Select(l => _byLanguage[(int)l].TryGetValue(key, out var lines) ? lines : []).ToImmutableArray();
        var text = new DialogText(key, [.. Languages.All.Select(l => Compile(key, l, raw[(int)l]))], raw, [.. Languages.All.Select(l => _where.GetValueOrDefault((l, key)))]);
        return _compiled[key] = text;
    }

    private ImmutableArray<Template> Compile(string key, Language language, ImmutableArray<string> lines)
    {
        var templates = ImmutableArray.CreateBuilder<Template>();
        foreach (var line in lines)
        {
            try
            {
                templates.Add(Template.Parse(line, language));
            }
            catch (FormatException e)
            {
                report(new(FindingSeverity.Error, null, null, $"text '{key}': {e.Message}", language.Code(), _where.GetValueOrDefault((language, key))));
            }
        }

        return templates.ToImmutable();
    }

    private void Flatten(Language language, string prefix, YamlMappingNode map, string path, string suffix)
    {
        foreach (var (keyNode, value) in map.Children)
        {
            var key = prefix + (keyNode as YamlScalarNode)?.Value;
            _where[(language, key + suffix)] = $"{path}:{keyNode.Start.Line}";
            switch (value)
            {
                case YamlMappingNode inner:
                    Flatten(language, key + ".", inner, path, suffix);
                    break;
                case YamlSequenceNode list:
                    _byLanguage[(int)language][key + suffix] = [.. list.Children.Select(c => Tidy((c as YamlScalarNode)?.Value))];
                    break;
                default:
                    _byLanguage[(int)language][key + suffix] = [Tidy((value as YamlScalarNode)?.Value)];
                    break;
            }
        }
    }

    private static string Tidy(string? text) => (text ?? "").Replace("\r", "", StringComparison.Ordinal).TrimEnd();
}

internal static class YamlText
{
    public static YamlNode? Root(DialogSource source, Action<DialogFinding> report) => Documents(source, report) is [var first, ..] ? first : null;

    public static IReadOnlyList<YamlNode> Documents(DialogSource source, Action<DialogFinding> report)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(source.Content));
        }
        catch (YamlDotNet.Core.YamlException e)
        {
            report(new(FindingSeverity.Error, null, null, e.Message, null, $"{source.Path}:{e.Start.Line}"));
            return [];
        }

        return [.. stream.Documents.Select(d => d.RootNode)];
    }
}
