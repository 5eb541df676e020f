using System.Net;
using System.Net.Http.Json;
using static Companion.Bot.Tests.WebChat.WebPerson;

namespace Companion.Bot.Tests.WebChat;

public sealed class TokenTests : WebChatTests
{
    [Fact]
    public async Task Start_WhenNewcomerComesTwice_GreetsOnceAndSays201Then200()
    {
        var person = await ArrivesAsync(Bot);

        (await person.CallAsync(HttpMethod.Post, "conversations")).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await person.CallAsync(HttpMethod.Post, "conversations")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await person.PostAsync("""{"type":"event","name":"startConversation"}""");

        var said = (await person.ReadAsync()).Where(IsBots).Select(Said).ToList();
        said.Count(text => text.Contains("I am Companion", StringComparison.Ordinal)).ShouldBe(1, string.Join('\n', said));
    }

    [Fact]
    public async Task Everything_WhenTokenIsAnothersMissingTamperedOrACredential_IsRefused()
    {
        var anna = await JoinsAsync(Bot);
        var bela = await JoinsAsync(Bot);
        var tampered = anna.Token[..^4] + (anna.Token.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA");
        (HttpMethod Method, string Path)[] calls =
        [
            (HttpMethod.Get, $"conversations/{anna.Conversation}"),
            (HttpMethod.Get, $"conversations/{anna.Conversation}/activities"),
            (HttpMethod.Post, $"conversations/{anna.Conversation}/activities"),
            (HttpMethod.Post, $"conversations/{anna.Conversation}/upload"),
            (HttpMethod.Get, $"conversations/{anna.Conversation}/stream"),
        ];
        foreach (var (method, path) in calls)
        {
            (await CallAsync(Bot, method, path, null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
            foreach (var token in (string[])[bela.Token, tampered, anna.Credential, "a.b.c", "x"])
            {
                var answer = await CallAsync(Bot, method, path, token);
                answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
                (await ErrorAsync(answer)).ShouldBe("TokenExpired");
            }
        }

        (await anna.ReadAsync()).Count.ShouldBe((await bela.ReadAsync()).Count);
    }

    [Fact]
    public async Task Token_WhenItsHourIsOver_IsRefusedAndTheCredentialBringsTheSamePersonBack()
    {
        var anna = await JoinsAsync(Bot);
        var path = $"conversations/{anna.Conversation}/activities";

        Bot.Clock.Forward(TimeSpan.FromMinutes(59));
        (await anna.CallAsync(HttpMethod.Get, path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        Bot.Clock.Forward(TimeSpan.FromMinutes(2));

        (await anna.CallAsync(HttpMethod.Get, path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await anna.CallAsync(HttpMethod.Post, "tokens/refresh")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var back = await ArrivesAsync(Bot, anna.Credential);
        back.Conversation.ShouldBe(anna.Conversation);
        (await back.CallAsync(HttpMethod.Get, path)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Refresh_WhenTokenIsGood_GivesAnotherThatLivesOn()
    {
        var anna = await JoinsAsync(Bot);
        Bot.Clock.Forward(TimeSpan.FromMinutes(50));

        var answer = await JsonAsync(await anna.CallAsync(HttpMethod.Post, "tokens/refresh"));

        Text(answer, "conversationId").ShouldBe(anna.Conversation);
        answer.GetProperty("expires_in").GetInt32().ShouldBe(3600);
        anna.Token = Text(answer, "token");
        Bot.Clock.Forward(TimeSpan.FromMinutes(50));
        (await anna.ReadAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Forget_WhenAsked_ShutsTheCredentialForEver()
    {
        var anna = await JoinsAsync(Bot);

        (await anna.CallAsync(HttpMethod.Post, "tokens/forget")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var answer = await Bot.Http.PostAsJsonAsync(Line + "tokens/generate", new { credential = anna.Credential });
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ErrorAsync(answer)).ShouldBe("CredentialRevoked");
        (await anna.CallAsync(HttpMethod.Post, "tokens/refresh")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Generate_WhenAskedTooOften_IsRefusedInDirectLinesShape()
    {
        await using var strict = await BotUnderTest.StartAsync(Bot, null, ("WebChat:TokensPerMinute", "3"));
        for (var i = 0; i < 3; i++)
        {
            await ArrivesAsync(strict);
        }

        var answer = await strict.Http.PostAsync(new Uri(Line + "tokens/generate", UriKind.Relative), null);

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await ErrorAsync(answer)).ShouldBe("TooManyRequests");
    }
}
