using Companion.People;
using Companion.Storage;
using Companion.Storage.Encryption;
using Companion.Testing;

namespace Companion.Core.Tests.People;

public sealed class RelationTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Anna = Guid.NewGuid();
    private static readonly Guid Olga = Guid.NewGuid();
    private static readonly Guid Petro = Guid.NewGuid();

    private TestDatabase _test = null!; // Set before each test.
    private CompanionDatabase _database = null!; // Set before each test.

    public async Task InitializeAsync()
    {
        _test = await TestDatabase.CreateAsync();
        _database = await _test.StartAsync();
        await PersonsAsync(DefaultTenant.Id);
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Look_WhenConfirmedAndShared_IsAllowedAndWrittenDown()
    {
        await PairAsync(Anna, Olga);
        await ShareAsync(Anna, true);

        (await LookAsync(Olga, Anna, Permission.SeeTrends)).ShouldBeTrue();

        await using var transaction = await BeginAsync();
        var looks = await AccessLog.OfAsync(transaction.Connection, Anna, Now.AddDays(-1), 10, default);
        looks.ShouldBe([new Companion.People.Access(Anna, Olga, Now, "trends", true)]);
    }

    [Fact]
    public async Task Look_WhenNotConfirmed_IsRefusedAndWrittenDown()
    {
        await ShareAsync(Anna, true);
        await using (var transaction = await BeginAsync())
        {
            await RelationChanges.ProposeAsync(transaction.Connection, Anna, Olga, RelationKind.Relative, Now, default);
            await transaction.CommitAsync(default);
        }

        (await LookAsync(Olga, Anna, Permission.SeeTrends)).ShouldBeFalse();
        (await _test.ScalarAsync<bool>("select allowed from access_log")).ShouldBeFalse();
        (await ToldAsync(Anna, Permission.HearSos)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Look_WhenRevoked_IsRefused()
    {
        var id = await PairAsync(Anna, Olga);
        await ShareAsync(Anna, true);
        await using (var transaction = await BeginAsync())
        {
            (await RelationChanges.RevokeAsync(transaction.Connection, Anna, id, Now, default)).ShouldBeTrue();
            await transaction.CommitAsync(default);
        }

        (await LookAsync(Olga, Anna, Permission.SeeTrends)).ShouldBeFalse();
        (await ToldAsync(Anna, Permission.HearSos)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Look_AtWhatWasNotAllowed_IsRefused()
    {
        await PairAsync(Anna, Olga);
        await ShareAsync(Anna, true);

        (await LookAsync(Olga, Anna, Permission.SeeDiary)).ShouldBeFalse();
        (await LookAsync(Olga, Anna, Permission.SeeMedicines)).ShouldBeFalse();
        (await LookAsync(Olga, Anna, Permission.HearMedicines)).ShouldBeFalse("what is told is no leave to look, nor the reverse");
    }

    [Fact]
    public async Task Look_TheOtherWayRound_IsRefused()
    {
        await PairAsync(Anna, Olga);
        await ShareAsync(Olga, true);

        (await LookAsync(Anna, Olga, Permission.SeeTrends)).ShouldBeFalse();
    }

    [Fact]
    public async Task Look_WhenTheConsentToShareIsWithdrawn_EndsAllButAlarms()
    {
        await PairAsync(Anna, Olga);
        await ShareAsync(Anna, true);
        await ShareAsync(Anna, false, Now.AddMinutes(1));

        (await LookAsync(Olga, Anna, Permission.SeeTrends)).ShouldBeFalse();
        (await ToldAsync(Anna, Permission.HearMissed)).ShouldBeEmpty();
        (await LookAsync(Olga, Anna, Permission.SeeAlarms)).ShouldBeTrue();
        (await ToldAsync(Anna, Permission.HearSos)).ShouldBe([Olga]);
    }

    [Fact]
    public async Task Look_FromAnotherTenant_IsRefused()
    {
        await PairAsync(Anna, Olga);
        await ShareAsync(Anna, true);
        var tenant = Guid.NewGuid();
        await _database.EnsureTenantAsync(tenant, "Another", [Language.En], default);
        await PersonsAsync(tenant);

        await using var transaction = await _database.BeginAsync(tenant, default);
        (await Relations.LookAsync(transaction.Connection, Olga, Anna, Permission.SeeTrends, Now, default)).ShouldBeFalse();
        (await RelationChanges.RevokeAsync(transaction.Connection, Anna, (await _test.ScalarAsync<Guid>("select id from relations")), Now, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task Confirm_ByTheRelativeThemselves_ChangesNothing()
    {
        await using var transaction = await BeginAsync();
        var id = await RelationChanges.ProposeAsync(transaction.Connection, Anna, Olga, RelationKind.Relative, Now, default);

        (await RelationChanges.ConfirmAsync(transaction.Connection, await CipherAsync(), Olga, id!.Value, "yes", null, Now, default)).ShouldBeFalse();
        (await RelationChanges.PermitAsync(transaction.Connection, Olga, id.Value, [Permission.SeeDiary], default)).ShouldBeFalse();
        (await RelationChanges.RankAsync(transaction.Connection, Olga, id.Value, 1, default)).ShouldBeFalse();
        (await RelationChanges.RevokeAsync(transaction.Connection, Petro, id.Value, Now, default)).ShouldBeFalse();
        (await Relations.FindAsync(transaction.Connection, await CipherAsync(), id.Value, Petro, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Propose_Twice_IsOneRelation_AndOfOneselfNone()
    {
        await using var transaction = await BeginAsync();
        var id = await RelationChanges.ProposeAsync(transaction.Connection, Anna, Olga, RelationKind.Relative, Now, default);

        (await RelationChanges.ProposeAsync(transaction.Connection, Anna, Olga, RelationKind.Doctor, Now, default)).ShouldBe(id);
        (await RelationChanges.ProposeAsync(transaction.Connection, Anna, Anna, RelationKind.Relative, Now, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Pair_EachWay_GivesEachTheirOwn()
    {
        await PairAsync(Anna, Olga);
        await PairAsync(Olga, Anna);

        (await ToldAsync(Anna, Permission.HearSos)).ShouldBe([Olga]);
        (await ToldAsync(Olga, Permission.HearSos)).ShouldBe([Anna]);
    }

    [Fact]
    public async Task Permit_WhenNarrowed_IsExactlyThat()
    {
        var id = await PairAsync(Anna, Olga);
        await ShareAsync(Anna, true);
        await using (var transaction = await BeginAsync())
        {
            (await RelationChanges.PermitAsync(transaction.Connection, Anna, id, [Permission.SeeDiary, Permission.HearWeekly], default)).ShouldBeTrue();
            await transaction.CommitAsync(default);
        }

        (await LookAsync(Olga, Anna, Permission.SeeDiary)).ShouldBeTrue();
        (await LookAsync(Olga, Anna, Permission.SeeTrends)).ShouldBeFalse();
        (await ToldAsync(Anna, Permission.HearWeekly)).ShouldBe([Olga]);
        (await ToldAsync(Anna, Permission.HearSos)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rank_WhenOneIsMovedUp_TheOthersFollowInOrder()
    {
        await PairAsync(Anna, Olga);
        var petro = await PairAsync(Anna, Petro);
        (await ToldAsync(Anna, Permission.HearSos)).ShouldBe([Olga, Petro]);
        await using (var transaction = await BeginAsync())
        {
            (await RelationChanges.RankAsync(transaction.Connection, Anna, petro, 1, default)).ShouldBeTrue();
            await transaction.CommitAsync(default);
        }

        (await ToldAsync(Anna, Permission.HearSos)).ShouldBe([Petro, Olga]);
        (await _test.ScalarAsync<int>($"select max(rank) from relations")).ShouldBe(2);
    }

    [Fact]
    public async Task Contact_WhenSet_IsFoundByItsValueHoweverWritten_AndSealed()
    {
        await using var transaction = await BeginAsync();
        var cipher = await CipherAsync();
        (await PersonContacts.SetAsync(transaction.Connection, cipher, Anna, ContactWay.Phone, "+380 (67) 123-45-67", true, Now, default)).ShouldBeTrue();
        (await PersonContacts.SetAsync(transaction.Connection, cipher, Anna, ContactWay.Email, "Anna@Example.org ", false, Now, default)).ShouldBeTrue();

        (await PersonContacts.FindAsync(transaction.Connection, cipher, ContactWay.Phone, "+380671234567", default)).Single().PersonId.ShouldBe(Anna);
        (await PersonContacts.OfAsync(transaction.Connection, cipher, Anna, default)).ShouldBe(
        [
            new PersonContact(Anna, ContactWay.Email, "anna@example.org", false), new PersonContact(Anna, ContactWay.Phone, "+380671234567", true),
        ]);
        foreach (var (way, bad) in new[] { (ContactWay.Phone, "call me"), (ContactWay.Phone, "12"), (ContactWay.Email, "anna"), (ContactWay.Email, "a b@c.de") })
        {
            (await PersonContacts.SetAsync(transaction.Connection, cipher, Anna, way, bad, true, Now, default)).ShouldBeFalse(bad);
        }
    }

    private async Task<Guid> PairAsync(Guid person, Guid other)
    {
        await using var transaction = await BeginAsync();
        var id = await RelationChanges.ProposeAsync(transaction.Connection, person, other, RelationKind.Relative, Now, default);
        (await RelationChanges.ConfirmAsync(transaction.Connection, await CipherAsync(), person, id!.Value, "Да, это моя дочь", "дочь", Now, default)).ShouldBeTrue();
        await transaction.CommitAsync(default);
        return id.Value;
    }

    private async Task<bool> LookAsync(Guid viewer, Guid person, Permission permission)
    {
        await using var transaction = await BeginAsync();
        var allowed = await Relations.LookAsync(transaction.Connection, viewer, person, permission, Now, default);
        await transaction.CommitAsync(default);
        return allowed;
    }

    private async Task<IEnumerable<Guid>> ToldAsync(Guid person, Permission permission)
    {
        await using var transaction = await BeginAsync();
        return (await Relations.ToTellAsync(transaction.Connection, await CipherAsync(), person, permission, default)).Select(r => r.OtherId);
    }

    private Task ShareAsync(Guid person, bool granted, DateTimeOffset? at = null) => _test.ExecuteAsync(
        $"insert into consents values ('{DefaultTenant.Id}', '{person}', 'sharing', '{at ?? Now:O}', {granted}, 'en', 'hash')");

    private async Task<TenantTransaction> BeginAsync() => await _database.BeginAsync(DefaultTenant.Id, default);

    private async Task<ITenantCipher> CipherAsync() => await _database.Ciphers.ForAsync(DefaultTenant.Id, default);

    private async Task PersonsAsync(Guid tenant)
    {
        foreach (var person in new[] { Anna, Olga, Petro })
        {
            await _test.ExecuteAsync($"insert into people (tenant_id, id, created_at, language) values ('{tenant}', '{person}', now(), 'ru')");
        }
    }
}
