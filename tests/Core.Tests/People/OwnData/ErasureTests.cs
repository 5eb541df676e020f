using System.Text;
using Companion.People;
using Companion.People.OwnData;
using Companion.Storage;
using Companion.Testing;

namespace Companion.Core.Tests.People;

public sealed class ErasureTests : IAsyncLifetime
{
    private static readonly Guid Anna = Guid.NewGuid();
    private static readonly Guid Olga = Guid.NewGuid();

    private TestDatabase _test = null!; // Set before each test.
    private CompanionDatabase _database = null!; // Set before each test.

    public async Task InitializeAsync()
    {
        _test = await TestDatabase.CreateAsync();
        _database = await _test.StartAsync();
        await PersonAsync(Anna, "101");
        await PersonAsync(Olga, "102");
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task TenantTables_WhenMigrated_AreAllReachedByAnErasureOrNamedAsHoldingNobody()
    {
        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, default);

        (await PersonTables.ForgottenAsync(transaction.Connection, default)).ShouldBeEmpty(
            "a table needs person_id, conversation_id, a chat's address or 'on delete cascade', or a place in PersonTables");
    }

    [Fact]
    public async Task TenantTables_WhenOneHoldsPersonsUnseen_TheCheckNamesIt()
    {
        await _test.ExecuteAsync("create table bad (tenant_id uuid, id int, whom uuid, primary key (tenant_id, id)); select protect('bad')");
        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, default);

        (await PersonTables.ForgottenAsync(transaction.Connection, default)).ShouldBe(["bad"]);
    }

    [Fact]
    public async Task Erase_OfOne_LeavesNothingOfThemAndEverythingOfTheOther()
    {
        await new Erasure(_database, TimeProvider.System).EraseAsync(DefaultTenant.Id, Anna, default);

        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, default);
        var tables = (await PersonTables.FindAsync(transaction.Connection, default)).Where(t => !PersonTables.Kept.Contains(t.Name)).ToList();
        tables.Count.ShouldBeGreaterThan(15);
        foreach (var table in tables)
        {
            var (annas, olgas) = (await CountAsync(table, Anna, "101"), await CountAsync(table, Olga, "102"));
            annas.ShouldBe(0, table.Name);
            if (table.Name is "chats" or "conversations" or "turns" or "timers" or "files" or "outbox" or "diary_entries" or "measurements" or "work_items" or "quarantine")
            {
                olgas.ShouldBe(1, table.Name);
            }
        }

        (await _test.ScalarAsync<long>($"select count(*) from people where id = '{Anna}'")).ShouldBe(0);
        (await _test.ScalarAsync<long>($"select count(*) from people where id = '{Olga}'")).ShouldBe(1);
        (await _test.ScalarAsync<long>($"select count(*) from consents where person_id = '{Anna}'")).ShouldBe(1, "proof that it was given");
        (await _test.ScalarAsync<long>($"select count(*) from erasures where person_id = '{Anna}'")).ShouldBe(1);
    }

    [Fact]
    public async Task Erase_OfARelative_EndsTheRelationAndTakesTheirWordsOut()
    {
        await _test.ExecuteAsync(
            $"""
            insert into relations (tenant_id, id, person_id, other_id, kind, rank, sees, told, state, label_box, words_box, created_at, confirmed_at)
            values ('{DefaultTenant.Id}', gen_random_uuid(), '{Anna}', '{Olga}', 'relative', 1, '{"{}"}', '{"{}"}', 'active', '\x01', '\x01', now(), now())
            """);

        await new Erasure(_database, TimeProvider.System).EraseAsync(DefaultTenant.Id, Olga, default);

        (await _test.ScalarAsync<string>("select state || (label_box is null) || (words_box is null) from relations")).ShouldBe("revokedtruetrue");
    }

    [Theory]
    [InlineData("Olga", false)]
    [InlineData("Anna Maria", true)]
    public async Task Erase_OfAnElder_TakesTheirNameOutOfTheDaughtersConversation_UnlessItIsAnothersToo(string otherName, bool stays)
    {
        var cipher = await _database.Ciphers.ForAsync(DefaultTenant.Id, default);
        string Sealed(string text, string purpose) => $"'\\x{Convert.ToHexString(cipher.Seal(Encoding.UTF8.GetBytes(text), purpose))}'";
        var conversation = ConversationOf(Olga);
        await _test.ExecuteAsync(
            $$$"""
            update people set name_box = {{{Sealed("Anna Maria", "people.name")}}} where id = '{{{Anna}}}';
            update people set name_box = {{{Sealed(otherName, "people.name")}}} where id = '{{{Olga}}}';
            insert into relations (tenant_id, id, person_id, other_id, kind, rank, sees, told, state, created_at, confirmed_at, revoked_at)
            values ('{{{DefaultTenant.Id}}}', gen_random_uuid(), '{{{Anna}}}', '{{{Olga}}}', 'relative', 1, '{}', '{}', 'revoked', now(), now(), now());
            update conversations set box = {{{Sealed("""{"p":{"name":"Anna Maria"},"f":[{"slots":{"name":{"t":"text","Text":"Anna Maria"}}}]}""", "conversation.state")}}} where id = '{{{conversation}}}';
            update turns set box = {{{Sealed("""{"now":"2026-11-21T12:00:00+00:00","in":{"t":"text","Text":"Anna Maria is better"},"out":[{"t":"done","Command":"x","Outcome":{"list":"• Anna Maria, Anna Mariana"}}]}""", "conversation.turn")}}} where conversation_id = '{{{conversation}}}';
            update outbox set box = {{{Sealed("""{"Text":"Anna Maria: the week"}""", "conversation.outbox")}}} where chat_id = '102';
            update timers set box = {{{Sealed("""{"t":"begin","Arguments":{"name":"Anna Maria"}}""", "conversation.timer")}}} where conversation_id = '{{{conversation}}}';
            update work_items set box = {{{Sealed("""{"result":"{\"summary\":\"Anna Maria: calm\"}"}""", "conversation.work")}}} where conversation_id = '{{{conversation}}}';
            """);

        await new Erasure(_database, TimeProvider.System).EraseAsync(DefaultTenant.Id, Anna, default);

        async Task<string> OpenAsync(string table, string purpose, string where) =>
            Encoding.UTF8.GetString(cipher.Open((await _test.ScalarAsync<byte[]>($"select box from {table} where {where}"))!, purpose));
        var state = await OpenAsync("conversations", "conversation.state", $"id = '{conversation}'");
        var turn = await OpenAsync("turns", "conversation.turn", $"conversation_id = '{conversation}'");
        string[] others =
        [
            state[state.IndexOf("\"f\"", StringComparison.Ordinal)..], turn[turn.IndexOf("\"out\"", StringComparison.Ordinal)..].Replace("Anna Mariana", "", StringComparison.Ordinal),
            await OpenAsync("outbox", "conversation.outbox", "chat_id = '102'"), await OpenAsync("timers", "conversation.timer", $"conversation_id = '{conversation}'"),
            await OpenAsync("work_items", "conversation.work", $"conversation_id = '{conversation}'"),
        ];
        others.ShouldAllBe(text => text.Contains("Anna Maria", StringComparison.Ordinal) == stays);
        state.ShouldContain("""{"p":{"name":"Anna Maria"}""", Case.Sensitive, "the other's own profile");
        turn.ShouldContain("Anna Maria is better", Case.Sensitive, "the other's own words");
        turn.ShouldContain("Anna Mariana", Case.Sensitive, "another name");
        (await _test.ScalarAsync<long>($"select version from conversations where id = '{conversation}'")).ShouldBe(stays ? 1 : 2);
    }

    [Theory]
    [InlineData(Language.Ru, "наш сотрудник · дневник (лечение)", "⛔", "name of 102 · графики")]
    [InlineData(Language.Vi, "nhân viên của chúng tôi · nhật ký (điều trị)", "⛔", "name of 102 · biểu đồ")]
    public async Task Looks_OfStaffAndFamily_AreToldWithWhoWhatAndWhy(Language language, string staff, string refused, string family)
    {
        await using (var transaction = await _database.BeginAsync(DefaultTenant.Id, default))
        {
            var now = TimeProvider.System.GetUtcNow();
            await AccessLog.WriteAsync(transaction.Connection, new(Anna, Guid.NewGuid(), now, "diary", true) { ByStaff = true, Reason = nameof(Companion.Access.LookReason.Treatment) }, default);
            await AccessLog.WriteAsync(transaction.Connection, new(Anna, Olga, now, "trends", false), default);
            await transaction.CommitAsync(default);
        }

        var turn = new Medicines.MedicineTurn(_database, new Profile { PersonId = Anna, Language = language }, TimeProvider.System.GetUtcNow());
        var told = ((Companion.Dialogs.TextValue)(await turn.RunAsync(new DataLooks())).Values["looks"]).Text;

        told.ShouldContain(staff);
        told.ShouldContain(refused);
        told.ShouldContain(family);
    }

    [Theory]
    [InlineData(Language.En)]
    [InlineData(Language.Ru)]
    [InlineData(Language.Uk)]
    [InlineData(Language.Pt)]
    [InlineData(Language.Vi)]
    public void LookWords_OfEveryLanguage_KnowEveryPermissionAndReason(Language language)
    {
        var words = LookWords.Of(language);
        Enum.GetValues<Permission>().ShouldAllBe(p => words.Seen.ContainsKey(p.Code()));
        Enum.GetNames<Companion.Access.LookReason>().ShouldAllBe(reason => words.Reasons.ContainsKey(reason));
    }

    [Fact]
    public async Task Export_OfLooksAndLimits_NamesThoseWhoLookedAndSet()
    {
        await _test.ExecuteAsync(
            $"""
            insert into access_log (tenant_id, id, person_id, viewer_id, at, what, allowed) values ('{DefaultTenant.Id}', gen_random_uuid(), '{Anna}', '{Olga}', now(), 'trends', true);
            insert into personal_limits values ('{DefaultTenant.Id}', '{Anna}', 'pulse', now(), 50, 110, 'doctor:{Olga:N}');
            """);
        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, default);

        var export = await PersonExport.ReadAsync(transaction, await _database.Ciphers.ForAsync(DefaultTenant.Id, default), Anna, default);

        export["access_log"]![0]!["name"]!.ToString().ShouldBe("name of 102");
        export["personal_limits"]![0]!["set_by"]!.ToString().ShouldBe("name of 102");
    }

    [Fact]
    public async Task Export_WithAPhoto_ShowsItOnThePage()
    {
        await _test.ExecuteAsync(
            $"insert into diary_photos (tenant_id, entry_id, person_id, file_id) select e.tenant_id, e.id, e.person_id, f.id from diary_entries e join files f on f.person_id = e.person_id where e.person_id = '{Anna}'");
        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, default);

        var export = await PersonExport.ReadAsync(transaction, await _database.Ciphers.ForAsync(DefaultTenant.Id, default), Anna, default);

        ReadableExport.Of(export, Language.Uk, "Europe/Kyiv").ShouldContain($"src=\"data:image/png;base64,{Convert.ToBase64String("png"u8)}\"");
    }

    [Fact]
    public async Task Erase_Twice_IsOnce()
    {
        var erasure = new Erasure(_database, TimeProvider.System);
        await erasure.EraseAsync(DefaultTenant.Id, Anna, default);

        await erasure.EraseAsync(DefaultTenant.Id, Anna, default);

        (await _test.ScalarAsync<long>("select count(*) from erasures")).ShouldBe(1);
    }

    [Fact]
    public async Task Erase_InAnotherTenant_TouchesNobody()
    {
        var tenant = Guid.NewGuid();
        await _database.EnsureTenantAsync(tenant, "Another", [Language.En], default);

        await new Erasure(_database, TimeProvider.System).EraseAsync(tenant, Anna, default);

        (await _test.ScalarAsync<long>($"select count(*) from people where id = '{Anna}'")).ShouldBe(1);
        (await _test.ScalarAsync<long>("select count(*) from turns")).ShouldBe(2);
    }

    [Fact]
    public async Task Export_OfOne_OpensWhatIsSealedAndHoldsNothingOfTheOther()
    {
        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, default);
        var export = await PersonExport.ReadAsync(transaction, await _database.Ciphers.ForAsync(DefaultTenant.Id, default), Anna, default);

        var json = export.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.ShouldContain("a note of 101");
        json.ShouldContain("name of 101");
        json.ShouldNotContain("102");
        json.ShouldNotContain(Olga.ToString());

        var page = ReadableExport.Of(export, Language.Ru, "Europe/Kyiv");
        page.ShouldContain("Дневник");
        page.ShouldContain("&lt;b&gt;a note of 101");
        page.ShouldContain("said by 101");
    }

    [Theory]
    [InlineData(Language.Ru, "Стереть всё!", true)]
    [InlineData(Language.Ru, "стереть все", true)]
    [InlineData(Language.Ru, "нет", false)]
    [InlineData(Language.Ru, "не надо стереть всё", false)]
    [InlineData(Language.Uk, "стерти все", true)]
    [InlineData(Language.Pt, "Apagar tudo.", true)]
    [InlineData(Language.Vi, "xóa hết", true)]
    [InlineData(Language.Vi, "xoá hết", true)]
    [InlineData(Language.En, "ERASE everything", true)]
    [InlineData(Language.En, "yes", false)]
    public void Erase_IsSaid_OnlyByItsWords(Language language, string words, bool said) => EraseData.IsSaid(words, language).ShouldBe(said);

    private async Task<long> CountAsync(PersonTable table, Guid person, string chat)
    {
        var condition = table.Key switch
        {
            PersonKey.Person => $"person_id = '{person}'",
            PersonKey.Conversation => $"conversation_id = '{ConversationOf(person)}'",
            _ => $"chat_id = '{chat}'",
        };
        return await _test.ScalarAsync<long>($"select count(*) from {table.Name} where {condition}");
    }

    private static Guid ConversationOf(Guid person)
    {
        var bytes = person.ToByteArray();
        bytes[0] ^= 0xFF;
        return new Guid(bytes);
    }

    /// <summary>Something in every table of the engine and the diary.</summary>
    private async Task PersonAsync(Guid person, string chat)
    {
        var (tenant, conversation, account) = (DefaultTenant.Id, ConversationOf(person), Guid.Empty);
        var cipher = await _database.Ciphers.ForAsync(tenant, default);
        string Box(string text, string purpose) => $"'\\x{Convert.ToHexString(cipher.Seal(Encoding.UTF8.GetBytes(text), purpose))}'";
        await _test.ExecuteAsync(
            $$"""
            insert into people (tenant_id, id, created_at, language, name_box) values ('{{tenant}}', '{{person}}', now(), 'ru', {{Box("name of " + chat, "people.name")}});
            insert into conversations (tenant_id, id, person_id, version, box, account_id, chat_id, updated_at)
            values ('{{tenant}}', '{{conversation}}', '{{person}}', 1, {{Box("{}", "conversation.state")}}, '{{account}}', '{{chat}}', now());
            insert into chats (tenant_id, account_id, chat_id, conversation_id, person_id, created_at) values ('{{tenant}}', '{{account}}', '{{chat}}', '{{conversation}}', '{{person}}', now());
            insert into turns (tenant_id, conversation_id, number, at, account_id, external_id, digest, box)
            values ('{{tenant}}', '{{conversation}}', 1, now(), '{{account}}', '{{chat}}', '\x01', {{Box($$$"""{"in":{"t":"text","Text":"said by {{{chat}}}"}}""", "conversation.turn")}});
            insert into outbox (tenant_id, account_id, chat_id, lane, created_at, box) values ('{{tenant}}', '{{account}}', '{{chat}}', 1, now(), {{Box("{}", "conversation.outbox")}});
            insert into timers (tenant_id, conversation_id, name, due_at) values ('{{tenant}}', '{{conversation}}', 'x', now());
            insert into work_items (tenant_id, id, conversation_id, person_id, kind, created_at, due_at, box)
            values ('{{tenant}}', gen_random_uuid(), '{{conversation}}', '{{person}}', 'x', now(), now(), {{Box("{}", "conversation.work")}});
            insert into quarantine (tenant_id, id, account_id, external_id, chat_id, at, error, box)
            values ('{{tenant}}', gen_random_uuid(), '{{account}}', 'q', '{{chat}}', now(), 'x', {{Box("{}", "conversation.quarantine")}});
            insert into files (tenant_id, id, person_id, kind, mime_type, bytes, created_at, box)
            values ('{{tenant}}', gen_random_uuid(), '{{person}}', 'Photo', 'image/png', 3, now(), {{Box("png", "conversation.file")}});
            insert into diary_entries (tenant_id, id, person_id, recorded_at, mood, note_box)
            values ('{{tenant}}', gen_random_uuid(), '{{person}}', now(), 3, {{Box("<b>a note of " + chat, "diary.note")}});
            insert into measurements (tenant_id, id, person_id, kind, measured_at, value, unit, source)
            values ('{{tenant}}', gen_random_uuid(), '{{person}}', 'pulse', now(), 72, 'bpm', 'chat');
            insert into consents values ('{{tenant}}', '{{person}}', 'health', now(), true, 'ru', 'hash');
            """);
    }
}
