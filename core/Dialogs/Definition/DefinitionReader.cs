using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using YamlDotNet.RepresentationModel;

namespace Companion.Dialogs;

/// <summary>Compiles one definition; what is wrong with it is reported with file and line.</summary>
internal sealed class DefinitionReader(DialogSource source, TextFolder folder, Action<DialogFinding> report)
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

    private ImmutableArray<OfferDefinition> ReadOffers(YamlMap map)
    {
        var offers = ImmutableArray.CreateBuilder<OfferDefinition>();
        foreach (var node in map.List("offer"))
        {
            var offer = YamlMap.From(node, Report);
            var made = new OfferDefinition(Text(offer, "text", node) ?? Missing(node, "text"), offer.Text("dialog"), offer.Text("with") ?? offer.Text("url"));
            if (offer.Has("url") == (made.Dialog is not null))
            {
                Report(node, "an offer has one of 'dialog' (and 'with') and 'url'");
            }

            offer.Done();
            offers.Add(made);
        }

        return offers.ToImmutable();
    }

    private ExpectDefinition ReadExpect(YamlMap map)
    {
        var slotName = map.Needed("slot");
        if (!_slots.TryGetValue(slotName, out var slot))
        {
            Report(map.Node, $"no slot '{slotName}'");
        }

        var type = slot?.Type ?? new TextType();
        var display = map.Text("as");
        if (display is not (null or "buttons" or "yes-no" or "words"))
        {
            Report(map.Node, $"'as: {display}' is not a way to ask");
        }

        var options = ImmutableArray.CreateBuilder<OptionDefinition>();
        switch (type)
        {
            case ChoiceType choice:
                foreach (var option in choice.Options)
                {
                    options.Add(new(option.Id, Find(option.TextKey) ?? Missing(map.Node, option.TextKey), new ChoiceValue(option.Id), null, null, Words(option.TextKey)));
                }

                break;
            case YesNoType:
                options.Add(new("yes", Text(map, "yes", map.Node), new YesNoValue(true), null, null, Words(map.Text("yes") ?? $"{slotName}.yes")));
                options.Add(new("no", Text(map, "no", map.Node), new YesNoValue(false), null, null, Words(map.Text("no") ?? $"{slotName}.no")));
                break;
            case ScaleType scale:
                for (var n = scale.From; n <= scale.To && n - scale.From < 100; n++)
                {
                    var digits = n.ToString(CultureInfo.InvariantCulture);
                    options.Add(new(digits, Find($"{slotName}.{digits}"), new NumberValue(n), null, null, Words($"{slotName}.{digits}")));
                }

                break;
        }

        foreach (var node in map.List("buttons"))
        {
            var button = YamlMap.From(node, Report);
            var value = button.Text("value");
            var parsed = value is null ? null : SlotReader.Value(type, value);
            if (value is not null && parsed is null)
            {
                Report(node, $"'{value}' is no value of slot '{slotName}'");
            }

            options.Add(new(value ?? "", Text(button, "text", node) ?? Missing(node, "text"), parsed, button.Text("from"), button.Text("to"), button.Text("text") is { } key ? Words(key) : null));
            button.Done();
        }

        var skippable = map.Flag("skippable");
        var expect = new ExpectDefinition(slotName, type)
        {
            Skippable = skippable,
            SkipTo = map.Text("skip-to"),
            Words = display == "words",
            Columns = (int)map.Number("columns", 0),
            JoinBursts = map.Duration("join-bursts"),
            Options = options.ToImmutable(),
            SkipWords = skippable ? Words($"{slotName}.skip") : null, // else it may be an option of that name
        };
        map.Done();
        return expect;
    }

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

    private RemindDefinition ReadRemind(YamlMap map)
    {
        var made = new RemindDefinition(map.Duration("after") ?? TimeSpan.Zero, (int)map.Number("at-most", 1), map.Text("then"), Text(map, "text", map.Node), map.Flag("at-night"));
        map.Done();
        return made;
    }

    private static ExpireDefinition ReadExpire(YamlMap map)
    {
        var made = new ExpireDefinition(map.Duration("after") ?? TimeSpan.Zero, map.Needed("to"));
        map.Done();
        return made;
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
