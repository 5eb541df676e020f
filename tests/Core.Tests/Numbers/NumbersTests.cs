using Companion.Numbers;
using Companion.Storage;
using Companion.Testing;

namespace Companion.Core.Tests.Numbers;

public sealed class NumbersTests : IAsyncLifetime
{
    private static readonly FakeClock Clock = new(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));

    private TestDatabase _test = null!; // Set before each test.
    private CompanionDatabase _database = null!; // Set before each test.

    public async Task InitializeAsync()
    {
        _test = await TestDatabase.CreateAsync();
        _database = await _test.StartAsync(Clock);
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Days_WhenCounted_TellCheckInsAlarmsAndTurns()
    {
        await _test.ExecuteAsync(
            $"""
            insert into check_ins (tenant_id, person_id, day, due_at, outcome)
              select '{DefaultTenant.Id}', gen_random_uuid(), '2026-03-05', '2026-03-05 08:00Z', case when n <= 3 then 'answered' when n = 4 then 'missed' end from generate_series(1, 5) n;
            insert into alarms (tenant_id, id, person_id, kind, state, epoch, started_at, changed_at, box)
              select '{DefaultTenant.Id}', ('00000000-0000-0000-0000-00000000000' || n)::uuid, gen_random_uuid(), 'Sos', 'Alerting', 1, '2026-03-05 10:00Z', now(), '\x00' from generate_series(1, 3) n;
            insert into alarm_events (tenant_id, alarm_id, number, at, what)
              select tenant_id, id, 0, '2026-03-05 10:00:10Z', 'paged' from alarms
              union all select tenant_id, id, 1, '2026-03-05 10:00:10Z'::timestamptz + interval '20 seconds', 'taken' from alarms where id::text like '%1'
              union all select tenant_id, id, 1, '2026-03-05 10:00:10Z'::timestamptz + interval '40 seconds', 'staff-took' from alarms where id::text like '%2';
            insert into turns (tenant_id, conversation_id, number, at, account_id, external_id, digest, box)
              select '{DefaultTenant.Id}', '{Guid.NewGuid()}', n, '2026-03-05 12:00Z', case when n <= 4 then '{Guid.NewGuid()}'::uuid else '{Guid.Empty}' end, n::text, '\x00', '\x00'
              from generate_series(1, 6) n;
            """);

        var day = (await new NumbersReader(_database, Clock).DaysAsync(DefaultTenant.Id, 10, default)).Single(d => d.Day == new DateOnly(2026, 3, 5));

        day.CheckIns.ShouldBe(new CheckInNumbers(5, 3, 0, 1));
        day.Alarms.ShouldBe(new AlarmNumbers(3, 0, 0, 2, 30, 38, 0));
        day.Turns.ShouldBe(new TurnNumbers(4, 2));
    }

    [Fact]
    public async Task Days_WhenADayIsOverEverywhere_AreCountedOnceAndKept()
    {
        var reader = new NumbersReader(_database, Clock);
        var days = await reader.DaysAsync(DefaultTenant.Id, 10, default);
        days.Count.ShouldBe(10);
        days[^1].Day.ShouldBe(new DateOnly(2026, 3, 10));

        (await _test.ScalarAsync<long>("select count(*) from day_numbers")).ShouldBe(8, "today and yesterday still change");
        (await reader.DaysAsync(Guid.NewGuid(), 2, default)).ShouldAllBe(day => day.Turns.FromPeople == 0);
    }
}
