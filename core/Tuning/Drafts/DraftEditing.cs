using System.Text.Json.Nodes;
using Companion.Dialogs;
using Companion.People;
using Companion.Tuning.Editing;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Companion.Tuning.Drafts;

/// <summary>Applies changes to a draft's files: pure, all or none.</summary>
internal sealed class DraftEditing(IReadOnlyList<DialogSource> builtIn, IReadOnlyDictionary<string, string> own)
{
    private const int MaxFileChars = 400_000;
    private const int MaxFiles = 400;

    private static readonly string[] s_byName = ["short", "rephrase", "example", "implausible", "help", "ready"];

    private readonly Dictionary<string, string> _files = new(own, StringComparer.Ordinal);

    /// <summary>The draft's own files afterwards; what reads as the built-in one is none.</summary>
    public IReadOnlyDictionary<string, string> Files => _files
        .Where(file => builtIn.FirstOrDefault(b => b.Path == file.Key) is not { } same || YamlEditor.Tidy(same.Content) != file.Value)
        .ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);

    /// <returns>Null: done.</returns>
    public TuningError? Apply(IReadOnlyList<DraftEdit> edits)
    {
        for (var i = 0; i < edits.Count; i++)
        {
            try
            {
                Apply(edits[i]);
            }
            catch (YamlEditException refused)
            {
                return new TuningError.EditRefused(i, refused.Message);
            }
            catch (YamlException broken)
            {
                return new TuningError.EditRefused(i, $"not readable at line {broken.Start.Line}: {broken.Message}");
            }
        }

        return null;
    }

    private void Apply(DraftEdit edit)
    {
        switch (edit.Op)
        {
            case "set-text":
                SetText(edit, "texts", Needed(edit.Key, "key"), edit.Lines ?? []);
                break;
            case "set-words":
                var key = Needed(edit.Key, "key");
                SetText(edit, "words", key.EndsWith(".words", StringComparison.Ordinal) ? key[..^6] : key, edit.Words ?? [], asList: true);
                break;
            case "set":
                Change(edit, content => YamlEditor.Set(content, PathOf(edit), edit.Value?.DeepClone()));
                break;
            case "remove":
                Change(edit, content => YamlEditor.Remove(content, PathOf(edit)));
                break;
            case "insert":
                Change(edit, content => YamlEditor.Insert(content, PathOf(edit), edit.Index ?? int.MaxValue, edit.Value ?? throw new YamlEditException("'value' is missing")));
                break;
            case "move":
                Change(edit, content => YamlEditor.Move(content, PathOf(edit), edit.To?.GetValue<int>() ?? throw new YamlEditException("'to' is missing")));
                break;
            case "add-state":
                AddState(edit);
                break;
            case "rename-state":
                RenameState(edit);
                break;
            case "remove-state":
                RemoveState(edit);
                break;
            case "put-file":
                PutFile(Needed(edit.Path, "path"), edit.Content);
                break;
            default:
                throw new YamlEditException($"there is no change '{edit.Op}'");
        }
    }

    private void AddState(DraftEdit edit)
    {
        var state = StateName(edit.State, "state");
        Change(edit, content => StateNames.Definition(YamlJson.Root(content), state) is not null ? throw new YamlEditException($"there is a state '{state}' already")
            : YamlEditor.Set(content, ["states", state], edit.Value is JsonObject { Count: > 0 } value ? value.DeepClone() : throw new YamlEditException("'value' says what the state does")));
    }

    private void RenameState(DraftEdit edit)
    {
        var (state, name) = (Needed(edit.State, "state"), StateName(edit.To?.GetValue<string>(), "to"));
        Change(edit, content =>
        {
            var root = YamlJson.Root(content);
            var key = StateNames.Definition(root, state) ?? throw new YamlEditException($"there is no state '{state}'");
            return StateNames.Definition(root, name) is not null ? throw new YamlEditException($"there is a state '{name}' already")
                : YamlEditor.Rename(content, StateNames.LeadingTo(root, state).Append(key), name);
        });

        // What is found by the state's name goes along.
        var path = DefinitionPath(edit);
        var dialog = Needed(edit.Dialog, "dialog");
        foreach (var language in Languages.All.Select(l => l.Code()))
        {
            var file = $"{DialogNames.Folder(path)}texts.{language}.yaml";
            foreach (var suffix in s_byName)
            {
                foreach (var prefix in new[] { $"{dialog}.", $"{dialog[(dialog.LastIndexOf('.') + 1)..]}.", "" })
                {
                    if (Content(file) is { } content && FindText(content, $"{prefix}{state}.{suffix}") is { } node)
                    {
                        Write(file, YamlEditor.Set(content, [$"{prefix}{name}.{suffix}"], YamlJson.ToJson(node)));
                    }
                }
            }
        }
    }

    private void RemoveState(DraftEdit edit)
    {
        var state = Needed(edit.State, "state");
        Change(edit, content =>
        {
            var root = YamlJson.Root(content);
            if (StateNames.Definition(root, state) is null)
            {
                throw new YamlEditException($"there is no state '{state}'");
            }

            if (edit.LeadTo is { } next)
            {
                content = YamlEditor.Rename(content, StateNames.LeadingTo(root, state), next);
            }

            return YamlEditor.Remove(content, ["states", state]);
        });
    }

    private void PutFile(string path, string? content)
    {
        if (!DialogNames.IsPath(path))
        {
            throw new YamlEditException("a file is Dialogs/Feature/name.dialog.yaml, name.test.yaml, texts.<language>.yaml or words.<language>.yaml");
        }

        if (content is null)
        {
            _files.Remove(path);
            return;
        }

        try
        {
            new YamlStream().Load(new StringReader(content));
        }
        catch (InvalidOperationException)
        {
            // The parser's own way of saying that a brace is not closed.
            throw new YamlEditException($"not readable up to line {content.Count(c => c == '\n') + 1}: something is not closed");
        }

        Write(path, YamlEditor.Tidy(content));
    }

    private void SetText(DraftEdit edit, string kind, string key, IReadOnlyList<string> lines, bool asList = false)
    {
        if (Languages.FromTag(Needed(edit.Language, "language")) is not { } language || language.Code() != edit.Language)
        {
            throw new YamlEditException($"'{edit.Language}' is no language here");
        }

        if (key.Length > 120 || key.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_')))
        {
            throw new YamlEditException("a text's key has small letters, digits, dots and dashes");
        }

        var path = $"{DialogNames.Folder(DefinitionPath(edit))}{kind}.{language.Code()}.yaml";
        var content = Content(path) ?? "";
        JsonNode? value = lines.Count == 0 ? null : lines.Count == 1 && !asList ? JsonValue.Create(lines[0]) : new JsonArray([.. lines.Select(l => (JsonNode?)JsonValue.Create(l))]);
        Write(path, YamlEditor.Set(content, PathOfText(content, key), value));
    }

    /// <summary>A key may be written in one ("a.b: …") or nested; a new one is written in one.</summary>
    private static List<string> PathOfText(string content, string key) =>
        content.Trim().Length > 0 && Nested(YamlJson.Root(content), key) is { } path ? path : [key];

    private static YamlNode? FindText(string content, string key) =>
        Nested(YamlJson.Root(content), key) is { } path ? YamlEditor.Deepest(YamlJson.Root(content), path).Node : null;

    private static List<string>? Nested(YamlNode node, string key)
    {
        if (node is not YamlMappingNode map)
        {
            return null;
        }

        foreach (var (name, value) in map.Children.Select(c => (YamlJson.Text(c.Key), c.Value)))
        {
            if (name == key)
            {
                return [name];
            }

            if (key.StartsWith(name + ".", StringComparison.Ordinal) && Nested(value, key[(name.Length + 1)..]) is { } below)
            {
                return [name, .. below];
            }
        }

        return null;
    }

    private void Change(DraftEdit edit, Func<string, string> change)
    {
        var path = DefinitionPath(edit);
        Write(path, change(YamlEditor.Tidy(Content(path) ?? "")));
    }

    private string DefinitionPath(DraftEdit edit)
    {
        var dialog = Needed(edit.Dialog, "dialog");
        return dialog == "conversation" ? "Dialogs/Conversation/-"
            : DialogNames.In(DialogOverlay.Over(builtIn, _files)).FirstOrDefault(found => found.Name == dialog).Path
            ?? throw new YamlEditException($"there is no dialog '{dialog}'");
    }

    private string? Content(string path) => _files.TryGetValue(path, out var content) ? content : builtIn.FirstOrDefault(b => b.Path == path)?.Content;

    private void Write(string path, string content)
    {
        if (content.Length > MaxFileChars || (_files.Count >= MaxFiles && !_files.ContainsKey(path)))
        {
            throw new YamlEditException($"a draft has at most {MaxFiles} files of at most {MaxFileChars} characters");
        }

        _files[path] = content;
    }

    private static string[] PathOf(DraftEdit edit) => Needed(edit.Path, "path").Split('/', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } path ? path
        : throw new YamlEditException("'path' is missing");

    private static string Needed(string? value, string name) => string.IsNullOrEmpty(value) ? throw new YamlEditException($"'{name}' is missing") : value;

    private static string StateName(string? value, string name) =>
        Needed(value, name) is { Length: <= 60 } given && given.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') ? given
        : throw new YamlEditException("a state's name has small letters, digits and dashes");
}
