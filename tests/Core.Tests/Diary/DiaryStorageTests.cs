using System.Text;
using System.Text.Json;
using Companion.Conversations;
using Companion.Diary;
using Companion.Diary.CheckIns;
using Companion.Diary.Commands;
using Companion.Diary.Rules;
using Companion.Diary.Trends;
using Companion.Dialogs;
using Companion.People;
using Companion.People.Commands;
using Companion.Safety;
using Companion.Storage;
using Companion.Storage.Encryption;
using Companion.Testing;

namespace Companion.Core.Tests.Diary;

public sealed class DiaryStorageTests : IAsyncLifetime
{
    private static readonly DateTimeOffset _now = new(2026, 11, 21, 7, 0, 0, TimeSpan.Zero);

    private readonly Profile _anna = new()
    {
        PersonId = Guid.NewGuid(),
        Language = Language.Uk,
        Country = "UA",
        TimeZone = "Europe/Kyiv",
        Consents = [Consents.Health],
        CheckInAt = new TimeOnly(9, 0),
    };

    private TestDatabase _test = null!;
    private CompanionDatabase _database = null!;
    private TurnUnderTest _turn = null!;

    public async Task InitializeAsync()
    {
        _test = await TestDatabase.CreateAsync();
        _database = await _test.StartAsync();
        _turn = new TurnUnderTest(_database, _anna, _now);
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Record_OfACheckIn_WritesEverythingAndHidesTheWords()
    {
        await _turn.RunAsync(
            new DiaryRecord(), ("mood", new NumberValue(4)), ("pain", new NumberValue(0)), ("sleep", new NumberValue(6.5m)),
            ("pressure", new BloodPressureValue(120, 80, 72)), ("medicines", new YesNoValue(true)), ("note", new TextValue("онука приїхала")));

        (await _test.ScalarAsync<string>("select format('%s %s %s %s', mood, pain, sleep_hours, medicines) from diary_entries"))
            .ShouldBe("4 0 6.50 t");
        (await _test.ScalarAsync<string>("select string_agg(format('%s %s/%s %s %s', kind, systolic, diastolic, value, unit), ', ' order by kind) from measurements"))
            .ShouldBe("blood-pressure 120/80  mmHg, pulse / 72.00 /min");
        var box = (await _test.ScalarAsync<byte[]>("select note_box from diary_entries"))!;
        Encoding.UTF8.GetString(box).ShouldNotContain("онука");
        Encoding.UTF8.GetString(_database.Ciphers.For(DefaultTenant.Id).Open(box, "diary.note")).ShouldBe("онука приїхала");
    }

    [Fact]
    public async Task Record_AfterTheMoodOfToday_AsksAgainTomorrow()
    {
        await _turn.RunAsync(new DiaryRecord(), ("mood", new NumberValue(4)));
        _turn.Timers.ShouldHaveSingleItem().Due.ShouldBe(new DateTimeOffset(2026, 11, 22, 7, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Record_WithAStoredPhoto_TiesItToTheEntry()
    {
        var file = Guid.NewGuid();
        await _turn.RunAsync(new DiaryRecord(), ("mood", new NumberValue(4)), ("photo", new FileValue(FileKind.Photo, file.ToString())));
        (await _test.ScalarAsync<Guid>("select file_id from diary_photos join diary_entries e on e.id = entry_id")).ShouldBe(file);
        _turn.Work.ShouldBeEmpty();
    }

    [Fact]
    public async Task Record_WithAPhotoThatTheChannelHolds_FetchesItAndTiesItOnce()
    {
        await _turn.RunAsync(new DiaryRecord(), ("mood", new NumberValue(4)), ("photo", new FileValue(FileKind.Photo, "AgACAgIAAx")));
        var work = _turn.Work.ShouldHaveSingleItem();
        work.Kind.ShouldBe("telegram.file");
        var payload = JsonDocument.Parse(work.PayloadJson).RootElement;
        payload.GetProperty("file").GetString().ShouldBe("AgACAgIAAx");
        var entry = payload.GetProperty("entry").GetGuid();
        entry.ShouldBe(await _test.ScalarAsync<Guid>("select id from diary_entries"));

        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var photos = new DiaryPhotos(_database);
        await photos.AttachAsync(DefaultTenant.Id, _anna.PersonId, entry, first, CancellationToken.None);
        await photos.AttachAsync(DefaultTenant.Id, _anna.PersonId, entry, second, CancellationToken.None);
        await photos.AttachAsync(DefaultTenant.Id, _anna.PersonId, Guid.NewGuid(), second, CancellationToken.None);
        (await _test.ScalarAsync<Guid>("select file_id from diary_photos")).ShouldBe(first);
    }

    [Fact]
    public async Task SetCircumstance_OfAWeakHeart_MakesTheWeightRuleHold()
    {
        await _turn.RunAsync(new SetCircumstance(), ("fact", new ChoiceValue("heart-failure")), ("holds", new YesNoValue(true)));
        await _turn.RunAsync(new DiaryRecord(), ("weight", new NumberValue(80)));
        _turn.Now = _now.AddDays(2);
        (await _turn.RunAsync(new DiaryRecord(), ("weight", new NumberValue(82.5m)))).Result.ShouldBe("weight-gain");
        await _turn.RunAsync(new SetCircumstance(), ("fact", new ChoiceValue("heart-failure")), ("holds", new YesNoValue(false)));
        _turn.Profile.Facts.ShouldNotContainKey("heart-failure");
    }

    [Fact]
    public async Task Record_WithoutConsent_WritesNothing()
    {
        var turn = new TurnUnderTest(_database, _anna with { Consents = [] }, _now);
        (await turn.RunAsync(new DiaryRecord(), ("mood", new NumberValue(4)))).Result.ShouldBe("no-consent");
        (await _test.ScalarAsync<long>("select count(*) from diary_entries")).ShouldBe(0);
    }

    [Fact]
    public async Task Record_OfHighPressureOverFourDays_TellsTheAverage()
    {
        CommandOutcome outcome = CommandOutcome.Ok;
        for (var day = 0; day < 4; day++)
        {
            outcome.Result.ShouldBe("ok");
            _turn.Now = _now.AddDays(day);
            outcome = await _turn.RunAsync(new DiaryRecord(), ("pressure", new BloodPressureValue(140 + day, 88)));
        }

        outcome.Result.ShouldBe("pressure-average");
        outcome.Values["average"].ShouldBe(new BloodPressureValue(142, 88));
    }

    [Fact]
    public async Task Record_OfSeveralUnusualSigns_SaysSo() =>
        (await _turn.RunAsync(
            new DiaryRecord(), ("pressure", new BloodPressureValue(95, 60)), ("pulse", new NumberValue(115)), ("temperature", new NumberValue(38.5m))))
            .Result.ShouldBe("score");

    [Fact]
    public async Task Record_OfSuddenWeight_OnlyWithHeartFailureSaysSo()
    {
        await _turn.RunAsync(new DiaryRecord(), ("weight", new NumberValue(80)));
        _turn.Now = _now.AddDays(2);
        (await _turn.RunAsync(new DiaryRecord(), ("weight", new NumberValue(82.5m)))).Result.ShouldBe("ok");

        var heart = new TurnUnderTest(_database, _turn.Profile with { Facts = _turn.Profile.Facts.Add("heart-failure", "yes") }, _now.AddDays(3));
        (await heart.RunAsync(new DiaryRecord(), ("weight", new NumberValue(84.6m)))).Result.ShouldBe("weight-gain");
    }

    [Fact]
    public async Task CheckIn_DeliveredSeenAndAnswered_IsLoggedApartAndPlannedOnce()
    {
        var due = ("due", (SlotValue)new MomentValue(_now));
        _turn.Now = _now.AddSeconds(1);
        await _turn.RunAsync(CheckInStep.Delivered, due);
        var timer = _turn.Timers.ShouldHaveSingleItem();
        timer.Due.ShouldBe(_now.AddDays(1));
        timer.Content.ShouldBeOfType<BeginInput>().Arguments["due"].ShouldBe(new MomentValue(_now.AddDays(1)));
        _turn.Now = _now.AddMinutes(5);
        await _turn.RunAsync(CheckInStep.Seen, due);
        _turn.Timers.ShouldBeEmpty();
        _turn.Now = _now.AddMinutes(9);
        await _turn.RunAsync(CheckInStep.Answered, due);

        (await _test.ScalarAsync<string>(
            "select format('%s %s %s %s %s', day, delivered_at - due_at, seen_at - due_at, answered_at - due_at, outcome) from check_ins"))
            .ShouldBe("2026-11-21 00:00:01 00:05:00 00:09:00 answered");
    }

    [Fact]
    public async Task CheckIn_DeliveredTwice_KeepsTheFirstTime()
    {
        var due = ("due", (SlotValue)new MomentValue(_now));
        await _turn.RunAsync(CheckInStep.Delivered, due);
        _turn.Now = _now.AddHours(1);
        await _turn.RunAsync(CheckInStep.Delivered, due);
        (await _test.ScalarAsync<bool>("select count(*) = 1 and min(delivered_at) = '2026-11-21 07:00Z' from check_ins")).ShouldBeTrue();
    }

    [Fact]
    public async Task SetLimit_OfADoctor_HoldsFromTheNextReadingAndIsKept()
    {
        var pulse = ("kind", (SlotValue)new ChoiceValue("pulse"));
        var doctor = ("set-by", (SlotValue)new TextValue("staff 7"));
        await _turn.RunAsync(new SetLimit(), pulse, doctor, ("low", new NumberValue(50)), ("high", new NumberValue(95.5m)));
        PersonalLimits.Of(_turn.Profile).For(LimitKind.Pulse).ShouldBe(new Limit(50, 95.5m));

        _turn.Now = _now.AddDays(1);
        await _turn.RunAsync(new SetLimit(), pulse, doctor);
        PersonalLimits.Of(_turn.Profile).For(LimitKind.Pulse).IsSet.ShouldBeFalse();

        (await _test.ScalarAsync<string>("select string_agg(format('%s %s..%s %s', kind, low, high, set_by), ', ' order by at) from personal_limits"))
            .ShouldBe("pulse 50.00..95.50 staff 7, pulse .. staff 7");
    }

    [Theory]
    [InlineData("pulse", 90, 50, "staff 7")]
    [InlineData("pulse", -1, 50, "staff 7")]
    [InlineData("pulse", 50, 90, "")]
    [InlineData("mood", 50, 90, "staff 7")]
    public async Task SetLimit_ThatNoReadingCouldKeepOrNobodySet_IsRefused(string kind, int low, int high, string by)
    {
        var outcome = await _turn.RunAsync(
            new SetLimit(), ("kind", new ChoiceValue(kind)), ("low", new NumberValue(low)), ("high", new NumberValue(high)), ("set-by", new TextValue(by)));

        outcome.Result.ShouldBe("refused");
        (await _test.ScalarAsync<long>("select count(*) from personal_limits")).ShouldBe(0);
    }

    [Fact]
    public async Task Sos_WhenRaised_IsLoggedWithTheNumberOfTheCountry()
    {
        var outcome = await _turn.RunAsync(new SosStep(), ("step", new ChoiceValue("raised")));
        outcome.Values["number"].ShouldBe(new TextValue("103"));
        (await _test.ScalarAsync<string>("select format('%s %s %s', step, country, number) from sos_events")).ShouldBe("raised UA 103");
    }

    [Fact]
    public async Task Onboarding_StepByStep_KeepsThePersonAndTheConsents()
    {
        var turn = new TurnUnderTest(_database, new Profile { PersonId = Guid.NewGuid(), Language = Language.En }, _now);
        await turn.RunAsync(new SetLanguage(), ("language", new ChoiceValue("ru")));
        await turn.RunAsync(new SetName(), ("name", new TextValue(" Мария ")));
        (await turn.RunAsync(new SetCountry(), ("country", new ChoiceValue("ru")))).Result.ShouldBe("ask-time");
        (await turn.RunAsync(new SetClock(), ("clock", new TimeValue(new TimeOnly(14, 3))))).Result.ShouldBe("ok");
        await turn.RunAsync(new SetConsent(new Wording()), ("kind", new ChoiceValue("health")), ("granted", new YesNoValue(true)));
        await turn.RunAsync(new SetConsent(new Wording()), ("kind", new ChoiceValue("ai")), ("granted", new YesNoValue(false)));
        await turn.RunAsync(new SetCheckIn(), ("hour", new TimeValue(new TimeOnly(8, 0))));
        await turn.RunAsync(new FinishOnboarding());

        turn.Profile.Name.ShouldBe("Мария");
        turn.Profile.Consents.ShouldBe([Consents.Health]);
        turn.Profile.Onboarded.ShouldBeTrue();
        // 14:03 while it is 07:00 in UTC: seven hours ahead.
        turn.Timers.ShouldHaveSingleItem().Due.ShouldBe(new DateTimeOffset(2026, 11, 22, 1, 0, 0, TimeSpan.Zero));
        (await _test.ScalarAsync<string>("select format('%s %s %s %s', language, country, check_in_at, onboarded_at is not null) from people"))
            .ShouldBe("ru RU 08:00:00 t");
        (await _test.ScalarAsync<string>("select string_agg(format('%s %s %s %s', kind, granted, language, text_hash), ', ' order by kind) from consents"))
            .ShouldBe("ai f ru hash-ai-Ru, health t ru hash-health-Ru");
    }

    [Fact]
    public async Task Chart_OfTheWeek_IsAPictureOfThePersonsOwnReadings()
    {
        await _turn.RunAsync(new DiaryRecord(), ("mood", new NumberValue(4)), ("pressure", new BloodPressureValue(142, 88)), ("glucose", new NumberValue(101)));
        var other = new TurnUnderTest(_database, _anna with { PersonId = Guid.NewGuid() }, _now);
        await other.RunAsync(new DiaryRecord(), ("weight", new NumberValue(80)));
        await _turn.RunAsync(new DiaryTrends(), ("period", new ChoiceValue("week")));
        var order = _turn.Work.ShouldHaveSingleItem();
        var files = new KeptFiles();

        var item = new WorkItem(DefaultTenant.Id, Guid.NewGuid(), Guid.NewGuid(), _anna.PersonId, order.Kind, order.PayloadJson, 1);
        var result = await new ChartWork(_database, files, new RsvgRasterizer()).RunAsync(item, CancellationToken.None);

        result.Succeeded.ShouldBeTrue();
        var json = JsonDocument.Parse(result.ResultJson).RootElement;
        json.GetProperty("file").GetGuid().ShouldBe(files.Id);
        json.GetProperty("summary").GetString().ShouldBe("У середньому за тиждень: тиск 142/88, самопочуття 4 з 5, цукор 5,6.");
        files.Content.Take(4).ShouldBe(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' });
    }

    private sealed class Wording : IConsentTexts
    {
        public string VersionOf(string consent, Language language) => $"hash-{consent}-{language}";
    }

    private sealed class KeptFiles : IFileStore
    {
        public Guid Id { get; } = Guid.NewGuid();

        public byte[] Content { get; private set; } = [];

        public Task<Guid> SaveAsync(
            Guid tenantId, Guid? personId, FileKind kind, string mimeType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
        {
            Content = content.ToArray();
            return Task.FromResult(Id);
        }

        public Task<StoredFile?> OpenAsync(Guid tenantId, Guid id, CancellationToken cancellationToken) =>
            Task.FromResult<StoredFile?>(null);
    }
}
