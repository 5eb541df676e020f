using System.Security.Cryptography;
using System.Text;
using Companion.Storage;
using Companion.Storage.Encryption;
using Companion.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Companion.Core.Tests.Storage.Encryption;

public sealed class KeyRotationTests : IAsyncLifetime
{
    private static readonly EncryptedColumn[] Letters = [new("letters", "box", "letter")];

    private TestDatabase _test = null!; // Set before each test.

    public async Task InitializeAsync()
    {
        _test = await TestDatabase.CreateAsync();
        await _test.ExecuteAsync(
            """
            set role companion_owner;
            create table letters (tenant_id uuid, id int, version int not null default 0, box bytea, primary key (tenant_id, id));
            select protect('letters');
            """);
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Rotate_WhenRowsAreStored_SealsEveryOneUnderTheNewKey()
    {
        var database = await _test.StartAsync();
        await WriteAsync(database, 450);

        (await database.RotateKeysAsync(Letters, TimeSpan.Zero, default)).ShouldBe(450);

        (await _test.ScalarAsync<long>("select count(distinct get_byte(box, 4)) from letters")).ShouldBe(1);
        (await _test.ScalarAsync<int>("select max(get_byte(box, 4)) from letters")).ShouldBe(3);
        (await _test.ScalarAsync<long>("select count(*) from tenant_keys where retired_at is not null")).ShouldBe(1);
        await ReadAllAsync(database, 450);
    }

    [Fact]
    public async Task Rotate_WhenRowsChangeMeanwhile_LosesNoChange()
    {
        var database = await _test.StartAsync();
        await WriteAsync(database, 300);
        using var ended = new CancellationTokenSource();
        var changing = ChangeUntilAsync(database, 300, ended.Token);

        await database.RotateKeysAsync(Letters, TimeSpan.Zero, default);
        await ended.CancelAsync();
        var changes = await changing;

        changes.ShouldBeGreaterThan(0);
        (await _test.ScalarAsync<long>("select sum(version) from letters")).ShouldBe(changes);
        await ReadAllAsync(database, 300);
    }

    [Fact]
    public async Task Rotate_WhenTheProductsOwnTablesAreMeant_ReadsEveryOne()
    {
        var database = await _test.StartAsync();

        (await database.RotateKeysAsync(EncryptedColumns.All, TimeSpan.Zero, default)).ShouldBe(0);
    }

    [Fact]
    public async Task Rotate_WhenAnotherNodeHasTheOldKeys_ItStillOpensWhatIsNew()
    {
        var database = await _test.StartAsync();
        var elsewhere = await _test.StartAsync();
        await WriteAsync(database, 3);
        await ReadAllAsync(elsewhere, 3);

        await database.RotateKeysAsync(Letters, TimeSpan.Zero, default);

        await ReadAllAsync(elsewhere, 3);
    }

    [Fact]
    public async Task Erase_WhenATenantsKeysAreGone_NothingOpens()
    {
        var database = await _test.StartAsync();
        await WriteAsync(database, 1);
        var kept = database.Ciphers.For(DefaultTenant.Id);

        await database.EraseKeysAsync(DefaultTenant.Id, default);

        Should.Throw<CryptographicException>(() => kept.Seal([1], "letter"));
        Should.Throw<CryptographicException>(() => database.Ciphers.For(DefaultTenant.Id));
    }

    [Fact]
    public async Task Start_WhenTheMasterKeyChanged_WrapsTheKeysAnew()
    {
        await WriteAsync(await _test.StartAsync(), 2);
        var renewed = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

        await using (var changed = Open(renewed, TestDatabase.MasterKey))
        {
            await changed.StartAsync(default);
        }

        await using var alone = Open(renewed, null);
        await alone.StartAsync(default);
        await ReadAllAsync(alone, 2);
    }

    [Fact]
    public async Task Start_WhenTheMasterKeyIsAnother_NamesTheSettingAndNotItsValue()
    {
        var wrong = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await using var database = Open(wrong, null);

        var start = () => database.StartAsync(default);

        var message = (await start.ShouldThrowAsync<InvalidSettingsException>()).Message;
        message.ShouldContain("Companion__MasterKey");
        message.ShouldNotContain(wrong);
    }

    private CompanionDatabase Open(string master, string? previous)
    {
        var settings = new Dictionary<string, string?>(_test.Settings)
        {
            ["Companion:MasterKey"] = master,
            ["Companion:MasterKeyPrevious"] = previous,
        };
        return new(
            StorageSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()),
            TimeProvider.System,
            NullLogger<CompanionDatabase>.Instance);
    }

    private static async Task WriteAsync(CompanionDatabase database, int count)
    {
        var cipher = database.Ciphers.For(DefaultTenant.Id);
        await using var transaction = await database.BeginAsync(DefaultTenant.Id, default);
        await using var insert = transaction.Command("insert into letters (tenant_id, id, box) select $1, * from unnest($2, $3)");
        insert.Parameters.Add(new() { Value = DefaultTenant.Id });
        insert.Parameters.Add(new() { Value = Enumerable.Range(0, count).ToArray() });
        insert.Parameters.Add(new() { Value = Enumerable.Range(0, count).Select(id => cipher.Seal(Text(id), "letter")).ToArray() });
        await insert.ExecuteNonQueryAsync();
        await transaction.CommitAsync(default);
    }

    private static async Task ReadAllAsync(CompanionDatabase database, int count)
    {
        var cipher = database.Ciphers.For(DefaultTenant.Id);
        await using var transaction = await database.BeginAsync(DefaultTenant.Id, default);
        await using var select = transaction.Command("select id, box from letters");
        await using var reader = await select.ExecuteReaderAsync();
        var read = 0;
        while (await reader.ReadAsync())
        {
            cipher.Open(reader.GetFieldValue<byte[]>(1), "letter").ShouldBe(Text(reader.GetInt32(0)));
            read++;
        }

        read.ShouldBe(count);
    }

    private static async Task<long> ChangeUntilAsync(CompanionDatabase database, int count, CancellationToken ended)
    {
        var cipher = database.Ciphers.For(DefaultTenant.Id);
        var changes = 0L;
        while (!ended.IsCancellationRequested)
        {
            var id = (int)(changes % count);
            await using var transaction = await database.BeginAsync(DefaultTenant.Id, CancellationToken.None);
            await using var update = transaction.Command("update letters set version = version + 1, box = $2 where id = $1");
            update.Parameters.Add(new() { Value = id });
            update.Parameters.Add(new() { Value = cipher.Seal(Text(id), "letter") });
            await update.ExecuteNonQueryAsync(CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
            changes++;
        }

        return changes;
    }

    private static byte[] Text(int id) => Encoding.UTF8.GetBytes($"letter {id}");
}
