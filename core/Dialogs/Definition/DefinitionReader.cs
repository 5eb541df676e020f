using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using YamlDotNet.RepresentationModel;

namespace Companion.Dialogs;

/// <summary>Compiles one definition; what is wrong with it is reported with file and line.</summary>
internal sealed partial class DefinitionReader(DialogSource source, TextFolder folder, Action<DialogFinding> report)
{
    private readonly Dictionary<string, DialogText> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SlotDefinition> _slots = new(StringComparer.Ordinal);
    private string _name = "";

    public DialogDefinition? Read()
    {
        if (YamlText.Root(source, report) is not YamlMappingNode root)
        {
            report(new(FindingSeverity.Error, null, null, "a definition is a mapping", null, source.Path));
            return null;
        }

        var map = new YamlMap(root, Report);
        _name = map.Needed("dialog");
        foreach (var (name, node) in map.Map("slots")?.Entries() ?? [])
        {
            _slots[name] = SlotReader.Read(name, YamlMap.From(node, Report));
        }

        var menu = map.Map("menu");
        int? order = menu is null ? null : (int)menu.Number("order", 100);
        var menuText = menu is null ? null : Text(menu, "text", menu.Node) ?? Missing(menu.Node, "menu");
        menu?.Done();
        var phrases = Text(map, "phrases", root);
        var commands = map.Texts("commands").ToImmutableArray();
        var payloads = map.Texts("payloads").ToImmutableArray();
        var cancel = map.Text("cancel");
        var photo = map.Text("photo");
        if (photo is not null && _slots.GetValueOrDefault(photo)?.Type is not FileType)
        {
            Report(root, $"photo: '{photo}' is no slot of type file");
        }

        var lane = ReadLane(map);
        var button = map.Text("button");
        var start = map.Needed("start");
        var states = new List<StateDefinition>();
        foreach (var (name, node) in map.Map("states")?.Entries() ?? [])
        {
            states.Add(ReadState(name, YamlMap.From(node, Report)));
        }

        map.Done();
        return new DialogDefinition
        {
            Name = _name,
            Version = Version(),
            Path = source.Path,
            Sources = [source, .. folder.Sources],
            Slots = [.. _slots.Values],
            Start = start,
            Commands = commands,
            Payloads = payloads,
            MenuOrder = order,
            MenuText = menuText,
            Phrases = phrases,
            OnCancel = cancel,
            PhotoSlot = photo,
            ButtonSlot = button,
            Lane = lane,
            States = states.ToFrozenDictionary(s => s.Name, StringComparer.Ordinal),
            Ordered = [.. states],
            Silent = SilentStates.Of(states),
            Texts = [.. _used.Values.OrderBy(t => t.Key, StringComparer.Ordinal)],
        };
    }

    private StateDefinition ReadState(string name, YamlMap map)
    {
        var text = Text(map, "ask", map.Node) ?? Text(map, "say", map.Node);
        var expect = map.Map("expect") is { } e ? ReadExpect(e) : null;
        if (map.Has("ask") != (expect is not null))
        {
            Report(map.Node, $"state '{name}': 'ask' and 'expect' go together");
        }

        var call = map.Has("call") ? ReadCall(map) : null;
        var save = call is null ? ReadSave(map) : [];
        var state = new StateDefinition
        {
            Name = name,
            Line = map.Line,
            Text = text,
            Expect = expect,
            Next = [.. ReadNext(map)],
            Command = map.Text("do"),
            Call = call,
            With = call is null ? ReadWith(map) : null,
            Save = save,
            Results = call is null ? ReadResults(map) : ImmutableDictionary<string, string>.Empty,
            Await = map.Map("await") is { } a ? ReadAwait(a) : null,
            End = map.Text("end"),
            IsDocument = map.Has("document"),
            Picture = Text(map, "picture", map.Node) ?? Text(map, "document", map.Node),
            Wait = map.Duration("wait"),
            Remind = map.Map("remind") is { } r ? ReadRemind(r) : null,
            Expire = map.Map("expire") is { } x ? ReadExpire(x) : null,
            Short = Find($"{name}.short"),
            Rephrase = Find($"{name}.rephrase"),
            Example = Find($"{name}.example"),
            Implausible = Find($"{name}.implausible"),
            Help = Find($"{name}.help"),
            Ready = Find($"{name}.ready"),
            Offers = ReadOffers(map),
        };
        map.Done();
        return state with { Reads = Reads(state) };
    }

    private Lane ReadLane(YamlMap map)
    {
        var named = map.Text("lane");
        Lane? lane = named switch
        {
            null => Lane.Reply,
            "sos" => Lane.Sos,
            "alert" => Lane.Alert,
            "bulk" => Lane.Bulk,
            _ => null,
        };
        if (lane is null)
        {
            Report(map.Node, $"there is no lane '{named}'");
        }

        return lane ?? Lane.Reply;
    }

    private OptionWords? Words(string key) => OptionWords.Of(Find(key + ".words"));

    private DialogText? Text(YamlMap map, string key, YamlNode at) =>
        map.Text(key) is { Length: > 0 } name ? Find(name) ?? Missing(at, name) : null;

    private DialogText? Missing(YamlNode at, string key)
    {
        Report(at, $"no text '{key}'");
        return null;
    }

    private DialogText? Find(string key)
    {
        var dot = _name.LastIndexOf('.');
        var found = folder.Find($"{_name}.{key}") ?? folder.Find($"{_name[(dot + 1)..]}.{key}") ?? folder.Find(key);
        if (found is not null)
        {
            _used[found.Key] = found;
        }

        return found;
    }

    private string Version()
    {
        var canonical = new StringBuilder(source.Content.Replace("\r", "", StringComparison.Ordinal));
        foreach (var text in _used.Values.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            canonical.Append('\0').Append(text.Key);
            foreach (var language in text.Raw)
            {
                canonical.Append('\u0001').AppendJoin('\u0002', language);
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())))[..12];
    }

    private void Report(YamlNode node, string message) =>
        report(new(FindingSeverity.Error, _name, null, message, null, $"{source.Path}:{node.Start.Line}"));
}
