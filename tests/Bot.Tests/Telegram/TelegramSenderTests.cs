using Companion.Conversations;
using Companion.Dialogs;

namespace Companion.Bot.Tests.Telegram;

public sealed class TelegramSenderTests : IDisposable
{
    private static readonly OutMessage Hello = new() { Text = "Здравствуйте!" };

    private readonly TelegramStage _stage = new();

    [Fact]
    public async Task SendAsync_WhenTaken_TellsTheMessagesId()
    {
        (await _stage.SendAsync(Hello with { Buttons = [[new("Да", "tok")]] })).ShouldBe(new SendResult.Sent("7"));

        var call = _stage.Network.Calls.ShouldHaveSingleItem();
        call.Method.ShouldBe("sendMessage");
        call.Body.ShouldBe(
            """{"chat_id":42,"text":"Здравствуйте!","link_preview_options":{"is_disabled":true},"reply_markup":{"inline_keyboard":[[{"text":"Да","callback_data":"tok"}]]}}""");
    }

    [Fact]
    public async Task SendAsync_WhenBold_SaysThatItIsHtml()
    {
        await _stage.SendAsync(new() { Text = "\uE000Да\uE001" });
        _stage.Network.Body(0)["parse_mode"]!.GetValue<string>().ShouldBe("HTML");
    }

    [Fact]
    public async Task SendAsync_WhenTextHasHalfASmile_StillSendsJson()
    {
        await _stage.SendAsync(new() { Text = "a\ud83d b" });
        _stage.Network.Body(0)["text"]!.GetValue<string>().ShouldBe("a\uFFFD b");
    }

    [Fact]
    public async Task SendAsync_WhenHome_WritesThePersistentKeyboardWithSosFirst()
    {
        await _stage.SendAsync(Hello with { Home = new("🆘 SOS", "Меню", "Помощь") });

        _stage.Network.Body(0)["reply_markup"]!["is_persistent"]!.GetValue<bool>().ShouldBeTrue();
        _stage.Network.Body(0)["reply_markup"]!["keyboard"]![0]![0]!["text"]!.GetValue<string>().ShouldBe("🆘 SOS");
    }

    [Fact]
    public async Task SendAsync_OfALongText_NotesEveryPartButTheLast()
    {
        await _stage.SendAsync(new() { Text = Long() });

        _stage.Network.Calls.Count.ShouldBe(3);
        _stage.Progress.Noted.ShouldBe([1, 2]);
    }

    [Fact]
    public async Task SendAsync_WhenPartsWentOutBeforeACrash_GoesOnBehindThem()
    {
        await _stage.SendAsync(new() { Text = Long() }, partsSent: 2);

        _stage.Network.Calls.ShouldHaveSingleItem();
        _stage.Network.Body(0)["text"]!.GetValue<string>().ShouldContain("third");
    }

    private static string Long() => string.Join("\n\n", new[] { "first", "second", "third" }.Select(word => word + " " + new string('a', 3000)));

    [Theory]
    [InlineData(403, """{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}""", typeof(SendResult.Blocked))]
    [InlineData(400, """{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}""", typeof(SendResult.Blocked))]
    [InlineData(400, """{"ok":false,"error_code":400,"description":"Bad Request: message is not modified: x"}""", typeof(SendResult.Sent))]
    [InlineData(400, """{"ok":false,"error_code":400,"description":"Bad Request: can't parse entities: \"secret words\""}""", typeof(SendResult.Refused))]
    [InlineData(401, """{"ok":false,"error_code":401,"description":"Unauthorized"}""", typeof(SendResult.Unavailable))]
    [InlineData(404, """{"ok":false,"error_code":404,"description":"Not Found"}""", typeof(SendResult.Unavailable))]
    [InlineData(500, """{"ok":false,"error_code":500,"description":"Internal Server Error"}""", typeof(SendResult.Unavailable))]
    [InlineData(502, "<html>Bad Gateway</html>", typeof(SendResult.Unavailable))]
    [InlineData(200, "<html>hello</html>", typeof(SendResult.Unavailable))]
    [InlineData(200, "", typeof(SendResult.Unavailable))]
    [InlineData(429, """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 9","parameters":{"retry_after":9}}""", typeof(SendResult.Flooded))]
    public async Task SendAsync_WhenRefused_TellsApartWhy(int status, string body, Type result)
    {
        _stage.Network.Answers(body, status);

        (await _stage.SendAsync(Hello)).ShouldBeOfType(result);

        _stage.LogLines.ShouldAllBe(line => !line.Contains("secret words", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SendAsync_WhenTheGroupMoved_TellsTheNewId()
    {
        _stage.Network.Answers("""{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded","parameters":{"migrate_to_chat_id":-1009}}""", 400);
        (await _stage.SendAsync(Hello)).ShouldBe(new SendResult.Moved("-1009"));
    }

    [Fact]
    public async Task SendAsync_WhenFlooded_EverybodyWaits()
    {
        _stage.Network.Answers("""{"ok":false,"error_code":429,"parameters":{"retry_after":9}}""", 429);
        (await _stage.SendAsync(Hello)).ShouldBe(new SendResult.Flooded(TimeSpan.FromSeconds(9)));

        var other = _stage.SendAsync(Hello, id: 2, chat: "43");
        other.IsCompleted.ShouldBeFalse();
        _stage.Network.Calls.Count.ShouldBe(1);
        _stage.Clock.Advance(TimeSpan.FromSeconds(9.1));
        (await other.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBeOfType<SendResult.Sent>();
    }

    [Fact]
    public async Task SendAsync_WhenTheSecondPartFails_BeginsThereNextTime()
    {
        var letter = new OutMessage { Text = new string('a', 5000) };
        _stage.Network.Answers(FakeTelegram.Taken);
        _stage.Network.Fails(new HttpRequestException(HttpRequestError.ConnectionError, "refused"));
        (await _stage.SendAsync(letter)).ShouldBeOfType<SendResult.Unavailable>();

        (await _stage.SendAsync(letter)).ShouldBeOfType<SendResult.Sent>();

        _stage.Network.Calls.Count.ShouldBe(3);
        _stage.Network.Body(2)["text"]!.GetValue<string>().Length.ShouldBe(904);
    }

    [Fact]
    public async Task SendAsync_WhenPicture_IsUploadedOnceAndThenNamed()
    {
        var id = Guid.NewGuid();
        _stage.Files.Kept[id] = new(id, FileKind.Photo, "image/png", [1, 2, 3]);
        _stage.Network.Otherwise = _ => """{"ok":true,"result":{"message_id":8,"photo":[{"file_id":"small"},{"file_id":"large"}]}}""";
        var message = new OutMessage { Text = "Ваша неделя", Media = new(FileKind.Photo, id, "График"), Buttons = [[new("Да", "t")]] };

        await _stage.SendAsync(message, id: 1);
        (await _stage.SendAsync(message, id: 2, chat: "43")).ShouldBe(new SendResult.Sent("8"));

        _stage.Network.Calls.ElementAt(0).Body.ShouldContain("filename=picture.png");
        _stage.Network.Calls.ElementAt(0).Body.ShouldContain("Ваша неделя");
        _stage.Network.Body(1)["photo"]!.GetValue<string>().ShouldBe("large");
    }

    [Fact]
    public async Task SendAsync_WhenTheFileIsGone_StillSaysTheWords()
    {
        await _stage.SendAsync(new() { Text = "", Media = new(FileKind.Photo, Guid.NewGuid(), "График давления") });
        _stage.Network.Body(0)["text"]!.GetValue<string>().ShouldBe("График давления");
    }

    [Fact]
    public async Task SendAsync_WhateverFails_TheTokenIsNowhere()
    {
        _stage.Network.Fails(new HttpRequestException(HttpRequestError.NameResolutionError, "no host"));
        _stage.Network.Fails(new HttpRequestException(HttpRequestError.ResponseEnded, "cut"));
        _stage.Network.Fails(new IOException("cut"));
        for (var i = 0; i < 3; i++)
        {
            var result = (await _stage.SendAsync(Hello)).ShouldBeOfType<SendResult.Unavailable>();
            result.ToString().ShouldNotContain("SECRET");
        }

        _stage.LogLines.Count.ShouldBe(3);
        _stage.LogLines.ShouldAllBe(line => !line.Contains("SECRET", StringComparison.Ordinal) && !line.Contains("Здравствуйте", StringComparison.Ordinal));
    }

    public void Dispose() => _stage.Dispose();
}
