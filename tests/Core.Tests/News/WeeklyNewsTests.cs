using System.Text;
using System.Text.Json;
using Companion.Conversations;
using Companion.Core.Tests.Medicines;
using Companion.Diary.Trends;
using Companion.Dialogs;
using Companion.News;
using Companion.People;
using Companion.Storage;
using Companion.Testing;

namespace Companion.Core.Tests.News;

public sealed class WeeklyNewsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_sunday = new(2026, 11, 22, 15, 30, 0, TimeSpan.Zero);
    private readonly Guid _anna = Guid.NewGuid();
    private readonly Guid _olha = Guid.NewGuid();
    private readonly FakeClock _clock = new(s_sunday);
    private TestDatabase _test = null!;
    private CompanionDatabase _database = null!;
    private Guid _relation;

    public async Task InitializeAsync()
    {
        _test = await TestDatabase.CreateAsync();
        _database = await _test.StartAsync();
        await PersonAsync(_anna, "Анна");
        await PersonAsync(_olha, "Ольга");
        await ExecuteAsync($"""
            insert into companion.consents (tenant_id, person_id, kind, at, granted, language, text_hash)
            values ('{DefaultTenant.Id}', '{_anna}', 'sharing', '2026-11-01', true, 'uk', 'x');
            insert into companion.conversations (tenant_id, id, person_id, version, box, account_id, chat_id, updated_at)
            values ('{DefaultTenant.Id}', '{Guid.NewGuid()}', '{_olha}', 1, '', '{Guid.NewGuid()}', '1', '2026-11-01');
            insert into companion.measurements (tenant_id, id, person_id, kind, measured_at, systolic, diastolic, unit, source)
            select '{DefaultTenant.Id}', gen_random_uuid(), '{_anna}', 'blood-pressure', timestamptz '2026-11-09 08:00Z' + make_interval(days => d), 130 + d, 80, 'mmHg', 'person'
            from generate_series(0, 13) d;
            insert into companion.check_ins (tenant_id, person_id, day, due_at, outcome)
            select '{DefaultTenant.Id}', '{_anna}', date '2026-11-16' + d, now(), case when d < 5 then 'answered' else 'missed' end from generate_series(0, 6) d;
            """);
        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, CancellationToken.None);
        _relation = (await RelationChanges.ProposeAsync(transaction.Connection, _anna, _olha, RelationKind.Relative, s_sunday, CancellationToken.None))!.Value;
        await RelationChanges.ConfirmAsync(
            transaction.Connection, _database.Ciphers.For(DefaultTenant.Id), _anna, _relation, "так, це моя донька", null, s_sunday, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Plan_ByTwoNodesAndAgain_PutsAWeekOnItsWayOnce()
    {
        var planned = await Task.WhenAll(Planner().PlanAsync(CancellationToken.None), Planner().PlanAsync(CancellationToken.None));
        planned.Sum().ShouldBe(1);

        _clock.Advance(TimeSpan.FromHours(3));
        (await Planner().PlanAsync(CancellationToken.None)).ShouldBe(0);

        (await _test.ScalarAsync<string>("select string_agg(to_char(due_at at time zone 'UTC', 'DD HH24:MI'), ',') from timers where name like 'tell:news:%'"))
            .ShouldBe("22 16:00", "six in the evening on her clock");
        _clock.Advance(TimeSpan.FromDays(7));
        (await Planner().PlanAsync(CancellationToken.None)).ShouldBe(1);
    }

    [Fact]
    public async Task Plan_OnTheDayAndHourThatTheReaderChose_IsThatDays_AndNotMostOfTheSameWeekTwice()
    {
        await Reader().RunAsync(new SetNewsHour(), ("weekday", new ChoiceValue("mon")), ("hour", new TimeValue(new(9, 0))));
        (await Planner().PlanAsync(CancellationToken.None)).ShouldBe(0, "it is Sunday");
        _clock.Advance(TimeSpan.FromHours(15));
        (await Planner().PlanAsync(CancellationToken.None)).ShouldBe(1);
        (await _test.ScalarAsync<string>("select to_char(week, 'DD') || to_char(due_at at time zone 'UTC', ' DD HH24:MI') from weekly_news")).ShouldBe("23 23 07:00");

        await Reader().RunAsync(new SetNewsHour(), ("weekday", new ChoiceValue("wed")), ("hour", new TimeValue(new(9, 0))));
        _clock.Advance(TimeSpan.FromDays(2));
        (await Planner().PlanAsync(CancellationToken.None)).ShouldBe(0, "two days after the last");
        _clock.Advance(TimeSpan.FromDays(7));
        (await Planner().PlanAsync(CancellationToken.None)).ShouldBe(1);
    }

    [Fact]
    public async Task Order_ByWhomItIsAllowed_IsWrittenDownForThePerson()
    {
        var turn = Reader();

        (await turn.RunAsync(new OrderNews(), ("person", new TextValue(_anna.ToString("N"))), ("week", new DateValue(new(2026, 11, 22))))).Result.ShouldBe("ok");

        (await _test.ScalarAsync<string>("select what || ' ' || allowed from access_log")).ShouldBe("weekly true");
    }

    [Fact]
    public async Task Order_AfterItWasRevoked_TellsNothing()
    {
        await using (var transaction = await _database.BeginAsync(DefaultTenant.Id, CancellationToken.None))
        {
            await RelationChanges.RevokeAsync(transaction.Connection, _anna, _relation, s_sunday, CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }

        (await Reader().RunAsync(new OrderNews(), ("person", new TextValue(_anna.ToString("N"))), ("week", new DateValue(new(2026, 11, 22))))).Result.ShouldBe("not-allowed");
        (await WorkAsync()).Succeeded.ShouldBeFalse("also when it was ordered before");
    }

    [Fact]
    public async Task Work_OfAWeek_SaysWhatChangedAndWasMissedAndKeepsMedicinesBack()
    {
        await MissedDosesAsync();

        var told = Summary(await WorkAsync());

        told.ShouldContain("Анна: тиждень 16 лист. – 22 лист. 2026.");
        told.ShouldContain("тиск 140/80 (тижнем раніше 133/80)");
        told.ShouldContain("відповідей: 5, пропущено: 2");
        told.ShouldContain("тиск ×7");
        told.ShouldContain("не діагноз");
        told.ShouldNotContain("Ліки", Case.Insensitive, "she was not allowed to hear of them");

        await PermitAsync(Permission.HearWeekly, Permission.SeeMedicines);

        var result = await WorkAsync();
        Summary(result).ShouldContain("Ліки: позначено 0 з 4");
        JsonDocument.Parse(result.ResultJson).RootElement.TryGetProperty("file", out _).ShouldBeFalse("trends are no longer hers to see");
    }

    [Fact]
    public async Task Chart_OfAnother_KeepsMedicinesBackUnlessTheyMayBeSeen()
    {
        await MissedDosesAsync();
        (await ChartAsync()).ShouldNotContain("ліки", Case.Insensitive);

        await PermitAsync(Permission.SeeTrends, Permission.SeeMedicines);
        (await ChartAsync()).ShouldContain("ліки прийнято 0 з 4");
    }

    [Fact]
    public async Task MissedDose_OfWhomAllowedIt_IsToldOnceAndByDay()
    {
        var anna = new MedicineTurn(_database, new Profile { PersonId = _anna, Name = "Анна", Language = Language.Uk, TimeZone = "Europe/Kyiv", Consents = [Consents.Health] }, s_sunday);
        await anna.AddsAsync("Аспірин", "20:00");
        await anna.AnswersAsync(await anna.WakesAsync(), "missed");
        (await ToldAsync()).ShouldBe(0, "she was not allowed to hear of medicines");

        await PermitAsync(Permission.HearMedicines);
        var round = await anna.WakesAsync();
        await anna.AnswersAsync(round, "missed");
        await anna.AnswersAsync(round, "missed");

        (await ToldAsync()).ShouldBe(1);
        (await Reader().RunAsync(new MayHearOfMedicines(), ("person", new TextValue(_anna.ToString("N"))))).Result.ShouldBe("ok");
        await PermitAsync(Permission.HearWeekly);
        (await Reader().RunAsync(new MayHearOfMedicines(), ("person", new TextValue(_anna.ToString("N"))))).Result.ShouldBe("not-allowed");
    }

    private Task<long> ToldAsync() => _test.ScalarAsync<long>("select count(*) from timers where name like 'tell:dose:%' and not urgent");

    private WeeklyNewsPlanner Planner() => new(_database, new Tells(_database), _clock);

    private MedicineTurn Reader() => new(_database, new Profile { PersonId = _olha, Language = Language.Uk, TimeZone = "Europe/Kyiv" }, s_sunday);

    private Task<WorkResult> WorkAsync()
    {
        var request = new NewsRequest(_anna, _olha, new DateOnly(2026, 11, 22), "uk");
        var item = new WorkItem(
            DefaultTenant.Id, Guid.NewGuid(), Guid.NewGuid(), _olha, NewsWork.WorkKind, JsonSerializer.Serialize(request, NewsJson.Default.NewsRequest), 1);
        return new NewsWork(_database, new PostgresFileStore(_database, _clock), new RsvgRasterizer()).RunAsync(item, CancellationToken.None);
    }

    private async Task<string> ChartAsync()
    {
        var profile = new Profile { PersonId = _olha, Language = Language.Uk, TimeZone = "Europe/Kyiv" };
        var request = ChartRequest.Of(profile, TrendPeriod.Week, s_sunday) with { PersonId = _anna };
        var item = new WorkItem(
            DefaultTenant.Id, Guid.NewGuid(), Guid.NewGuid(), _olha, ChartWork.WorkKind, JsonSerializer.Serialize(request, ChartJson.Default.ChartRequest), 1);
        return Summary(await new ChartWork(_database, new PostgresFileStore(_database, _clock), new RsvgRasterizer()).RunAsync(item, CancellationToken.None));
    }

    private async Task PermitAsync(params Permission[] permissions)
    {
        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, CancellationToken.None);
        await RelationChanges.PermitAsync(transaction.Connection, _anna, _relation, permissions, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private Task MissedDosesAsync() => ExecuteAsync($"""
            insert into companion.medicines (tenant_id, id, person_id, name_box, plan, plan_since, starts_on, status, created_at)
            values ('{DefaultTenant.Id}', '{_relation}', '{_anna}', '', '08:00', now(), '2026-11-01', 'active', now());
            insert into companion.medicine_doses (tenant_id, id, medicine_id, person_id, day, at, due_at, status)
            select '{DefaultTenant.Id}', gen_random_uuid(), '{_relation}', '{_anna}', date '2026-11-16' + d, '08:00', timestamptz '2026-11-16 06:00Z' + make_interval(days => d), 'missed'
            from generate_series(0, 3) d;
            """);

    private static string Summary(WorkResult result)
    {
        result.Succeeded.ShouldBeTrue();
        return JsonDocument.Parse(result.ResultJson).RootElement.GetProperty("summary").GetString()!; // it succeeded
    }

    private async Task PersonAsync(Guid id, string name)
    {
        var box = Convert.ToHexString(_database.Ciphers.For(DefaultTenant.Id).Seal(Encoding.UTF8.GetBytes(name), "people.name"));
        await ExecuteAsync($"""
            insert into companion.people (tenant_id, id, created_at, language, time_zone, country, name_box)
            values ('{DefaultTenant.Id}', '{id}', now(), 'uk', 'Europe/Kyiv', 'UA', decode('{box}', 'hex'))
            """);
    }

    private Task ExecuteAsync(string sql) => _test.ExecuteAsync(sql);
}
