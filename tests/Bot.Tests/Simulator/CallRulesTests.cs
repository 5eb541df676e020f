using System.Text;
using System.Text.Json.Nodes;
using Companion.TelegramSimulator;

namespace Companion.Bot.Tests.SimulatorRules;

/// <summary>Each rule of the simulator refuses what it must, and lets pass what is sound.</summary>
public sealed class CallRulesTests
{
    [Fact]
    public async Task Call_WhenSound_TakesEffectWithoutViolation()
    {
        await using var bot = await BotCalls.StartAsync();
        var anna = await bot.AnnaAsync();
        var arguments = BotCalls.Buttons(BotCalls.Button("Да", "yes"), BotCalls.Button("Нет", "no"));
        arguments["parse_mode"] = "HTML";

        var answer = await bot.SendAsync(anna, "Как вы <b>спали</b> &amp; ели?", arguments);

        answer.Status.ShouldBe(200);
        ((string?)answer.Result!["text"]).ShouldBe("Как вы спали & ели?");
        ((int)answer.Result["entities"]![0]!["offset"]!).ShouldBe(7);
        var heard = await anna.HearsAsync("спали");
        heard.Buttons.ShouldBe(["Да", "Нет"]);
        bot.Simulator.Violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sendMesage", "{}", 404, "unknown-method")]
    [InlineData("sendMessage", """{"chat_id":CHAT,"text":"a","parse_mod":"HTML"}""", 400, "unknown-parameter")]
    [InlineData("sendMessage", """{"text":"a"}""", 400, "missing-parameter")]
    [InlineData("sendMessage", """{"chat_id":CHAT}""", 400, "missing-parameter")]
    [InlineData("sendMessage", """{"chat_id":CHAT,"text":7}""", 400, "wrong-type")]
    [InlineData("sendMessage", """{"chat_id":CHAT,"text":"a","disable_notification":"yes"}""", 400, "wrong-type")]
    [InlineData("sendMessage", """{"chat_id":CHAT,"text":"a","parse_mode":null}""", 400, "null-value")]
    [InlineData("sendMessage", """{"chat_id":CHAT,"text":"  "}""", 400, "empty-text")]
    [InlineData("sendMessage", """{"chat_id":CHAT,"text":"a\ud800"}""", 400, "broken-text")]
    [InlineData("sendMessage", """{"chat_id":1,"text":"a"}""", 400, "chat-not-found")]
    [InlineData("sendMessage", """{"chat_id":CHAT,"text":"a","reply_parameters":{"message_id":99}}""", 400, "message-not-found")]
    [InlineData("sendMessage", """{"chat_id":CHAT,"text":"a","reply_markup":{"inline_keyboard":[[{"text":"b"}]]}}""", 400, "keyboard")]
    [InlineData("sendMessage", """{"chat_id":CHAT,"text":"a","reply_markup":{"inline_keyboard":[[{"text":"b","url":"tel:112"}]]}}""", 400, "keyboard")]
    [InlineData("sendMessage", """{"chat_id":CHAT,"text":"a","reply_markup":{"inline_keyboard":[[{"text":"","callback_data":"b"}]]}}""", 400, "keyboard")]
    [InlineData("sendMessage", """{"chat_id":CHAT,"text":"a","reply_markup":{"inline_keyboard":[[{"text":"b","callback_data":""}]]}}""", 400, "callback-data")]
    [InlineData("sendMessage", """{"chat_id":CHAT,"text":"a","reply_markup":{"inline_keyboard":[[{"text":"b","data":"c"}]]}}""", 400, "unknown-field")]
    [InlineData("sendMessage", """{"chat_id":CHAT,"text":"a","reply_markup":{"keyboard":[[{"txt":"b"}]]}}""", 400, "unknown-field")]
    [InlineData("sendPhoto", """{"chat_id":CHAT,"photo":"no-such-file"}""", 400, "file")]
    [InlineData("sendLocation", """{"chat_id":CHAT,"latitude":91,"longitude":0}""", 400, "location")]
    [InlineData("sendChatAction", """{"chat_id":CHAT,"action":"thinking"}""", 400, "chat-action")]
    [InlineData("editMessageText", """{"chat_id":CHAT,"message_id":99,"text":"a"}""", 400, "message-not-found")]
    [InlineData("editMessageText", """{"chat_id":CHAT,"message_id":1,"text":"a"}""", 400, "not-editable")]
    [InlineData("answerCallbackQuery", """{"callback_query_id":"forged"}""", 400, "unknown-callback")]
    [InlineData("getFile", """{"file_id":"no-such-file"}""", 400, "file")]
    [InlineData("setMyCommands", """{"commands":[{"command":"Check-in","description":"d"}]}""", 400, "commands")]
    [InlineData("setWebhook", """{"url":"http://example.org/hook"}""", 400, "webhook")]
    [InlineData("setWebhook", """{"url":"https://example.org/hook","secret_token":"no spaces"}""", 400, "webhook")]
    public async Task Call_WhenItBreaksARule_IsRefusedAndRecorded(string method, string arguments, int status, string rule)
    {
        await using var bot = await BotCalls.StartAsync();
        var anna = await bot.AnnaAsync();
        using var body = new StringContent(
            arguments.Replace("CHAT", $"{anna.ChatId}", StringComparison.Ordinal), Encoding.UTF8, "application/json");

        var answer = await bot.PostAsync(method, body);

        answer.Status.ShouldBe(status);
        bot.BrokenRules().ShouldBe([rule]);
        bot.Simulator.Messages(anna.ChatId).Count.ShouldBe(1, "nothing but the person's own message");
    }

    [Theory]
    [InlineData("<b>open", "Can't find end tag")]
    [InlineData("<b><i>crossed</b></i>", "Unmatched end tag")]
    [InlineData("closed</b>", "Unexpected end tag")]
    [InlineData("<blink>old</blink>", "Unsupported start tag \"blink\"")]
    [InlineData("3 < 4 and 5 > 4", "Unsupported start tag")]
    [InlineData("a < b", "Unclosed start tag")]
    public async Task Send_WhenHtmlIsBroken_CannotBeParsed(string html, string reason)
    {
        await using var bot = await BotCalls.StartAsync();
        var anna = await bot.AnnaAsync();

        var answer = await bot.SendAsync(anna, html, new JsonObject { ["parse_mode"] = "HTML" });

        answer.Status.ShouldBe(400);
        answer.Description.ShouldContain($"can't parse entities: {reason}");
        bot.BrokenRules().ShouldBe(["formatting"]);
    }

    [Theory]
    [InlineData(4096, 200)]
    [InlineData(4097, 400)]
    public async Task Send_WhenTextGrows_StopsAtItsLimitAfterParsing(int length, int status)
    {
        await using var bot = await BotCalls.StartAsync();
        var anna = await bot.AnnaAsync();

        var answer = await bot.SendAsync(anna, $"<b>{new string('x', length)}</b>", new JsonObject { ["parse_mode"] = "HTML" });

        answer.Status.ShouldBe(status);
    }

    [Theory]
    [InlineData(64, 200)]
    [InlineData(65, 400)]
    public async Task Send_WhenCallbackDataGrows_StopsAt64Bytes(int bytes, int status)
    {
        await using var bot = await BotCalls.StartAsync();
        var anna = await bot.AnnaAsync();
        var data = new string('я', bytes / 2) + new string('x', bytes % 2);

        var answer = await bot.SendAsync(anna, "a", BotCalls.Buttons(BotCalls.Button("b", data)));

        answer.Status.ShouldBe(status);
    }

    [Fact]
    public async Task SendPhoto_WhenUploaded_IsSeenByThePerson()
    {
        await using var bot = await BotCalls.StartAsync();
        var anna = await bot.AnnaAsync();
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2, 3];

        (await bot.PostAsync("sendPhoto", Form(anna, png, new string('x', 1024)))).Status.ShouldBe(200);
        (await anna.HearsSomethingAsync()).Picture.ShouldBe(png);
        bot.Simulator.Violations.ShouldBeEmpty();

        (await bot.PostAsync("sendPhoto", Form(anna, png, new string('x', 1025)))).Description.ShouldContain("caption is too long");
        (await bot.PostAsync("sendPhoto", Form(anna, [1, 2, 3], ""))).Description.ShouldContain("IMAGE_PROCESS_FAILED");
        bot.BrokenRules().ShouldBe(["too-long", "file"]);
    }

    [Fact]
    public async Task Send_WhenThePersonNeverStarted_IsForbidden()
    {
        await using var bot = await BotCalls.StartAsync();
        var stranger = bot.Simulator.User("vi", "Lan");

        (await bot.SendAsync(stranger, "Xin chào")).Status.ShouldBe(403);

        bot.BrokenRules().ShouldBe(["not-started"]);
    }

    [Fact]
    public async Task Send_WhenBlocked_IsForbiddenAndOnlyTheSecondTimeAViolation()
    {
        await using var bot = await BotCalls.StartAsync();
        var anna = await bot.AnnaAsync();
        await anna.BlocksAsync();

        (await bot.SendAsync(anna, "a")).Description.ShouldBe("Forbidden: bot was blocked by the user");
        bot.Simulator.Violations.ShouldBeEmpty();
        (await bot.SendAsync(anna, "b")).Status.ShouldBe(403);
        bot.BrokenRules().ShouldBe(["repeated-send-to-blocked"]);

        await anna.UnblocksAsync();
        (await bot.SendAsync(anna, "c")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Edit_WhenNothingChanges_IsRefusedWithoutViolation()
    {
        await using var bot = await BotCalls.StartAsync();
        var anna = await bot.AnnaAsync();
        var sent = await bot.SendAsync(anna, "a", BotCalls.Buttons(BotCalls.Button("b", "c")));
        var id = (long)sent.Result!["message_id"]!;

        var edited = await bot.CallAsync("editMessageText", new JsonObject { ["chat_id"] = anna.ChatId, ["message_id"] = id, ["text"] = "a" });
        var again = await bot.CallAsync("editMessageText", new JsonObject { ["chat_id"] = anna.ChatId, ["message_id"] = id, ["text"] = "a" });

        edited.Status.ShouldBe(200, "leaving the keyboard out removes it");
        again.Status.ShouldBe(400);
        again.Description.ShouldContain("message is not modified");
        bot.Simulator.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_WhenTheTokenIsWrong_IsUnauthorized()
    {
        await using var bot = await BotCalls.StartAsync();
        using var http = new HttpClient();

        using var response = await http.GetAsync(new Uri(bot.Simulator.BaseUrl, "/bot1:wrong/getMe"));

        ((int)response.StatusCode).ShouldBe(401);
        bot.BrokenRules().ShouldBe(["bad-token"]);
    }

    private static MultipartFormDataContent Form(SimulatedUser to, byte[] photo, string caption) => new()
    {
        { new StringContent($"{to.ChatId}"), "chat_id" },
        { new StringContent(caption), "caption" },
        { new ByteArrayContent(photo), "photo", "chart.png" },
    };
}
