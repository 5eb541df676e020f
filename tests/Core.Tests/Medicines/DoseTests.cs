using Companion.Dialogs;
using Companion.Medicines.Commands;
using Companion.People;
using Companion.Storage;
using Companion.Testing;

namespace Companion.Core.Tests.Medicines;

public sealed class DoseTests : IAsyncLifetime
{
    private readonly Profile _anna = new()
    {
        PersonId = Guid.NewGuid(),
        Language = Language.Ru,
        TimeZone = "Europe/Kyiv",
        Consents = [Consents.Health],
    };

    private TestDatabase _test = null!;
    private CompanionDatabase _database = null!;
    private MedicineTurn _turn = null!;

    public async Task InitializeAsync()
    {
        _test = await TestDatabase.CreateAsync();
        _database = await _test.StartAsync();
        _turn = new MedicineTurn(_database, _anna, Kyiv("2026-11-20 12:00"));
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Save_OfAPlan_WakesAtItsNextHourAndHidesTheName()
    {
        var saved = await _turn.AddsAsync("Аспирин", "08:00,20:00 after");

        saved.Values["next"].ShouldBe(new TextValue("сегодня 20:00"));
        _turn.NextAt.ShouldBe(Kyiv("2026-11-20 20:00"));
        _turn.Profile.Facts["medicines"].ShouldBe("planned");
        System.Text.Encoding.UTF8.GetString((await _test.ScalarAsync<byte[]>("select name_box from medicines"))!).ShouldNotContain("Аспирин");
        (await _test.ScalarAsync<long>("select count(*) from medicine_doses where due_at < '2026-11-20 10:00Z'")).ShouldBe(0, "an hour before the plan was made is not missed");
    }

    [Fact]
    public async Task Save_WithoutConsent_WritesNothing()
    {
        _turn.Profile = _anna with { Consents = [] };

        (await _turn.AddsAsync("Аспирин", "08:00")).Result.ShouldBe("no-consent");
        (await _test.ScalarAsync<long>("select count(*) from medicines")).ShouldBe(0);
    }

    [Fact]
    public async Task Round_AfterConsentWasWithdrawn_AsksNothingUntilItIsGivenAgain()
    {
        await _turn.AddsAsync("Аспирин", "20:00");
        _turn.Profile = _turn.Profile with { Consents = [] };

        (await _turn.WakesAsync()).Result.ShouldBe("none");
        (await _test.ScalarAsync<long>("select count(*) from medicine_doses where asked_at is not null")).ShouldBe(0);

        _turn.Profile = _turn.Profile with { Consents = [Consents.Health] };
        _turn.Now = Kyiv("2026-11-21 09:00");
        await _turn.RunAsync(new ListMedicines());
        _turn.NextAt.ShouldBe(Kyiv("2026-11-21 20:00"));
    }

    [Fact]
    public async Task Round_WithTwoMedicinesAtOneHour_AsksOnceForBoth()
    {
        await _turn.AddsAsync("Аспирин", "08:00,20:00");
        await _turn.AddsAsync("Метформин", "20:00", "500 мг");

        var round = await _turn.WakesAsync();

        round.Result.ShouldBe("several");
        round.Values["list"].ShouldBe(new TextValue("• Аспирин, 1 таблетка\n• Метформин, 500 мг"));
        _turn.NextAt.ShouldBe(Kyiv("2026-11-21 08:00"));
    }

    [Fact]
    public async Task Answer_GivenTwice_CountsOnce()
    {
        await _turn.AddsAsync("Аспирин", "20:00", stock: 10);
        var round = await _turn.WakesAsync();

        (await _turn.AnswersAsync(round, "taken")).Result.ShouldBe("ok");
        (await _turn.AnswersAsync(round, "taken")).Result.ShouldBe("already");

        (await _test.ScalarAsync<decimal>("select stock from medicines")).ShouldBe(9);
        (await _test.ScalarAsync<long>("select count(*) from medicine_doses where status = 'taken'")).ShouldBe(1);
    }

    [Fact]
    public async Task Answer_ThatComesLate_CountsForItsOwnDose()
    {
        await _turn.AddsAsync("Аспирин", "08:00,20:00");
        var evening = await _turn.WakesAsync();
        var morning = await _turn.WakesAsync();

        (await _turn.AnswersAsync(evening, "taken")).Result.ShouldBe("ok");

        (await Statuses()).ShouldBe("20 20:00 taken, 21 08:00 due, 21 20:00 due, 22 08:00 due, 22 20:00 due");
        (await _turn.AnswersAsync(morning, "taken")).Result.ShouldBe("ok", "the evening's was taken in the evening, though it was told now");
    }

    [Fact]
    public async Task Answer_OfSomebodyElsesDose_ChangesNothing()
    {
        await _turn.AddsAsync("Аспирин", "20:00");
        var round = await _turn.WakesAsync();
        var stranger = new MedicineTurn(_database, _anna with { PersonId = Guid.NewGuid() }, _turn.Now);

        (await stranger.AnswersAsync(round, "taken")).Result.ShouldBe("unknown");
        (await stranger.RunAsync(new ChangeMedicine(), ("medicine", await _turn.IdOfAsync("Аспирин")), ("change", new ChoiceValue("stop")))).Result.ShouldBe("unknown");

        (await _test.ScalarAsync<long>("select count(*) from medicine_doses where status = 'taken'")).ShouldBe(0);
        (await _test.ScalarAsync<string>("select status from medicines")).ShouldBe("active");
    }

    [Fact]
    public async Task Answer_SoonAfterTheLastIntake_AsksBeforeItCounts()
    {
        await _turn.AddsAsync("Аспирин", "08:00,14:00,20:00");
        await _turn.AnswersAsync(await _turn.WakesAsync(), "taken");
        await _turn.AnswersAsync(await _turn.WakesAsync(), "taken");
        var morning = await _turn.WakesAsync();
        await _turn.AnswersAsync(morning, "missed");
        _turn.Now = Kyiv("2026-11-21 11:30");
        await _turn.AnswersAsync(morning, "taken");
        var noon = await _turn.WakesAsync();

        var asked = await _turn.AnswersAsync(noon, "taken");

        asked.Result.ShouldBe("too-soon");
        asked.Values["recent"].ShouldBe(new TextValue("• Аспирин – сегодня 11:30"));
        (await _turn.AnswersAsync(noon, "taken", twice: false)).Result.ShouldBe("ok");
        (await Statuses()).ShouldContain("21 14:00 due");
        (await _turn.AnswersAsync(noon, "taken", twice: true)).Result.ShouldBe("ok");
        (await Statuses()).ShouldContain("21 14:00 taken");
    }

    [Fact]
    public async Task Round_AfterAStandstillOfDays_AsksForOneHourOnly()
    {
        await _turn.AddsAsync("Аспирин", "08:00,20:00");
        _turn.Now = Kyiv("2026-11-24 09:00");

        var round = await _turn.RunAsync(new DoseRound());

        round.Result.ShouldBe("one");
        round.Values["list"].ShouldBe(new TextValue("• 08:00 – Аспирин, 1 таблетка"));
        (await Statuses()).ShouldBe("20 20:00 unasked, 21 08:00 unasked, 21 20:00 unasked, 23 08:00 unasked, 23 20:00 unasked, 24 08:00 due, 24 20:00 due, 25 08:00 due, 25 20:00 due");
        (await _turn.RunAsync(new DoseRound())).Result.ShouldBe("one", "what is not answered may be asked again");
        _turn.NextAt.ShouldBe(Kyiv("2026-11-24 20:00"));
    }

    [Fact]
    public async Task Wake_AroundAChangeOfTheClocks_IsAtTheSameHourOnTheWall()
    {
        _turn.Now = Kyiv("2026-03-28 07:00");
        await _turn.AddsAsync("Аспирин", "08:00");

        await _turn.WakesAsync();
        _turn.Now.ShouldBe(new DateTimeOffset(2026, 3, 28, 6, 0, 0, TimeSpan.Zero));
        await _turn.WakesAsync();
        _turn.Now.ShouldBe(new DateTimeOffset(2026, 3, 29, 5, 0, 0, TimeSpan.Zero), "summer time began in the night");
        (await _test.ScalarAsync<long>("select count(distinct day) from medicine_doses where asked_at is not null")).ShouldBe(2);
    }

    [Theory]
    [InlineData("America/New_York", "2026-11-20 08:00", "2026-11-21 08:00")]
    [InlineData("Asia/Ho_Chi_Minh", "2026-11-21 08:00", "2026-11-22 08:00")]
    public async Task Wake_AfterAMoveToAnotherZone_KeepsTheHourAndEachDoseOnce(string zone, string firstThere, string thenInHonolulu)
    {
        await _turn.AddsAsync("Аспирин", "08:00");
        _turn.Profile = _turn.Profile with { TimeZone = zone };

        (await _turn.RunAsync(new DoseRound())).Result.ShouldBe("none");

        _turn.NextAt.ShouldBe(Local(zone, firstThere));
        var round = await _turn.WakesAsync();
        await _turn.AnswersAsync(round, "taken");
        _turn.Profile = _turn.Profile with { TimeZone = "Pacific/Honolulu" };
        await _turn.RunAsync(new DoseRound());
        _turn.NextAt.ShouldBe(Local("Pacific/Honolulu", thenInHonolulu), "that morning's dose was taken, though 08:00 comes there once more");
    }

    [Fact]
    public async Task Answer_WhenTheStockRunsLow_TellsItOnceADayMark()
    {
        await _turn.AddsAsync("Аспирин", "20:00", "2 таблетки", stock: 10);
        var notes = new List<string>();
        for (var day = 0; day < 5; day++)
        {
            var answered = await _turn.AnswersAsync(await _turn.WakesAsync(), "taken");
            notes.Add(answered.Values.TryGetValue("note", out var note) ? ((TextValue)note).Text : "-");
        }

        notes.ShouldBe(["-", "Аспирин: хватит ещё на 3 дня. Пора пополнить запас.", "-", "Аспирин: хватит ещё на 1 день. Пора пополнить запас.", "Аспирин: сегодня закончится. Пополните, пожалуйста, запас."]);
    }

    [Fact]
    public async Task Course_WhenItsLastDoseIsTaken_EndsAndWakesNobody()
    {
        await _turn.AddsAsync("Амоксициллин", "08:00,20:00 c2");
        await _turn.AnswersAsync(await _turn.WakesAsync(), "taken");
        await _turn.AnswersAsync(await _turn.WakesAsync(), "taken");

        var last = await _turn.AnswersAsync(await _turn.WakesAsync(), "taken");

        last.Values["note"].ShouldBe(new TextValue("Амоксициллин: это был последний приём, курс закончен."));
        _turn.NextAt.ShouldBeNull();
        _turn.Now = Kyiv("2026-11-22 10:00");
        var list = await _turn.RunAsync(new ListMedicines());
        ((TextValue)list.Values["overview"]).Text.ShouldContain("курс закончен");
        (await Statuses()).ShouldBe("20 20:00 taken, 21 08:00 taken, 21 20:00 taken");
    }

    [Fact]
    public async Task Pause_UntilItIsTakenUpAgain_AsksForNothingAndCountsNothingAsMissed()
    {
        await _turn.AddsAsync("Аспирин", "08:00,20:00");
        var id = await _turn.IdOfAsync("аспирин");

        await _turn.RunAsync(new ChangeMedicine(), ("medicine", id), ("change", new ChoiceValue("pause")));
        _turn.NextAt.ShouldBeNull();
        _turn.Profile.Facts.ShouldNotContainKey("medicines");
        (await _turn.RunAsync(new PickMedicine(), ("which", new TextValue("аспирн")))).Result.ShouldBe("paused");

        _turn.Now = Kyiv("2026-11-22 09:00");
        await _turn.RunAsync(new ChangeMedicine(), ("medicine", id), ("change", new ChoiceValue("resume")));
        _turn.NextAt.ShouldBe(Kyiv("2026-11-22 20:00"));
        (await Statuses()).ShouldBe("22 20:00 due, 23 08:00 due, 23 20:00 due");
    }

    [Fact]
    public async Task Shift_OfToday_MovesWhatIsLeftAndNothingOfTomorrow()
    {
        await _turn.AddsAsync("Аспирин", "14:00,20:00");
        var shifted = await _turn.RunAsync(new ShiftToday(), ("hours", new NumberValue(2)));

        ((TextValue)shifted.Values["list"]).Text.ShouldBe("• 16:00 – Аспирин, 1 таблетка\n• 21:29 – Аспирин, 1 таблетка", "quiet hours begin at 21:30");
        _turn.NextAt.ShouldBe(Kyiv("2026-11-20 16:00"));
        await _turn.AnswersAsync(await _turn.WakesAsync(), "taken");
        await _turn.AnswersAsync(await _turn.WakesAsync(), "taken", twice: true);
        _turn.Now.ShouldBe(Kyiv("2026-11-20 21:29"));
        _turn.NextAt.ShouldBe(Kyiv("2026-11-21 14:00"));
    }

    [Fact]
    public async Task Round_WhenThePlanNamesAnHourOfTheNight_MayRemindAtNight()
    {
        await _turn.AddsAsync("Снотворное", "23:00");

        (await _turn.WakesAsync()).Result.ShouldBe("one-at-night");
    }

    [Fact]
    public async Task OpenDoses_OfTheLastDay_OffersTheMissedOnesToo()
    {
        await _turn.AddsAsync("Аспирин", "20:00");
        var round = await _turn.WakesAsync();
        await _turn.AnswersAsync(round, "missed");
        _turn.Now = Kyiv("2026-11-21 09:00");

        var open = await _turn.RunAsync(new OpenDoses());

        open.Values["l1"].ShouldBe(new TextValue("вчера 20:00 – Аспирин"));
        (await _turn.RunAsync(new AnswerDoses(), ("doses", open.Values["d1"]), ("answer", new ChoiceValue("taken")))).Result.ShouldBe("ok");
        (await Statuses()).ShouldStartWith("20 20:00 taken");
        (await _turn.RunAsync(new OpenDoses())).Result.ShouldBe("none");
    }

    [Fact]
    public async Task Today_ForTheCheckIn_TellsWhatIsNotMarked()
    {
        (await _turn.RunAsync(new TodaysMedicines())).Result.ShouldBe("nothing");
        await _turn.AddsAsync("Аспирин", "14:00,20:00");
        var round = await _turn.WakesAsync();

        var some = await _turn.RunAsync(new TodaysMedicines());
        some.Result.ShouldBe("some");
        some.Values["list"].ShouldBe(new TextValue("• Аспирин, 1 таблетка"));
        await _turn.AnswersAsync(round, "taken");
        var all = await _turn.RunAsync(new TodaysMedicines());
        all.Result.ShouldBe("all");
        all.Values["taken"].ShouldBe(new YesNoValue(true));
    }

    [Fact]
    public async Task TakeNow_OfSomethingAsNeeded_IsCountedAndAskedAboutWhenSoon()
    {
        await _turn.AddsAsync("Парацетамол", "prn", stock: 5);
        _turn.NextAt.ShouldBeNull();
        var id = await _turn.IdOfAsync("Парацетамол");

        (await _turn.RunAsync(new TakeNow(), ("medicine", id))).Result.ShouldBe("ok");
        _turn.Now = _turn.Now.AddMinutes(30);
        (await _turn.RunAsync(new TakeNow(), ("medicine", id))).Result.ShouldBe("too-soon");
        (await _turn.RunAsync(new TakeNow(), ("medicine", id), ("twice", new YesNoValue(true)))).Result.ShouldBe("ok");

        (await _test.ScalarAsync<decimal>("select stock from medicines")).ShouldBe(3);
        (await _test.ScalarAsync<long>("select count(*) from medicine_doses where not planned")).ShouldBe(2);
    }

    private async Task<string> Statuses() => await _test.ScalarAsync<string>(
        "select string_agg(format('%s %s %s', extract(day from day), to_char(at, 'HH24:MI'), status), ', ' order by day, at) from medicine_doses") ?? "";

    private static DateTimeOffset Kyiv(string local) => Local("Europe/Kyiv", local);

    private static DateTimeOffset Local(string zone, string local)
    {
        var at = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return LocalClock.Moment(zone, DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at));
    }
}
