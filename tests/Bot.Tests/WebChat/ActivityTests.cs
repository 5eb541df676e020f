using System.Net;
using System.Text.Json;
using Npgsql;
using static Companion.Bot.Tests.WebChat.WebPerson;

namespace Companion.Bot.Tests.WebChat;

public sealed class ActivityTests : WebChatTests
{
    [Fact]
    public async Task Post_WhenTaken_EchoesIdAndClientActivityIdAndAnswers()
    {
        var person = await JoinsAsync(Bot);

        var id = await person.SaysAsync("English", "c-1");

        var echo = (await person.ReadAsync()).Single(each => Text(each, "id") == id);
        Text(echo, "text").ShouldBe("English");
        Text(echo.GetProperty("from"), "id").ShouldBe(person.UserId);
        Text(echo.GetProperty("channelData"), "clientActivityID").ShouldBe("c-1");
        (await person.LastAsync()).ShouldContain("What would you like me to call you");
    }

    [Fact]
    public async Task Post_WhenSameClientActivityIdComesAgain_GivesSameIdAndHasOneEffect()
    {
        var person = await JoinsAsync(Bot);
        await person.SaysAsync("English");

        var ids = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => person.SaysAsync("Anna", "twice")));
        ids = [.. ids, await person.SaysAsync("Anna", "twice")];

        ids.Distinct().Count().ShouldBe(1);
        (await person.ReadAsync()).Count(each => Text(each, "id") == ids[0]).ShouldBe(1);
        (await person.LastAsync()).ShouldContain("Which country");
    }

    [Fact]
    public async Task Post_WhenNoTurnCanTakeIt_IsEchoedAndAnsweredKindlyAndTheChatGoesOn()
    {
        var person = await JoinsAsync(Bot);
        await person.SaysAsync("English");
        await Bot.Database.ExecuteAsync("alter table companion.turns add constraint poisoned check (false) not valid");

        var id = await person.SaysAsync("Anna", "poisoned");
        var second = await person.SaysAsync("Anna again", "poisoned too");

        var heard = await person.ReadAsync();
        heard.Count(each => Text(each, "id") == id).ShouldBe(1);
        heard.Count(each => Text(each, "id") == second).ShouldBe(1);
        heard.Count(each => IsBots(each) && Said(each).StartsWith("I am sorry, I could not take that message", StringComparison.Ordinal)).ShouldBe(2);
        IsBots(heard[^1]).ShouldBeTrue();

        await Bot.Database.ExecuteAsync("alter table companion.turns drop constraint poisoned");
        await person.SaysAsync("Anna");
        (await person.LastAsync()).ShouldContain("Which country");
    }

    [Fact]
    public async Task Post_WhenAnotherPersonUsesTheSameClientActivityId_BothAreTaken()
    {
        var (anna, bela) = (await JoinsAsync(Bot), await JoinsAsync(Bot));

        await anna.SaysAsync("English", "c-1");
        await bela.SaysAsync("English", "c-1");

        (await anna.LastAsync()).ShouldBe(await bela.LastAsync());
        (await bela.LastAsync()).ShouldContain("call you");
    }

    [Fact]
    public async Task Post_WhenCommitHasToWait_IsNotAnsweredBeforeIt()
    {
        var person = await JoinsAsync(Bot);
        await using var other = new NpgsqlConnection(Bot.Database.ConnectionString + ";Pooling=false");
        await other.OpenAsync();
        await using var holding = await other.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("lock table companion.web_activities in share mode", other, holding))
        {
            await hold.ExecuteNonQueryAsync();
        }

        var posting = person.SaysAsync("English", "held");
        while (await Bot.Database.ScalarAsync<long>("select count(*) from pg_locks where not granted") == 0)
        {
            posting.IsCompleted.ShouldBeFalse();
            await Task.Delay(10);
        }

        posting.IsCompleted.ShouldBeFalse();
        await holding.RollbackAsync();
        await posting;
        (await person.LastAsync()).ShouldContain("call you");
    }

    [Fact]
    public async Task Post_WhenDatabaseIsAway_AsksToSendAgainAndThenTakesItOnce()
    {
        var person = await JoinsAsync(Bot);
        const string Body = """{"type":"message","text":"English","channelData":{"clientActivityID":"again"}}""";
        var path = $"conversations/{person.Conversation}/activities";

        await ShutAsync(true);
        var refused = await person.CallAsync(HttpMethod.Post, path, Body);
        await ShutAsync(false);

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await person.CallAsync(HttpMethod.Post, path, Body)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await person.LastAsync()).ShouldContain("call you");
    }

    /// <summary>As when the server restarts: nobody is let in, and who was inside is thrown out.</summary>
    private async Task ShutAsync(bool shut)
    {
        var address = new NpgsqlConnectionStringBuilder(Bot.Database.ConnectionString);
        var name = address.Database;
        address.Database = "postgres";
        address.Pooling = false;
        await using var server = new NpgsqlConnection(address.ConnectionString);
        await server.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"alter database {name} allow_connections {!shut}; select pg_terminate_backend(pid) from pg_stat_activity where {shut} and datname = '{name}'", server);
        await command.ExecuteNonQueryAsync();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"type\":")]
    [InlineData("")]
    [InlineData("null")]
    public async Task Post_WhenBodyIsNoActivity_IsRefusedInDirectLinesShape(string body)
    {
        var person = await JoinsAsync(Bot);
        var answer = await person.CallAsync(HttpMethod.Post, $"conversations/{person.Conversation}/activities", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ErrorAsync(answer)).ShouldBe("BadArgument");
    }

    [Fact]
    public async Task Post_WhenActivityIsOdd_IsAcknowledged()
    {
        var person = await JoinsAsync(Bot);
        string[] odd =
        [
            """{"type":"typing"}""",
            """{"type":"somethingNew","text":[1]}""",
            """{"type":"message","entities":[null,1],"channelData":5,"text":{}}""",
            """{"type":"message","text":"\ud800 \u0000 hi"}""",
            """{"type":"message","value":"x:y"}""",
            """{"type":"message","entities":[{"type":"Place","geo":{"type":"GeoCoordinates","latitude":1,"longitude":2}}]}""",
            """{}""",
        ];
        foreach (var json in odd)
        {
            (await person.PostAsync(json)).ShouldStartWith(person.Conversation + "|");
        }

        await person.SaysAsync("English");
        (await person.LastAsync()).ShouldContain("call you");
    }

    [Fact]
    public async Task Post_WhenActivityIsBiggerThanAMegabyte_IsRefused()
    {
        var person = await JoinsAsync(Bot);
        var body = JsonSerializer.Serialize(new { type = "message", text = new string('a', 1024 * 1024) });
        var answer = await person.CallAsync(HttpMethod.Post, $"conversations/{person.Conversation}/activities", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await ErrorAsync(answer)).ShouldBe("MessageSizeTooBig");
    }

    [Fact]
    public async Task Read_WhenPagedByWatermark_ShowsEachOnceInOrder()
    {
        var person = await JoinsAsync(Bot);
        await person.OnboardsAsync();
        for (var i = 0; i < 60; i++)
        {
            await person.SaysAsync($"hello {i}");
        }

        var seen = new List<string>();
        for (var watermark = "0"; ;)
        {
            var set = await person.SetAsync(watermark);
            var page = set.GetProperty("activities").EnumerateArray().Select(each => Text(each, "id")).ToList();
            if (page.Count == 0)
            {
                Text(set, "watermark").ShouldBe(watermark);
                break;
            }

            page.Count.ShouldBeLessThanOrEqualTo(100);
            seen.AddRange(page);
            watermark = Text(set, "watermark");
        }

        seen.Count.ShouldBeGreaterThan(120);
        seen.Distinct().Count().ShouldBe(seen.Count);
        (await person.ReadAsync()).Select(each => Text(each, "id")).ShouldBe(seen[^100..]);
    }

    [Fact]
    public async Task Log_WhenStored_HoldsNoPlainText()
    {
        var person = await JoinsAsync(Bot);
        await person.SaysAsync("my secret illness");
        (await Bot.Database.ScalarAsync<long>("select count(*) from web_activities")).ShouldBeGreaterThan(2);
        (await Bot.Database.ScalarAsync<long>("select count(*) from web_activities where position('illness'::bytea in box) > 0")).ShouldBe(0);
    }
}
