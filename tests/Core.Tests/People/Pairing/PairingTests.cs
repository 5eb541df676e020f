using Companion.People;
using Companion.Storage;
using Companion.Storage.Encryption;
using Companion.Testing;

namespace Companion.Core.Tests.People;

public sealed class PairingTests : IAsyncLifetime
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
    public async Task Use_OfAnEldersLink_WaitsForTheElder()
    {
        var made = await MakeAsync(Anna, PairingSide.Elder);

        var used = (await UseAsync(Olga, made.Payload)).ShouldBeOfType<PairingUse.Waiting>();

        (used.Relation.PersonId, used.Relation.OtherId, used.Relation.State).ShouldBe((Anna, Olga, RelationState.Proposed));
        used.Relation.Permissions.ShouldBe(Permissions.DefaultOf(RelationKind.Relative));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData(" {0} ")]
    [InlineData("код: {0}")]
    public async Task Use_OfACarersCodeHoweverTyped_IsForTheElderToConfirm(string typed)
    {
        var made = await MakeAsync(Olga, PairingSide.Carer);

        var used = (await UseAsync(Anna, string.Format(System.Globalization.CultureInfo.InvariantCulture, typed, made.Code.Insert(4, "-")))).ShouldBeOfType<PairingUse.ToConfirm>();

        (used.Relation.PersonId, used.Relation.OtherId).ShouldBe((Anna, Olga));
    }

    [Fact]
    public async Task Use_Twice_WorksOnce()
    {
        var made = await MakeAsync(Anna, PairingSide.Elder);
        await UseAsync(Olga, made.Payload);

        (await UseAsync(Petro, made.Payload)).ShouldBeOfType<PairingUse.Unknown>();
        (await UseAsync(Petro, made.Code)).ShouldBeOfType<PairingUse.Unknown>();
        (await _test.ScalarAsync<long>("select count(*) from relations")).ShouldBe(1);
    }

    [Fact]
    public async Task Use_ByTwoAtTheSameTime_LetsOneIn()
    {
        var made = await MakeAsync(Anna, PairingSide.Elder);

        var used = await Task.WhenAll(UseAsync(Olga, made.Payload), UseAsync(Petro, made.Payload));

        used.OfType<PairingUse.Waiting>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Use_AfterADay_IsRefused()
    {
        var made = await MakeAsync(Anna, PairingSide.Elder);

        (await UseAsync(Olga, made.Payload, Now + Pairings.Lifetime)).ShouldBeOfType<PairingUse.Unknown>();
        (await UseAsync(Olga, made.Payload, Now + Pairings.Lifetime - TimeSpan.FromSeconds(1))).ShouldBeOfType<PairingUse.Waiting>();
    }

    [Fact]
    public async Task Use_OfAnEarlierLink_IsRefused()
    {
        var first = await MakeAsync(Anna, PairingSide.Elder);
        await MakeAsync(Anna, PairingSide.Elder);

        (await UseAsync(Olga, first.Payload)).ShouldBeOfType<PairingUse.Unknown>();
    }

    [Fact]
    public async Task Use_OfOnesOwn_IsToldAndStaysGood()
    {
        var made = await MakeAsync(Anna, PairingSide.Elder);

        (await UseAsync(Anna, made.Code)).ShouldBeOfType<PairingUse.Own>();
        (await UseAsync(Olga, made.Code)).ShouldBeOfType<PairingUse.Waiting>();
    }

    [Fact]
    public async Task Use_FromAnotherTenant_IsRefused()
    {
        var made = await MakeAsync(Anna, PairingSide.Elder);
        var tenant = Guid.NewGuid();
        await _database.EnsureTenantAsync(tenant, "Another", [Language.En], default);
        await PersonsAsync(tenant);

        (await UseAsync(Olga, made.Payload, tenant: tenant)).ShouldBeOfType<PairingUse.Unknown>();
        (await UseAsync(Olga, made.Code, tenant: tenant)).ShouldBeOfType<PairingUse.Unknown>();
    }

    [Fact]
    public async Task Use_AfterFiveWrongOnes_IsShutForAnHourEvenForTheRightOne()
    {
        var made = await MakeAsync(Anna, PairingSide.Elder);
        for (var i = 0; i < 5; i++)
        {
            (await UseAsync(Olga, made.Code == $"0000000{i}" ? "99999999" : $"0000000{i}")).ShouldBeOfType<PairingUse.Unknown>();
        }

        (await UseAsync(Olga, made.Code)).ShouldBeOfType<PairingUse.TooMany>();
        (await UseAsync(Petro, "00000000", Now.AddMinutes(1))).ShouldNotBeOfType<PairingUse.TooMany>();
        (await UseAsync(Olga, made.Code, Now.AddMinutes(61))).ShouldBeOfType<PairingUse.Waiting>();
    }

    [Fact]
    public async Task Use_WhenConnectedAlready_SaysSo()
    {
        var first = await MakeAsync(Anna, PairingSide.Elder);
        var waiting = (PairingUse.Waiting)await UseAsync(Olga, first.Payload);
        await using (var transaction = await _database.BeginAsync(DefaultTenant.Id, default))
        {
            await RelationChanges.ConfirmAsync(transaction.Connection, await CipherAsync(DefaultTenant.Id), Anna, waiting.Relation.Id, "yes", null, Now, default);
            await transaction.CommitAsync(default);
        }

        (await UseAsync(Olga, (await MakeAsync(Anna, PairingSide.Elder)).Code)).ShouldBeOfType<PairingUse.Already>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("fam_")]
    [InlineData("fam_' or 1=1 --")]
    [InlineData("1234567")]
    [InlineData("123456789")]
    [InlineData("\u0000\ud800")]
    public async Task Use_OfNonsense_IsRefused(string typed) => (await UseAsync(Olga, typed)).ShouldBeOfType<PairingUse.Unknown>();

    [Fact]
    public async Task Code_InTheTable_IsOnlyAHash()
    {
        var made = await MakeAsync(Anna, PairingSide.Elder);

        var row = await _test.ScalarAsync<string>("select p::text || convert_from(decode(encode(token_hash || code_hash, 'hex'), 'escape'), 'sql_ascii') from pairing_codes p");
        row!.ShouldNotContain(made.Code);
        row!.ShouldNotContain(made.Payload[Pairings.Prefix.Length..]);
    }

    private async Task<PairingCode> MakeAsync(Guid person, PairingSide side)
    {
        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, default);
        var made = await Pairings.MakeAsync(transaction.Connection, await CipherAsync(DefaultTenant.Id), person, side, RelationKind.Relative, Now, default);
        await transaction.CommitAsync(default);
        return made;
    }

    private async Task<PairingUse> UseAsync(Guid person, string typed, DateTimeOffset? at = null, Guid? tenant = null)
    {
        var id = tenant ?? DefaultTenant.Id;
        await using var transaction = await _database.BeginAsync(id, default);
        var used = await Pairings.UseAsync(transaction.Connection, await CipherAsync(id), person, typed, at ?? Now, default);
        await transaction.CommitAsync(default);
        return used;
    }

    private async Task<ITenantCipher> CipherAsync(Guid tenant) => await _database.Ciphers.ForAsync(tenant, default);

    private async Task PersonsAsync(Guid tenant)
    {
        foreach (var person in new[] { Anna, Olga, Petro })
        {
            await _test.ExecuteAsync($"insert into people (tenant_id, id, created_at, language) values ('{tenant}', '{person}', now(), 'ru')");
        }
    }
}
