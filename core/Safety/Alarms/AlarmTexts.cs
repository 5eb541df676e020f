using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Companion.Dialogs;
using Companion.People;

namespace Companion.Safety.Alarms;

/// <summary>What an alarm says to those concerned: the texts "alarm.*" of the folder Safety, in each reader's language.</summary>
internal sealed class AlarmTexts
{
    private const string Folder = "Dialogs/Safety/texts.";
    private const string EngineFolder = "Dialogs/Conversation/texts.";
    private static readonly FrozenSet<string> s_told = new[]
    {
        "started", "paged", "no-answer", "cannot", "unreachable", "taken", "on-the-way", "asked-again", "staff-took", "staff-on-the-way",
        "ladder-ended", "taker-silent", "safe", "false-alarm",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly EngineTexts _engine;
    private readonly TextFolder _texts = new(finding => throw new InvalidOperationException(finding.ToString()));

    /// <param name="sources">All files of dialogs.</param>
    public AlarmTexts(IEnumerable<DialogSource> sources)
    {
        var engine = new TextFolder(finding => throw new InvalidOperationException(finding.ToString()));
        foreach (var source in sources)
        {
            Add(_texts, Folder, source);
            Add(engine, EngineFolder, source);
        }

        _engine = new EngineTexts(engine);
    }

    private static void Add(TextFolder texts, string folder, DialogSource source)
    {
        if (source.Path.StartsWith(folder, StringComparison.Ordinal) && Languages.FromTag(source.Path[folder.Length..].Split('.')[0]) is { } language)
        {
            texts.Add(language, source);
        }
    }

    /// <summary>The call itself, as a chat shows it.</summary>
    public OutMessage Page(Alarm alarm, int contact)
    {
        var reader = alarm.Ladder[contact];
        var buttons = ImmutableArray.CreateBuilder<ImmutableArray<OutButton>>();
        buttons.Add([Button(alarm, reader.Language, "take")]);
        buttons.Add([Button(alarm, reader.Language, "on-the-way")]);
        buttons.Add([Button(alarm, reader.Language, "cannot")]);
        AddCall(buttons, alarm, reader.Language);
        return new OutMessage { Text = PageText(alarm, reader), Buttons = buttons.DrainToImmutable(), Lane = LaneOf(alarm) };
    }

    /// <summary>Title and text of the call, as e-mail, SMS and push show it.</summary>
    public (string Subject, string Text) PlainPage(Alarm alarm, int contact) =>
        (Plain(Say("alarm.subject." + Topic(alarm), alarm, alarm.Ladder[contact].Language, null)), Plain(PageText(alarm, alarm.Ladder[contact])));

    public OutMessage ToContact(Alarm alarm, int contact, string notice, int? about)
    {
        var reader = alarm.Ladder[contact];
        var buttons = ImmutableArray.CreateBuilder<ImmutableArray<OutButton>>();
        foreach (var what in ButtonsOf(notice))
        {
            buttons.Add([Button(alarm, reader.Language, what)]);
        }

        if (buttons.Count > 0)
        {
            AddCall(buttons, alarm, reader.Language);
        }

        return new OutMessage
        {
            Text = Marked(alarm, reader.Language) + Say("alarm.contact." + notice, alarm, reader.Language, about)
                + (alarm.IsOver && reader.SeesAlarms && alarm.Kind != AlarmKind.Test ? Timeline(alarm, reader.Language) : ""),
            Buttons = buttons.DrainToImmutable(),
            Lane = LaneOf(alarm),
        };
    }

    private static string[] ButtonsOf(string notice) => notice switch
    {
        "cannot-after-all" => ["take"],
        "you-took" or "how-is-it" or "asked-again" => ["on-the-way", "safe", "false-alarm", "cannot"],
        "you-are-on-the-way" => ["safe", "false-alarm", "cannot"],
        _ => [],
    };

    public OutMessage ToPerson(Alarm alarm, string notice, int? about)
    {
        var language = alarm.Person.Language;
        ImmutableArray<ImmutableArray<OutButton>> buttons = notice switch
        {
            "nobody" or "taker-silent" or "to-staff" =>
                [[new OutButton(Say("alarm.button.number", alarm, language, null), Url: "tel:" + alarm.Person.Number)]],
            "paged" or "taken" or "on-the-way" or "staff-took" or "staff-on-the-way" => [[Button(alarm, language, "stop")]],
            _ => [],
        };
        return new OutMessage
        {
            Text = Marked(alarm, language) + Say("alarm.person." + notice, alarm, language, about),
            Buttons = buttons,

            // The key that asks for the position goes away when it has done its work.
            Home = notice is "position" or "resolved" or "staff-resolved" ? _engine.Home(language) : null,
            Lane = LaneOf(alarm),
        };
    }

    /// <summary>Asks the person where they are, with the channel's own button.</summary>
    public OutMessage AskPosition(Alarm alarm) => new()
    {
        Text = Marked(alarm, alarm.Person.Language) + Say("alarm.person.where", alarm, alarm.Person.Language, null),
        Request = OutRequest.Location,
        RequestLabel = Say("alarm.button.where", alarm, alarm.Person.Language, null),
        Home = _engine.Home(alarm.Person.Language),
        Lane = LaneOf(alarm),
    };

    /// <summary>Whether a line of the timeline is for the family too.</summary>
    public static bool IsTold(string what) => s_told.Contains(what);

    /// <summary>How it went, for those who were called: a line for each thing, by the clock of the person.</summary>
    private string Timeline(Alarm alarm, Language language)
    {
        var zone = Reader(language, alarm.Person.TimeZone);
        var text = new StringBuilder();
        foreach (var line in alarm.Lines)
        {
            var time = LocalClock.At(zone, line.At).ToString("HH:mm", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"\n{time} {Say("alarm.line." + Line(alarm, line), alarm, language, line.Contact)}");
        }

        foreach (var note in alarm.Notes)
        {
            var who = note.Contact is { } at ? alarm.Ladder[at].Name : note.Staff is null ? alarm.Person.Name : "";
            var time = LocalClock.At(zone, note.At).ToString("HH:mm", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"\n{time} {Say("alarm.line.note", alarm, language, null, note: (who.Length > 0 ? who : "📝", note.Text))}");
        }

        return text.Length == 0 ? "" : "\n" + text;
    }

    /// <summary>The beginning is told by what raised it.</summary>
    private static string Line(Alarm alarm, AlarmLine line) => line.What != "started" ? line.What : alarm.Cause switch
    {
        AlarmCauses.Words or AlarmCauses.Voice or AlarmCauses.RedFlag or AlarmCauses.CheckIn or AlarmCauses.Promise => alarm.Cause,
        _ => AlarmCauses.Button,
    };

    /// <summary>The letter that brings a code.</summary>
    /// <param name="asker">Who would like to call the reader in an alarm; null: the reader asked for it.</param>
    /// <param name="code">Six digits.</param>
    /// <param name="language">The reader's.</param>
    public (string Subject, string Text) Code(string? asker, string code, Language language)
    {
        var values = ImmutableDictionary.CreateBuilder<string, SlotValue>(StringComparer.Ordinal);
        values["code"] = new TextValue(code);
        if (asker is not null)
        {
            values["name"] = new TextValue(asker.Length > 0 ? asker : Somebody(language));
        }

        var source = new ValueSource(Reader(language, "Etc/UTC"), null, null) { Extra = values.ToImmutable() };
        return (Plain(Find("code.subject").Render(source)), Plain(Find("code.text").Render(source)));
    }

    /// <summary>A sentence of the answering page.</summary>
    public string Word(string key, Alarm alarm, Language language, int? about = null) => Plain(Say(key, alarm, language, about));

    /// <summary>"Anna, Boris": whom an alarm would call.</summary>
    public string Names(IEnumerable<AlarmContact> contacts, Language language)
    {
        var names = contacts.Select(contact => contact.Name.Length > 0 ? contact.Name : Somebody(language)).ToList();
        return string.Join(", ", names.Distinct(StringComparer.Ordinal));
    }

    public string NameOf(Alarm alarm, Language language) => alarm.Person.Name.Length > 0 ? alarm.Person.Name : Somebody(language);

    /// <summary>Bold marks have no place outside of chats.</summary>
    private static string Plain(string text) =>
        text.Replace(Markup.BoldBegin.ToString(), "", StringComparison.Ordinal).Replace(Markup.BoldEnd.ToString(), "", StringComparison.Ordinal);

    private static Lane LaneOf(Alarm alarm) => alarm.Kind == AlarmKind.Silence ? Lane.Alert : Lane.Sos;

    private static string Topic(Alarm alarm) => alarm.Kind switch
    {
        AlarmKind.Test => "test",
        AlarmKind.Silence => alarm.Cause == AlarmCauses.Promise ? "promise" : "missed",
        _ => alarm.Cause == AlarmCauses.RedFlag ? "red-flag" : "sos",
    };

    private string PageText(Alarm alarm, AlarmContact reader) =>
        Marked(alarm, reader.Language) + Say(
            "alarm.page." + (Topic(alarm) == "sos" && alarm.Cause is AlarmCauses.Words or AlarmCauses.Voice ? alarm.Cause : Topic(alarm)),
            alarm,
            reader.Language,
            null,
            reader.SeesPosition,
            reader.HearsWords);

    private OutButton Button(Alarm alarm, Language language, string what) =>
        new(Say("alarm.button." + what, alarm, language, null), AlarmToken.Button(alarm.Id, what));

    private void AddCall(ImmutableArray<ImmutableArray<OutButton>>.Builder buttons, Alarm alarm, Language language)
    {
        if (alarm.Person.Phone is { } phone)
        {
            buttons.Add([new OutButton(Say("alarm.button.call", alarm, language, null), Url: "tel:" + phone)]);
        }
    }

    private string Marked(Alarm alarm, Language language) => alarm.Kind == AlarmKind.Test ? Say("alarm.test-mark", alarm, language, null) + "\n" : "";

    private string Somebody(Language language) => Find("alarm.somebody").Render(new ValueSource(Reader(language, "Etc/UTC"), null, null));

    private string Say(string key, Alarm alarm, Language language, int? about, bool withPosition = true, bool withWords = false, (string Who, string Text)? note = null)
    {
        var values = ImmutableDictionary.CreateBuilder<string, SlotValue>(StringComparer.Ordinal);
        values["name"] = new TextValue(alarm.Person.Name.Length > 0 ? alarm.Person.Name : Somebody(language));
        values["number"] = new TextValue(alarm.Person.Number);
        values["time"] = new TimeValue(TimeOnly.FromDateTime(LocalClock.At(Reader(language, alarm.Person.TimeZone), alarm.StartedAt).ToDateTimeUnspecified()));
        if ((about ?? alarm.TakenBy) is { } at)
        {
            values["who"] = new TextValue(alarm.Ladder[at].Name.Length > 0 ? alarm.Ladder[at].Name : Somebody(language));
        }

        if (withWords && alarm.Words is { Length: > 0 } words)
        {
            values["words"] = new TextValue(words);
        }

        if (note is var (noted, text))
        {
            values["who"] = new TextValue(noted);
            values["note"] = new TextValue(text);
        }

        if (alarm.Person.HasOperators)
        {
            values["operators"] = new YesNoValue(true);
        }

        if (alarm.Person.Phone is { } phone)
        {
            values["phone"] = new TextValue(phone);
        }

        if (withPosition && alarm.Position is { } position)
        {
            values["map"] = new TextValue(Geo.MapUrl(position));
        }

        if (about is { } paged)
        {
            values["minutes"] = new NumberValue(decimal.Round((decimal)Math.Max(1, alarm.Ladder[paged].Wait.TotalMinutes), 0));
        }

        return Find(key).Render(new ValueSource(Reader(language, alarm.Person.TimeZone), null, null) { Extra = values.ToImmutable() });
    }

    private DialogText Find(string key)
    {
        lock (_texts)
        {
            return _texts.Find(key) ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"no text '{key}'"));
        }
    }

    private static Profile Reader(Language language, string zone) => new() { PersonId = Guid.Empty, Language = language, TimeZone = zone };
}
