using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using Companion.People;
using Companion.Understanding;

namespace Companion.Dialogs;

/// <summary>A set of dialogs by name and version: immutable, to be swapped as a whole.</summary>
public sealed class DialogCatalogue
{
    private readonly FrozenDictionary<string, DialogDefinition> _current;
    private readonly FrozenDictionary<(string, string), DialogDefinition> _versions;

    private DialogCatalogue(IEnumerable<DialogDefinition> current, IEnumerable<DialogDefinition> versions, EngineTexts texts, ImmutableArray<DialogSource> tests)
    {
        _current = current.ToFrozenDictionary(d => d.Name, StringComparer.Ordinal);
        _versions = versions.Concat(_current.Values).DistinctBy(d => (d.Name, d.Version)).ToFrozenDictionary(d => (d.Name, d.Version));
        Texts = texts;
        Tests = tests;
        Current = [.. _current.Values.OrderBy(d => d.Name, StringComparer.Ordinal)];
        Menu = [.. Current.Where(d => d.MenuText is not null).OrderBy(d => d.MenuOrder).ThenBy(d => d.Name, StringComparer.Ordinal)];
        Phrases = [.. Languages.All.Select(l => Current.Where(d => d.Phrases is not null).Select(d => new PhraseSet(d.Name, Lines(d, l))).ToImmutableArray())];
    }

    /// <summary>The version that new conversations begin with, of every dialog, by name.</summary>
    public ImmutableArray<DialogDefinition> Current { get; }

    /// <summary>The files of test conversations that came along.</summary>
    public ImmutableArray<DialogSource> Tests { get; }

    internal EngineTexts Texts { get; }

    internal ImmutableArray<DialogDefinition> Menu { get; }

    internal ImmutableArray<ImmutableArray<PhraseSet>> Phrases { get; }

    /// <summary>Compiles definitions, texts and test conversations.</summary>
    /// <exception cref="DialogDefinitionException">Anything in them is not the grammar.</exception>
    public static DialogCatalogue Load(IEnumerable<DialogSource> sources)
    {
        var findings = new List<DialogFinding>();
        var catalogue = Load(sources, findings.Add);
        return findings.Count == 0 ? catalogue : throw new DialogDefinitionException(findings);
    }

    /// <summary>The built-in dialogs: the YAML files embedded in an assembly.</summary>
    /// <exception cref="DialogDefinitionException">Anything in them is not the grammar.</exception>
    public static DialogCatalogue LoadEmbedded(Assembly assembly) => Load(EmbeddedSources(assembly));

    /// <summary>The YAML files embedded in an assembly under "Dialogs/".</summary>
    public static IEnumerable<DialogSource> EmbeddedSources(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!; // the name was just listed
            using var reader = new StreamReader(stream);
            yield return new(name.Replace('\\', '/'), reader.ReadToEnd());
        }
    }

    /// <summary>The dialog as new conversations begin it; null: there is none of this name.</summary>
    public DialogDefinition? Find(string name) => _current.GetValueOrDefault(name);

    /// <summary>A version, the current one or an earlier one; null: it is not here.</summary>
    public DialogDefinition? FindVersion(string name, string version) => _versions.GetValueOrDefault((name, version));

    /// <exception cref="UnknownDialogVersionException">It is not here.</exception>
    public DialogDefinition Get(string name, string version) =>
        _versions.TryGetValue((name, version), out var found) ? found : throw new UnknownDialogVersionException(name, version);

    /// <summary>The same catalogue that also knows earlier versions, for the conversations that live on them.</summary>
    public DialogCatalogue WithVersions(IEnumerable<DialogDefinition> earlier) =>
        new(Current, _versions.Values.Concat(earlier), Texts, Tests);

    internal static DialogCatalogue Load(IEnumerable<DialogSource> sources, Action<DialogFinding> report)
    {
        var files = sources.ToList();
        var folders = new Dictionary<string, TextFolder>(StringComparer.Ordinal);
        TextFolder Folder(string path)
        {
            var folder = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "";
            return folders.TryGetValue(folder, out var known) ? known : folders[folder] = new TextFolder(report);
        }

        foreach (var file in files)
        {
            var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
            if (name.StartsWith("texts.", StringComparison.Ordinal) || name.StartsWith("words.", StringComparison.Ordinal))
            {
                if (name.Split('.') is [_, var tag, "yaml"] && Languages.FromTag(tag) is { } language)
                {
                    Folder(file.Path).Add(language, file);
                }
                else
                {
                    report(new(FindingSeverity.Error, null, null, "texts are in texts.<language>.yaml, what else people say for them in words.<language>.yaml", null, file.Path));
                }
            }
        }

        var dialogs = new List<DialogDefinition>();
        foreach (var file in files.Where(f => f.Path.EndsWith(".dialog.yaml", StringComparison.Ordinal)))
        {
            if (new DefinitionReader(file, Folder(file.Path), report).Read() is not { } dialog)
            {
                continue;
            }

            if (dialogs.Any(d => d.Name == dialog.Name))
            {
                report(new(FindingSeverity.Error, dialog.Name, null, "this dialog is defined twice", null, file.Path));
                continue;
            }

            dialogs.Add(dialog);
        }

        var engine = folders.Values.FirstOrDefault(f => f.Find("conversation.menu") is not null);
        return new(dialogs, [], new EngineTexts(engine), [.. files.Where(f => f.Path.EndsWith(".test.yaml", StringComparison.Ordinal))]);
    }

    private static List<string> Lines(DialogDefinition dialog, Language language) =>
        [.. (dialog.Phrases?.Lines(language) ?? []).SelectMany(l => l.Split('\n')).Select(l => l.Trim()).Where(l => l.Length > 0)];
}
