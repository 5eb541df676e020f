using Companion.People;
using Companion.People.OwnData;
using Companion.Storage;
using Companion.Testing;

namespace Companion.Core.Tests.People;

public sealed class ContactTests : IAsyncLifetime
{
    private static readonly Guid s_anna = Guid.NewGuid();
    private static readonly Guid s_eve = Guid.NewGuid();
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private TestDatabase _test = null!; // Set before each test.
    private CompanionDatabase _database = null!; // Set before each test.
    private ITenantCipher _cipher = null!; // Set before each test.

    public async Task InitializeAsync()
    {
        _test = await TestDatabase.CreateAsync();
        _database = await _test.StartAsync();
        _cipher = await _database.Ciphers.ForAsync(DefaultTenant.Id, default);
        foreach (var person in (Guid[])[s_anna, s_eve])
        {
            await _test.ExecuteAsync($"insert into people (tenant_id, id, created_at, language) values ('{DefaultTenant.Id}', '{person}', now(), 'en')");
        }
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Check_OfTheRightCode_MakesTheWayCount()
    {
        var made = await MakeAsync(s_anna, "+49 170 1234567");
        (await CheckAsync(s_anna, made.Code!, s_now.AddMinutes(9))).ShouldBe(CodeCheck.Ok);
        (await ContactsAsync(s_anna)).Single().ShouldBe(new PersonContact(s_anna, ContactWay.Phone, "+491701234567", true));
        (await CheckAsync(s_anna, made.Code!, s_now.AddMinutes(9))).ShouldBe(CodeCheck.Expired, "once");
    }

    [Fact]
    public async Task Check_AfterFiveWrongOnes_RefusesTheRightOne()
    {
        var made = await MakeAsync(s_anna, "+491701234567");
        var wrong = made.Code == "000000" ? "000001" : "000000";
        for (var attempt = 1; attempt < ContactCodes.MostAttempts; attempt++)
        {
            (await CheckAsync(s_anna, wrong, s_now)).ShouldBe(CodeCheck.Wrong);
        }

        (await CheckAsync(s_anna, wrong, s_now)).ShouldBe(CodeCheck.Expired);
        (await CheckAsync(s_anna, made.Code!, s_now)).ShouldBe(CodeCheck.Expired);
        (await ContactsAsync(s_anna)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_TooLateOrOfAnotherPerson_IsRefused()
    {
        var made = await MakeAsync(s_anna, "+491701234567");
        (await CheckAsync(s_eve, made.Code!, s_now)).ShouldBe(CodeCheck.Expired);
        (await CheckAsync(s_anna, made.Code!, s_now.AddMinutes(11))).ShouldBe(CodeCheck.Expired);
    }

    [Fact]
    public async Task Check_OfAnEarlierCode_IsWrong()
    {
        var first = await MakeAsync(s_anna, "+491701234567");
        var second = await MakeAsync(s_anna, "+491701234568", s_now.AddSeconds(1));
        if (first.Code != second.Code)
        {
            (await CheckAsync(s_anna, first.Code!, s_now.AddSeconds(2))).ShouldBe(CodeCheck.Wrong);
        }

        (await CheckAsync(s_anna, second.Code!, s_now.AddSeconds(2))).ShouldBe(CodeCheck.Ok);
    }

    [Fact]
    public async Task Make_MoreThanSixADay_SendsNothing()
    {
        for (var i = 0; i < ContactCodes.MostADay; i++)
        {
            (await MakeAsync(s_anna, "+491701234567", s_now.AddMinutes(i))).Code.ShouldNotBeNull();
        }

        (await MakeAsync(s_anna, "+491701234567", s_now.AddHours(1))).Code.ShouldBeNull();
        (await MakeAsync(s_anna, "+491701234567", s_now.AddHours(25))).Code.ShouldNotBeNull();
        (await MakeAsync(s_anna, "not a number", s_now.AddHours(25))).Value.ShouldBeNull();
    }

    [Fact]
    public async Task Kept_WhenThePersonIsErased_GoesWithThem()
    {
        var relation = await InAsync(connection => KeptContacts.AddAsync(connection, _cipher, s_anna, "Olena", Language.Uk, s_now, default));
        relation.ShouldNotBeNull();
        var olena = await _test.ScalarAsync<Guid>($"select other_id from relations where id = '{relation}'");
        await InAsync(connection => PersonContacts.SetAsync(connection, _cipher, olena, ContactWay.Email, "o@example.org", true, s_now, default));
        (await InAsync(connection => KeptContacts.IsKeptAsync(connection, s_eve, olena, default))).ShouldBeFalse("another's contact is nobody to them");
        var ladder = await InAsync(connection => Relations.ToTellAsync(connection, _cipher, s_anna, Permission.HearSos, default));
        ladder.Single().ShouldSatisfyAllConditions(step => step.Name.ShouldBe("Olena"), step => step.IsReachable.ShouldBeTrue());

        await new Erasure(_database, TimeProvider.System).EraseAsync(DefaultTenant.Id, s_anna, default);

        (await _test.ScalarAsync<long>($"select (select count(*) from people where id = '{olena}') + (select count(*) from person_contacts)")).ShouldBe(0);
    }

    [Fact]
    public async Task Kept_BeyondTen_AreRefused()
    {
        for (var i = 0; i < KeptContacts.Most; i++)
        {
            (await InAsync(connection => KeptContacts.AddAsync(connection, _cipher, s_anna, $"n{i}", Language.En, s_now, default))).ShouldNotBeNull();
        }

        (await InAsync(connection => KeptContacts.AddAsync(connection, _cipher, s_anna, "one more", Language.En, s_now, default))).ShouldBeNull();
    }

    private Task<ContactCodes.Made> MakeAsync(Guid person, string value, DateTimeOffset? now = null) =>
        InAsync(connection => ContactCodes.MakeAsync(connection, _cipher, person, person, ContactWay.Phone, value, now ?? s_now, default));

    private Task<CodeCheck> CheckAsync(Guid person, string code, DateTimeOffset now) =>
        InAsync(connection => ContactCodes.CheckAsync(connection, _cipher, person, person, ContactWay.Phone, code, now, default));

    private Task<IReadOnlyList<PersonContact>> ContactsAsync(Guid person) => InAsync(connection => PersonContacts.OfAsync(connection, _cipher, person, default));

    private async Task<T> InAsync<T>(Func<Npgsql.NpgsqlConnection, Task<T>> work)
    {
        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, default);
        var result = await work(transaction.Connection);
        await transaction.CommitAsync(default);
        return result;
    }
}
