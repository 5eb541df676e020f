using System.Collections.Immutable;
using System.Globalization;
using Companion.People;
using YamlDotNet.RepresentationModel;

namespace Companion.Dialogs;

/// <summary>Plays the stored test conversations of a catalogue; what fails names its line.</summary>
public static class ConversationScript
{
    /// <summary>Plays every test conversation that came with the catalogue.</summary>
    public static IReadOnlyList<DialogFinding> PlayAll(DialogCatalogue catalogue, IReadOnlyDictionary<string, CommandSignature> commands)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(commands);
        var findings = new List<DialogFinding>();
        foreach (var source in catalogue.Tests)
        {
            foreach (var document in YamlText.Documents(source, findings.Add))
            {
                Play(catalogue, commands, source.Path, document, findings);
            }
        }

        return findings;
    }

    /// <summary>Plays one of a file's conversations.</summary>
    internal static void Play(
        DialogCatalogue catalogue, IReadOnlyDictionary<string, CommandSignature> commands, string path, YamlNode document, List<DialogFinding> findings)
    {
        var map = YamlMap.From(document, (node, message) => findings.Add(new(FindingSeverity.Error, null, null, message, null, $"{path}:{node.Start.Line}")));
        new ScriptRun(catalogue, commands, path, findings).Play(map);
    }
}

internal sealed class ScriptRun(DialogCatalogue catalogue, IReadOnlyDictionary<string, CommandSignature> commands, string path, List<DialogFinding> findings)
{
    private readonly DialogMachine _machine = new(catalogue);
    private readonly List<string> _said = [];
    private readonly List<OutMessage> _messages = [];
    private readonly List<CommandCall> _ran = [];
    private readonly List<string> _dialogs = [];
    private readonly Dictionary<string, CommandOutcome> _answers = new(StringComparer.Ordinal);
    private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private DateTimeOffset? _wakeAt;
    private ConversationState _state = ConversationState.New(new Profile { PersonId = Guid.Empty, Language = Language.En });
    private int _users;
    private string _title = "";

    public void Play(YamlMap map)
    {
        _title = map.Needed("conversation");
        var dialog = map.Text("dialog");
        var given = map.Map("given") ?? YamlMap.From(null, map.Report);
        if (TimeOnly.TryParse(given.Text("at"), CultureInfo.InvariantCulture, out var at))
        {
            _now = new(_now.Date + at.ToTimeSpan(), TimeSpan.Zero);
        }

        var profile = given.Map("profile") ?? YamlMap.From(null, map.Report);
        _state = ConversationState.New(new Profile
        {
            PersonId = new Guid("00000000-0000-0000-0000-00000000000a"),
            Language = Languages.FromTag(given.Text("language")) ?? Language.En,
            Name = profile.Text("name") ?? "",
            Country = profile.Text("country") ?? "",
            TimeZone = profile.Text("time-zone") ?? "Etc/UTC",
            Onboarded = profile.Flag("onboarded", dialog != "people.onboarding"),
            Consents = [.. profile.Texts("consents")],
            Facts = (profile.Map("facts")?.Entries() ?? []).ToImmutableSortedDictionary(e => e.Key, e => (e.Value as YamlScalarNode)?.Value ?? ""),
        });
        var arguments = Values(given.Map("arguments"), dialog);
        if (dialog is not null)
        {
            Take(new BeginInput(dialog, arguments));
        }

        foreach (var node in map.List("steps"))
        {
            var failures = findings.Count;
            foreach (var (key, value) in YamlMap.From(node, map.Report).Entries())
            {
                Step(key, value, map.Report);
            }

            if (findings.Count > failures)
            {
                return;
            }
        }
    }

    private void Step(string key, YamlNode node, Action<YamlNode, string> report)
    {
        var text = (node as YamlScalarNode)?.Value ?? "";
        var map = node is YamlMappingNode inner ? new YamlMap(inner, report) : null;
        switch (key)
        {
            case "user":
                Hear(new TextInput(text), $"u{++_users}");
                break;
            case "press":
                Press(node, text);
                break;
            case "edit" when map is not null:
                Hear(new EditInput("u" + map.Needed("message"), map.Needed("text")));
                break;
            case "send":
                Hear(text switch
                {
                    "photo" => new FileInput(new FileValue(FileKind.Photo, "photo")),
                    "voice" => new FileInput(new FileValue(FileKind.Voice, "voice")),
                    "location" => new LocationInput(new LocationValue(50.45, 30.52)),
                    "contact" => new ContactInput(new ContactValue("+380441234567", "Anna")),
                    _ => new UnsupportedInput(text),
                });
                break;
            case "begin":
                Hear(new BeginInput(text, ImmutableSortedDictionary<string, SlotValue>.Empty));
                break;
            case "after":
                Pass(YamlMap.TryDuration(text, out var span) ? span : TimeSpan.Zero);
                break;
            case "answer" when map is not null:
                var name = map.Needed("command");
                _answers[name] = new CommandOutcome { Result = map.Text("result") ?? Default(name).Result, Values = Outputs(map, name) };
                break;
            case "work" when map is not null:
                var result = map.Map("result")?.Entries().Select(e => $"\"{e.Key}\":\"{(e.Value as YamlScalarNode)?.Value}\"") ?? [];
                Hear(new WorkDoneInput(map.Needed("kind"), !map.Flag("failed"), "{" + string.Join(",", result) + "}"));
                break;
            case "bot":
                Expect(node, text, map);
                break;
            case "then" when map is not null:
                Then(node, map);
                break;
            default:
                report(node, $"unknown step '{key}'");
                break;
        }
    }

    private void Hear(Input input, string? message = null)
    {
        _said.Clear();
        _messages.Clear();
        _dialogs.Clear();
        Take(input, message);
    }

    private void Pass(TimeSpan span)
    {
        _said.Clear();
        _messages.Clear();
        var until = _now + span;
        for (var wakes = 0; _wakeAt <= until && wakes < 50; wakes++)
        {
            _now = _wakeAt.Value > _now ? _wakeAt.Value : _now;
            Take(new WakeInput());
        }

        _now = until;
    }

    private void Take(Input input, string? message = null)
    {
        var context = new StepContext(_now, message);
        Note();
        var result = _machine.Step(_state, input, context, _said);
        _messages.AddRange(result.Messages);
        for (var i = 0; result.Command is { } call && i < 32; i++)
        {
            _ran.Add(call);
            _state = result.State;
            Note();
            result = _machine.Step(result.State, new OutcomeInput(call.Name, _answers.Remove(call.Name, out var told) ? told : Default(call.Name)), context, _said);
            _messages.AddRange(result.Messages);
        }

        _state = ConversationState.FromUtf8(result.State.ToUtf8());
        _wakeAt = result.WakeAt;
        Note();
    }

    private void Note()
    {
        if (_state.Dialog is { } dialog && !_dialogs.Contains(dialog))
        {
            _dialogs.Add(dialog);
        }
    }

    private CommandOutcome Default(string name) =>
        commands.TryGetValue(name, out var signature) && !signature.Results.IsDefaultOrEmpty ? CommandOutcome.Of(signature.Results[0]) : CommandOutcome.Ok;

    private void Press(YamlNode node, string what)
    {
        var buttons = _messages.SelectMany(m => m.Buttons).SelectMany(r => r).ToList();
        var found = buttons.FirstOrDefault(b => b.Label.Equals(what, StringComparison.OrdinalIgnoreCase) || b.Token == what)
            ?? buttons.FirstOrDefault(b => b.Label.Contains(what, StringComparison.OrdinalIgnoreCase));
        if (found is null && _state.Frames is [.., { Ask: { } ask } top]
            && catalogue.Get(top.Dialog, top.Version).States[top.State].Expect is { } expect
            && expect.Options.FirstOrDefault(o => o.Id == what) is { } option)
        {
            found = new(what, AskToken.Option(ask.Id, expect.Options.IndexOf(option), _state.Profile.PersonId));
        }

        if (found?.Token is null)
        {
            Hear(new ButtonInput(what));
            return;
        }

        _ = node;
        Hear(new ButtonInput(found.Token));
    }

    private void Expect(YamlNode node, string text, YamlMap? map)
    {
        if (text == "nothing")
        {
            Check(_messages.Count == 0, node, "nothing was to be said");
            return;
        }

        var key = map is null ? text : map.Text("text");
        if (key is not null)
        {
            Check(_said.Any(s => s == key || s.EndsWith("." + key, StringComparison.Ordinal)), node, $"'{key}' was not said, but: {string.Join(", ", _said)}");
        }

        if (map?.Text("contains") is { } part)
        {
            Check(_messages.Any(m => m.Text.Contains(part, StringComparison.OrdinalIgnoreCase)), node, $"'{part}' was not said");
        }
    }

    private void Then(YamlNode node, YamlMap map)
    {
        var command = map.Text("command");
        var call = _ran.LastOrDefault(c => c.Name == command);
        foreach (var (key, value) in map.Entries())
        {
            var wanted = (value as YamlScalarNode)?.Value ?? "";
            switch (key)
            {
                case "command":
                    Check(call is not null, node, $"{command} did not run, but: {string.Join(", ", _ran.Select(r => r.Name))}");
                    break;
                case "state":
                    Check(_state.StateName == wanted, node, $"the state is {_state.Dialog}/{_state.StateName}");
                    break;
                case "dialog":
                    Check((_state.Dialog ?? "none") == wanted, node, $"the dialog is {_state.Dialog ?? "none"}");
                    break;
                default:
                    var values = new ValueSource(_state.Profile, new Frame { Dialog = "", Version = "", State = "", Slots = [.. (call?.Arguments ?? ImmutableSortedDictionary<string, SlotValue>.Empty).Select(a => new SlotEntry(a.Key, a.Value))] }, null);
                    Check(wanted == "none" ? values.Get(key) is null : new Condition.Is(key, [wanted]).Holds(values), node, $"'{key}' is {values.Get(key)}");
                    break;
            }
        }
    }

    private ImmutableSortedDictionary<string, SlotValue> Outputs(YamlMap map, string command)
    {
        var outputs = ImmutableSortedDictionary.CreateBuilder<string, SlotValue>();
        foreach (var (key, value) in map.Entries())
        {
            if (commands.TryGetValue(command, out var signature) && signature.Outputs.TryGetValue(key, out var type))
            {
                var text = (value as YamlScalarNode)?.Value ?? "";
                SlotType read = type switch { "number" or "scale" => new ScaleType(0, 0), "blood-pressure" => new BloodPressureType(), "date" => new DateType(), "time" => new TimeType(), "yes-no" => new YesNoType(), "moment" => new MomentType(), _ => new TextType() };
                outputs[key] = type == "choice" ? new ChoiceValue(text) : SlotReader.Value(read, text) ?? new TextValue(text);
            }
        }

        return outputs.ToImmutable();
    }

    private ImmutableSortedDictionary<string, SlotValue> Values(YamlMap? map, string? dialog)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, SlotValue>();
        foreach (var (key, value) in map?.Entries() ?? [])
        {
            var type = dialog is null ? null : catalogue.Find(dialog)?.Slot(key)?.Type;
            var text = (value as YamlScalarNode)?.Value ?? "";
            values[key] = (type is null ? null : SlotReader.Value(type, text)) ?? new TextValue(text);
        }

        return values.ToImmutable();
    }

    private void Check(bool holds, YamlNode node, string message)
    {
        if (!holds)
        {
            findings.Add(new(FindingSeverity.Error, _state.Dialog, _state.StateName, $"{_title}: {message}", _state.Profile.Language.Code(), $"{path}:{node.Start.Line}"));
        }
    }
}
