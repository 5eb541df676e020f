using System.Text;
using System.Text.Json;
using Companion.Conversations;
using Companion.Core.Tests.Medicines;
using Companion.Diary.Book;
using Companion.Diary.Trends;
using Companion.Dialogs;
using Companion.News;
using Companion.People;
using Companion.People.Family;
using Companion.Reports;
using Companion.Safety;
using Companion.Safety.Alarms;
using Companion.Safety.Commands;
using Companion.Safety.Contacts;
using Companion.Storage;
using Companion.Testing;
using Companion.Tests.Dialogs;

namespace Companion.Core.Tests.People;

/// <summary>Every way to read another person's data, under every single permission: each opens to its own and to no other.</summary>
public sealed class GateTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Anna = Guid.NewGuid();
    private static readonly Guid Ivan = Guid.NewGuid();
    private static readonly Guid Stranger = Guid.NewGuid();
    private static readonly Guid Elsewhere = Guid.NewGuid();

    private TestDatabase _test = null!; // Set before each test.
    private CompanionDatabase _database = null!; // Set before each test.
    private Guid _relation;

    private delegate Task<bool> Look(Guid viewer, Guid tenant);

    private sealed record Gate(string Name, Permission Needs, Look MayAsync, bool DoctorsOnly = false);

    public async Task InitializeAsync()
    {
        _test = await TestDatabase.CreateAsync();
        _database = await _test.StartAsync();
        await _database.EnsureTenantAsync(Elsewhere, "Elsewhere", [Language.En], default);
        var cipher = await _database.Ciphers.ForAsync(DefaultTenant.Id, default);
        string Box(string text, string purpose) => $"'\\x{Convert.ToHexString(cipher.Seal(Encoding.UTF8.GetBytes(text), purpose))}'";
        foreach (var (tenant, person) in ((Guid, Guid)[])[(DefaultTenant.Id, Anna), (DefaultTenant.Id, Ivan), (DefaultTenant.Id, Stranger), (Elsewhere, Ivan)])
        {
            await _test.ExecuteAsync($"insert into people (tenant_id, id, created_at, language) values ('{tenant}', '{person}', now(), 'ru')");
        }

        var (entry, file, medicine) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await _test.ExecuteAsync(
            $"""
            insert into conversations (tenant_id, id, person_id, version, box, account_id, chat_id, updated_at)
            values ('{DefaultTenant.Id}', '{Guid.NewGuid()}', '{Anna}', 1, '', '{Guid.NewGuid()}', '1', now());
            insert into diary_entries (tenant_id, id, person_id, recorded_at, mood, note_box)
            values ('{DefaultTenant.Id}', '{entry}', '{Anna}', '{Now.AddHours(-2):O}', 3, {Box("a note", "diary.note")});
            insert into measurements (tenant_id, id, person_id, entry_id, kind, measured_at, value, unit, source)
            values ('{DefaultTenant.Id}', '{Guid.NewGuid()}', '{Anna}', '{entry}', 'pulse', '{Now.AddHours(-2):O}', 72, '/min', 'person');
            insert into diary_photos (tenant_id, entry_id, person_id, file_id) values ('{DefaultTenant.Id}', '{entry}', '{Anna}', '{file}');
            insert into medicines (tenant_id, id, person_id, name_box, plan, plan_since, starts_on, status, created_at)
            values ('{DefaultTenant.Id}', '{medicine}', '{Anna}', {Box("Aspirin", "medicine.name")}, '08:00', now(), '2026-11-01', 'active', now());
            """);
        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, default);
        _relation = (await RelationChanges.ProposeAsync(transaction.Connection, Anna, Ivan, RelationKind.Doctor, Now, default))!.Value;
        await transaction.CommitAsync(default);
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Gates_UnderEverySinglePermission_OpenToTheirOwnAndNoOther()
    {
        await ConfirmAsync();
        await ShareAsync(true);
        foreach (var permission in Enum.GetValues<Permission>())
        {
            await PermitAsync(permission);
            await ExpectAsync($"with {permission} alone", gate => gate.Needs == permission);
        }

        await PermitAsync();
        await ExpectAsync("with nothing", _ => false);
    }

    [Fact]
    public async Task Gates_WithEveryPermission_AreShutToEverybodyWhoIsNotTheOneWhoWasAllowed()
    {
        await ShareAsync(true);
        await ExpectAsync("before it is confirmed", _ => false);
        await ConfirmAsync();
        await PermitAsync(Enum.GetValues<Permission>());
        await ExpectAsync("confirmed", _ => true);

        await ExpectAsync("a stranger", _ => false, Stranger);
        await ExpectAsync("the same person in another tenant", _ => false, Ivan, Elsewhere);
        await _test.ExecuteAsync("update relations set kind = 'relative'");
        await ExpectAsync("a relative with a doctor's permissions", gate => !gate.DoctorsOnly);
        await _test.ExecuteAsync("update relations set kind = 'doctor'");

        await ShareAsync(false);
        await ExpectAsync("without the consent to share", gate => !gate.Needs.NeedsSharing());
        await ShareAsync(true);
        await using (var transaction = await _database.BeginAsync(DefaultTenant.Id, default))
        {
            (await RelationChanges.RevokeAsync(transaction.Connection, Anna, _relation, Now, default)).ShouldBeTrue();
            await transaction.CommitAsync(default);
        }

        await ExpectAsync("after it was ended", _ => false);
        (await _test.ScalarAsync<long>("select count(*) from access_log where not allowed")).ShouldBeGreaterThan(0, "who was refused is written down");
    }

    [Fact]
    public async Task TheLadder_OfSomebodyElse_IsNotReachedByItsRelation()
    {
        await ConfirmAsync();
        await PermitAsync(Enum.GetValues<Permission>());
        var relation = ("relation", new TextValue(OpenToken.Compact(_relation)));
        var texts = new AlarmTexts(BuiltInSources.All());
        foreach (var viewer in (Guid[])[Ivan, Stranger])
        {
            var turn = new MedicineTurn(_database, ProfileOf(viewer), Now, DefaultTenant.Id);

            (await turn.RunAsync(new ContactCard(new SafetyOptions()), [relation])).Result.ShouldBe("gone");
            (await turn.RunAsync(new SetContact(), [relation, ("wait", new NumberValue(600))])).Result.ShouldBe("gone");
            (await turn.RunAsync(new SendCode([], texts), [relation, ("way", new ChoiceValue("phone")), ("address", new TextValue("+380441234567"))])).Result.ShouldBe("gone");
            (await turn.RunAsync(new ConfirmCode(), [relation, ("way", new ChoiceValue("phone")), ("code", new TextValue("123456"))])).Result.ShouldBe("gone");
        }

        (await _test.ScalarAsync<long>("select count(*) from relations where wait_s = 600")).ShouldBe(0);
    }

    /// <summary>All commands and works that read or change another person's data; a test of the host holds this list complete.</summary>
    private IEnumerable<Gate> Gates() =>
    [
        Command("family.look", Permission.SeeTrends, () => new FamilyLook()),
        Command("family.report", Permission.SeeTrends, () => new FamilyReport()),
        Command("family.medicines", Permission.SeeMedicines, () => new FamilyMedicines()),
        Command("family.limits", Permission.SetLimits, () => new FamilyLimits()) with { DoctorsOnly = true },
        Command("family.set-limit", Permission.SetLimits, () => new FamilySetLimit(), ("kind", new ChoiceValue("pulse")), ("least", new NumberValue(50))) with { DoctorsOnly = true },
        Command("diary.page", Permission.SeeDiary, () => new DiaryPage()),
        Command("diary.photo", Permission.SeeDiary, () => new DiaryPhoto()),
        Command("news.order", Permission.HearWeekly, () => new OrderNews(), ("week", new DateValue(new(2026, 11, 22)))),
        Command("news.may-hear-of-medicines", Permission.HearMedicines, () => new MayHearOfMedicines()),
        Command("safety.may-hear-red-flag", Permission.HearRedFlags, () => new MayHearRedFlag()),
        new("chart", Permission.SeeTrends, (viewer, tenant) => WorkAsync(
            new ChartWork(_database, Files, new RsvgRasterizer()), viewer, tenant,
            JsonSerializer.Serialize(ChartRequest.Of(ProfileOf(viewer), TrendPeriod.Week, Now) with { PersonId = Anna }, ChartJson.Default.ChartRequest))),
        new("report", Permission.SeeTrends, (viewer, tenant) => WorkAsync(
            new ReportWork(_database, Files, new RsvgRasterizer()), viewer, tenant,
            JsonSerializer.Serialize(ReportRequest.Of(ProfileOf(viewer), 30, true, Now) with { PersonId = Anna }, ReportJson.Default.ReportRequest))),
        new("news", Permission.HearWeekly, (viewer, tenant) => WorkAsync(
            new NewsWork(_database, Files, new RsvgRasterizer()), viewer, tenant,
            JsonSerializer.Serialize(new NewsRequest(Anna, viewer, new(2026, 11, 22), "en"), NewsJson.Default.NewsRequest))),
    ];

    private PostgresFileStore Files => new(_database, new FakeClock(Now));

    private Gate Command(string name, Permission needs, Func<IQueryCommand> command, params (string, SlotValue)[] more) => new(name, needs, async (viewer, tenant) =>
    {
        var run = command();
        run.Signature.Name.ShouldBe(name);
        var whom = run.Signature.Inputs.ContainsKey("relation")
            ? ("relation", new TextValue(OpenToken.Compact(_relation))) : ("person", new TextValue(Anna.ToString("N")));
        var outcome = await new MedicineTurn(_database, ProfileOf(viewer), Now, tenant).RunAsync(run, [whom, .. more]);
        if (outcome.Result is "refused" or "gone" or "not-allowed")
        {
            outcome.Values.ShouldBeEmpty(name);
            outcome.FileId.ShouldBeNull(name);
            return false;
        }

        return true;
    });

    private static async Task<bool> WorkAsync(IWorkExecutor work, Guid viewer, Guid tenant, string payload)
    {
        var result = await work.RunAsync(new WorkItem(tenant, Guid.NewGuid(), Guid.NewGuid(), viewer, work.Kind, payload, 1), default);
        return result.Succeeded;
    }

    private async Task ExpectAsync(string when, Func<Gate, bool> opens, Guid? viewer = null, Guid? tenant = null)
    {
        foreach (var gate in Gates())
        {
            (await gate.MayAsync(viewer ?? Ivan, tenant ?? DefaultTenant.Id)).ShouldBe(opens(gate), $"{gate.Name} {when}");
        }
    }

    private static Profile ProfileOf(Guid person) => new() { PersonId = person, Language = Language.En, TimeZone = "Europe/Kyiv" };

    private async Task ConfirmAsync()
    {
        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, default);
        await RelationChanges.ConfirmAsync(
            transaction.Connection, await _database.Ciphers.ForAsync(DefaultTenant.Id, default), Anna, _relation, "yes, my doctor", null, Now, default);
        await transaction.CommitAsync(default);
    }

    private async Task PermitAsync(params Permission[] permissions)
    {
        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, default);
        (await RelationChanges.PermitAsync(transaction.Connection, Anna, _relation, permissions, default)).ShouldBeTrue();
        await transaction.CommitAsync(default);
    }

    private int _shared;

    private Task ShareAsync(bool granted) => _test.ExecuteAsync(
        $"insert into consents values ('{DefaultTenant.Id}', '{Anna}', 'sharing', '{Now.AddMinutes(++_shared):O}', {granted}, 'en', 'hash')");
}
