using System.Text;
using Companion.Core.Tests.Medicines;
using Companion.Dialogs;
using Companion.People;
using Companion.Safety.Commands;
using Companion.Storage;
using Companion.Testing;

namespace Companion.Core.Tests.Safety;

public sealed class TellRedFlagTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 15, 30, 0, TimeSpan.Zero);
    private readonly Guid _anna = Guid.NewGuid();
    private readonly Guid _olha = Guid.NewGuid();
    private TestDatabase _test = null!;
    private CompanionDatabase _database = null!;
    private Guid _relation;

    public async Task InitializeAsync()
    {
        _test = await TestDatabase.CreateAsync();
        _database = await _test.StartAsync();
        await PersonAsync(_anna, "Анна");
        await PersonAsync(_olha, "Ольга");
        await _test.ExecuteAsync($"""
            insert into companion.consents (tenant_id, person_id, kind, at, granted, language, text_hash)
            values ('{DefaultTenant.Id}', '{_anna}', 'sharing', '2026-11-01', true, 'uk', 'x');
            insert into companion.conversations (tenant_id, id, person_id, version, box, account_id, chat_id, updated_at)
            values ('{DefaultTenant.Id}', '{Guid.NewGuid()}', '{_olha}', 1, '', '{Guid.NewGuid()}', '1', '2026-11-01');
            """);
        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, CancellationToken.None);
        _relation = (await RelationChanges.ProposeAsync(transaction.Connection, _anna, _olha, RelationKind.Relative, s_now, CancellationToken.None))!.Value;
        await RelationChanges.ConfirmAsync(
            transaction.Connection, _database.Ciphers.For(DefaultTenant.Id), _anna, _relation, "так, це моя донька", null, s_now, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Tell_TwiceInAnEpisode_IsToldOnce_AndAnewInTheNext()
    {
        var turn = Turn(_anna);

        (await TellAsync(turn)).ShouldBe("ok");
        (await TellAsync(turn)).ShouldBe("before");
        (await ToldAsync()).ShouldBe(1);

        turn.Now = s_now.AddHours(7);
        (await TellAsync(turn)).ShouldBe("ok");
        (await ToldAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Tell_WhenItWasNotAllowed_TellsNobody()
    {
        await PermitAsync(Permission.HearSos);

        (await TellAsync(Turn(_anna))).ShouldBe("nobody");

        (await ToldAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task MayHear_WhenItWasTakenBackMeanwhile_IsRefused()
    {
        (await Turn(_olha).RunAsync(new MayHearRedFlag(), ("person", new TextValue(_anna.ToString("N"))))).Result.ShouldBe("ok");
        await PermitAsync();
        (await Turn(_olha).RunAsync(new MayHearRedFlag(), ("person", new TextValue(_anna.ToString("N"))))).Result.ShouldBe("not-allowed");
    }

    private static async Task<string> TellAsync(MedicineTurn turn) => (await turn.RunAsync(new TellRedFlag(), ("kind", new ChoiceValue("danger")))).Result;

    private MedicineTurn Turn(Guid person) => new(_database, new Profile { PersonId = person, Language = Language.Uk, TimeZone = "Europe/Kyiv" }, s_now);

    private Task<long> ToldAsync() => _test.ScalarAsync<long>("select count(*) from timers where name like 'tell:%' and urgent");

    private async Task PermitAsync(params Permission[] permissions)
    {
        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, CancellationToken.None);
        await RelationChanges.PermitAsync(transaction.Connection, _anna, _relation, permissions, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private Task PersonAsync(Guid id, string name)
    {
        var box = Convert.ToHexString(_database.Ciphers.For(DefaultTenant.Id).Seal(Encoding.UTF8.GetBytes(name), "people.name"));
        return _test.ExecuteAsync($"""
            insert into companion.people (tenant_id, id, created_at, language, time_zone, country, name_box)
            values ('{DefaultTenant.Id}', '{id}', now(), 'uk', 'Europe/Kyiv', 'UA', decode('{box}', 'hex'))
            """);
    }
}
