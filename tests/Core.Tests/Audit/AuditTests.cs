using Companion.Audit;
using Companion.Storage;
using Companion.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Companion.Core.Tests.Audit;

/// <summary>The chain is written, verified, tampered with, and forgotten in time.</summary>
public sealed class AuditTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "companion-audit-" + Guid.NewGuid().ToString("N")[..12]);
    private TestDatabase _test = null!; // Set before each test.
    private CompanionDatabase _database = null!; // Set before each test.

    public async Task InitializeAsync()
    {
        _test = await TestDatabase.CreateAsync();
        _database = await _test.StartAsync(_clock, _folder);
    }

    public async Task DisposeAsync()
    {
        await _test.DisposeAsync();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task Verify_WhenNothingWasTouched_IsIntact()
    {
        await WriteAsync(20);
        await AnchorAsync();

        var report = await ReportAsync();
        report.Finding.ShouldBeNull();
        (report.Entries, report.From, report.To, report.Anchors).ShouldBe((20, 1, 20, 1));
    }

    [Theory]
    [InlineData("edit", "update audit_log set action = 'staff.nothing' where seq = 7")]
    [InlineData("edit a reason away", "update audit_log set reason = null where seq = 7")]
    [InlineData("delete", "delete from audit_log where seq = 7")]
    [InlineData("delete the first", "delete from audit_log where seq = 1")]
    [InlineData("swap", "update audit_log set seq = 1000 where seq = 7; update audit_log set seq = 7 where seq = 8; update audit_log set seq = 8 where seq = 1000")]
    [InlineData("swap contents", "update audit_log a set action = b.action, hash = b.hash from audit_log b where (a.seq, b.seq) in ((7, 8), (8, 7))")]
    [InlineData("truncate the tail", "delete from audit_log where seq > 15")]
    [InlineData("truncate the tail and mend the head", "delete from audit_log where seq > 15; update audit_heads set seq = 15, hash = (select hash from audit_log where seq = 15)")]
    [InlineData("remove everything", "delete from audit_log; delete from audit_heads; delete from audit_anchors")]
    [InlineData("cut the front as if forgotten", "update audit_heads set cut_seq = 5, cut_hash = (select hash from audit_log where seq = 5), cut_at = now(); delete from audit_log where seq <= 5")]
    public async Task Verify_WhenTheDatabaseWasTamperedWith_Finds(string how, string sql)
    {
        await WriteAsync(10);
        await AnchorAsync(again: true);
        await WriteAsync(10);
        await AnchorAsync();
        (await ReportAsync()).IsIntact.ShouldBeTrue();

        await _test.ExecuteAsync(sql);

        (await ReportAsync()).Finding.ShouldNotBeNull(how);
    }

    [Fact]
    public async Task Verify_WhenTheWholeChainWasWrittenAnew_Finds()
    {
        await WriteAsync(20);
        await AnchorAsync();
        await _test.ExecuteAsync("delete from audit_log; delete from audit_heads; delete from audit_anchors");
        await WriteAsync(30);
        await AnchorAsync();

        (await ReportAsync()).Finding.ShouldNotBeNull().ShouldContain("anchored");
    }

    [Fact]
    public async Task Verify_WhenAnAnchorWasMadeWithoutTheKey_Finds()
    {
        await WriteAsync(5);
        await AnchorAsync();
        await _test.ExecuteAsync("update audit_anchors set signature = sha256(hash)");

        (await ReportAsync()).Finding.ShouldNotBeNull().ShouldContain("not signed");
    }

    [Fact]
    public async Task Write_ByManyAtOnce_KeepsOneChainWithoutGaps()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => WriteAsync(10))));

        var report = await ReportAsync();
        report.Finding.ShouldBeNull();
        report.Entries.ShouldBe(80);
    }

    [Theory]
    [InlineData("update companion.audit_log set action = 'x'")]
    [InlineData("delete from companion.audit_log")]
    [InlineData("insert into companion.audit_log (tenant_id, kind, seq, at, actor_kind, action, hash) values (companion.tenant(), 'Activity', 99, now(), 'System', 'x', decode(repeat('00', 32), 'hex'))")]
    [InlineData("update companion.audit_heads set seq = 0")]
    [InlineData("delete from companion.audit_anchors")]
    [InlineData("select companion.audit_forget(now() + interval '100 years')")]
    public async Task Application_WhenItWritesPastTheFunction_IsRefused(string sql)
    {
        await WriteAsync(1);
        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, default);
        await using var command = transaction.Command(sql);

        (await Should.ThrowAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState.ShouldBe("42501");
    }

    [Fact]
    public async Task Find_WhenAnotherTenantAsks_SeesNothing()
    {
        await WriteAsync(3);
        await using var transaction = await _database.BeginAsync(Guid.NewGuid(), default);

        (await AuditReader.FindAsync(transaction.Connection, new(), 10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Find_ByPages_MeetsEveryEntryOnceTheNewestFirst()
    {
        await WriteAsync(25);
        var seqs = new List<long>();
        string? before = null;
        do
        {
            await using var transaction = await _database.BeginAsync(DefaultTenant.Id, default);
            var page = await AuditReader.FindAsync(transaction.Connection, new(AuditKind.Activity, Before: before), 10, default);
            seqs.AddRange(page.Select(line => line.Seq));
            before = page.Count == 10 ? AuditReader.CursorOf(page[^1]) : null;
        }
        while (before is not null);

        seqs.ShouldBe(Enumerable.Range(1, 25).Reverse().Select(seq => (long)seq));
    }

    [Fact]
    public async Task Forget_WhenMonthsArePast_DropsThemAndTheRestIsIntact()
    {
        // The server's own clock decides, so the months are written in its past.
        var past = new FakeClock(new DateTimeOffset(2024, 1, 10, 0, 0, 0, TimeSpan.Zero));
        for (var month = 0; month < 4; month++)
        {
            await WriteAsync(3, past);
            await AnchorAsync(again: true);
            past.Advance(TimeSpan.FromDays(31));
        }

        (await new AuditRetention(_database, new FakeClock(new DateTimeOffset(2024, 6, 5, 0, 0, 0, TimeSpan.Zero))).ForgetAsync(default)).ShouldBe(2);

        var report = await new AuditVerifier(_database, new FakeClock(new DateTimeOffset(2024, 6, 5, 0, 0, 0, TimeSpan.Zero))).VerifyAsync(DefaultTenant.Id, default);
        var chain = report.Single(r => r.Kind == AuditKind.Activity);
        chain.Finding.ShouldBeNull();
        (chain.From, chain.To).ShouldBe((7, 12));
    }

    private async Task WriteAsync(int count, FakeClock? clock = null)
    {
        for (var i = 0; i < count; i++)
        {
            await using var transaction = await _database.BeginAsync(DefaultTenant.Id, default);
            await AuditLog.WriteAsync(
                transaction.Connection,
                new(AuditKind.Activity, AuditActor.Staff(Guid.NewGuid()), "staff.role", (clock ?? _clock).GetUtcNow())
                {
                    PersonId = i % 2 == 0 ? Guid.NewGuid() : null,
                    Target = "staff:ß" + i,
                    Reason = "Support",
                    Details = """{"role":"Doctor"}""",
                },
                default);
            await transaction.CommitAsync(default);
        }
    }

    private AuditAnchoring? _anchoring;

    private Task AnchorAsync(bool again = false)
    {
        _anchoring = again || _anchoring is null ? new(_database, _clock, NullLogger<AuditAnchoring>.Instance) : _anchoring;
        return _anchoring.AnchorAsync(default);
    }

    private async Task<ChainReport> ReportAsync() =>
        (await new AuditVerifier(_database, _clock).VerifyAsync(DefaultTenant.Id, default)).Single(report => report.Kind == AuditKind.Activity);
}
