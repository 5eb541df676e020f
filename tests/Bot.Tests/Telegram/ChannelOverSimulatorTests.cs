using System.Text.Json.Nodes;
using Companion.Bot.Channels.Telegram;
using Companion.Bot.Channels.Telegram.Files;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.TelegramSimulator;

namespace Companion.Bot.Tests.Telegram;

/// <summary>The channel as Telegram sees it: every call is checked against the published table.</summary>
public class ChannelOverSimulatorTests
{
    private static readonly HomeKeyboard Home = new("🆘 SOS", "Меню", "Помощь");

    [Theory]
    [InlineData(nameof(TelegramMode.Polling))]
    [InlineData(nameof(TelegramMode.Webhook))]
    public async Task Channel_WhenAPersonUsesEverything_BreaksNoRule(string mode)
    {
        await using var telegram = await Simulator.StartAsync();
        await using var bot = await EchoHost.StartAsync(telegram, Enum.Parse<TelegramMode>(mode), Reply);
        var anna = telegram.User("ru", "Анна");

        await anna.StartsAsync("pair_1");
        await anna.HearsAsync("cmd start pair_1");
        await anna.PressesAsync("Да");
        await anna.HearsAsync("press yes");
        await anna.SaysAsync("<b>привет</b> & 😀");
        await anna.HearsAsync("text <b>привет</b> & 😀");
        await anna.SaysAsync("long");
        await anna.HearsAsync("the end");
        await anna.SendsLocationAsync(50.45, 30.52);
        await anna.HearsAsync("loc 50.45");
        await anna.SendsContactAsync("+380501112233");
        await anna.HearsAsync("contact own");
        await anna.EditsAsync(anna.LastMessageId, "130");
        await anna.HearsAsync("edit 130");
        await anna.SendsAsync("sticker", new JsonObject { ["file_id"] = "s" });
        await anna.HearsAsync("other sticker");
        await anna.SaysAsync("where");
        await anna.HearsAsync("where are you");

        telegram.Deliver(new JsonObject { ["never_heard_of"] = new JsonObject { ["a"] = 1 } });
        (await telegram.IsCaughtUpAsync()).ShouldBeTrue();
        anna.ReplyKeyboard[0].ShouldBe("🆘 SOS");
        telegram.Violations.ShouldBeEmpty(anna.Transcript());
    }

    [Fact]
    public async Task Channel_WhenAVoiceComes_ItsFileCanBeFetchedAndAPictureSentBack()
    {
        await using var telegram = await Simulator.StartAsync();
        await using var bot = await EchoHost.StartAsync(telegram, TelegramMode.Polling, _ => new() { Text = "heard" });
        var anna = telegram.User("ru", "Анна");
        await anna.StartsAsync();
        await anna.HearsAsync("heard");
        await anna.SendsVoiceAsync([.. "OggS"u8, 1, 2, 3]);
        await anna.HearsAsync("heard");
        var voice = bot.Conversations.Taken[^1].Content.ShouldBeOfType<FileInput>().File;

        var payload = $$"""{"account":"{{TelegramStage.Account}}","file":"{{voice.Id}}","kind":"Voice"}""";
        var result = await bot.Service<IWorkExecutor>().RunAsync(
            new(TelegramStage.Tenant, Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), TelegramFileFetcher.WorkKind, payload, 1), default);

        result.Succeeded.ShouldBeTrue();
        var picture = await bot.Files.SaveAsync(TelegramStage.Tenant, null, FileKind.Photo, "image/png", Png(), default);
        for (var i = 0; i < 2; i++)
        {
            var message = new OutMessage { Text = "Ваша \uE000неделя\uE001", Media = new(FileKind.Photo, picture, "График"), Buttons = [[new("Ещё", "more")]] };
            (await bot.Service<IChannelSender>().SendAsync(new(100 + i, bot.Conversations.Taken[0].Chat, message), default)).ShouldBeOfType<SendResult.Sent>();
            var heard = await anna.HearsAsync("Ваша неделя");
            heard.Picture.ShouldBe(Png());
        }

        telegram.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Channel_WhenBlockedAndUnblocked_IsToldAtOnceAndSendingSaysBlocked()
    {
        await using var telegram = await Simulator.StartAsync();
        await using var bot = await EchoHost.StartAsync(telegram, TelegramMode.Webhook, inbound => inbound.Content is ReachableInput ? null : new() { Text = "ok" });
        var anna = telegram.User("uk", "Анна");
        await anna.StartsAsync();
        await anna.HearsAsync("ok");

        await anna.BlocksAsync();
        (await telegram.IsCaughtUpAsync()).ShouldBeTrue();
        bot.Conversations.Taken[^1].Content.ShouldBe(new ReachableInput(false));
        (await bot.Service<IChannelSender>().SendAsync(new(100, bot.Conversations.Taken[0].Chat, new() { Text = "?" }), default))
            .ShouldBeOfType<SendResult.Blocked>();

        await anna.UnblocksAsync();
        (await telegram.IsCaughtUpAsync()).ShouldBeTrue();
        bot.Conversations.Taken[^1].Content.ShouldBe(new ReachableInput(true));
    }

    [Fact]
    public async Task Channel_WhenTheAnswerIsLostAfterTheEffect_SaysThatTheOutcomeIsUnknown()
    {
        await using var telegram = await Simulator.StartAsync();
        await using var bot = await EchoHost.StartAsync(telegram, TelegramMode.Webhook, _ => new() { Text = "ok" });
        var anna = telegram.User("pt", "Ana");
        telegram.Faults.Add("sendMessage", Fault.ErrorAfterEffect(502));
        telegram.Faults.Add("sendMessage", Fault.TooManyRequests(1));

        await anna.StartsAsync();
        (await telegram.IsCaughtUpAsync()).ShouldBeTrue();
        await anna.SaysAsync("olá");
        (await telegram.IsCaughtUpAsync()).ShouldBeTrue();

        bot.Conversations.Sent.ShouldBe([new SendResult.Unavailable("outcome unknown"), new SendResult.Flooded(TimeSpan.FromSeconds(1))]);
    }

    [Theory]
    [InlineData(nameof(TelegramMode.Polling))]
    [InlineData(nameof(TelegramMode.Webhook))]
    public async Task Channel_WhenUpdatesAreRepeatedAndMixed_EachIsTakenOnce(string mode)
    {
        await using var telegram = await Simulator.StartAsync();
        await using var bot = await EchoHost.StartAsync(telegram, Enum.Parse<TelegramMode>(mode), _ => null);
        var anna = telegram.User("vi", "An");
        await anna.StartsAsync();
        telegram.Faults.Add(Faults.Updates, Fault.Duplicate(), count: 5);
        for (var i = 0; i < 10; i++)
        {
            await anna.SaysAsync($"{i}");
        }

        (await telegram.IsCaughtUpAsync()).ShouldBeTrue();
        bot.Conversations.Taken.Select(inbound => inbound.Content).OfType<TextInput>().Select(input => input.Text)
            .ShouldBe(Enumerable.Range(0, 10).Select(i => $"{i}"));
    }

    [Fact]
    public async Task Channel_WhenTheWebhookGetsRubbish_GoesOn()
    {
        await using var telegram = await Simulator.StartAsync();
        await using var bot = await EchoHost.StartAsync(telegram, TelegramMode.Webhook, _ => new() { Text = "ok" });
        var anna = telegram.User("en", "Ann");
        foreach (var rubbish in (string[])["", "{", "[]", "\u0000", "{\"update_id\":5,\"message\":{\"text\":\"\\ud800\"}}", new string('[', 5000)])
        {
            telegram.DeliverRaw(System.Text.Encoding.UTF8.GetBytes(rubbish), anna.ChatId);
        }

        await anna.StartsAsync();
        await anna.HearsAsync("ok");
        bot.Conversations.Taken.Count.ShouldBe(1);
    }

    private static byte[] Png() => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private static OutMessage? Reply(Inbound inbound) => inbound.Content switch
    {
        CommandInput command => new() { Text = $"cmd {command.Name} {command.Payload}", Home = Home, Buttons = [[new("Да", "yes"), new("Нет", "no")]] },
        ButtonInput button => new() { Text = $"press {button.Token}" },
        TextInput { Text: "long" } => new() { Text = string.Concat(Enumerable.Repeat("\uE000Слово & <дело>.\uE001 ", 500)) + "the end" },
        TextInput { Text: "where" } => new() { Text = "where are you", Request = OutRequest.Location, RequestLabel = "Я здесь", Home = Home },
        TextInput text => new() { Text = $"text {text.Text}" },
        LocationInput location => new() { Text = FormattableString.Invariant($"loc {location.Location.Latitude}") },
        ContactInput contact => new() { Text = contact.Contact.Own ? "contact own" : "contact" },
        EditInput edit => new() { Text = $"edit {edit.Text}" },
        UnsupportedInput other => new() { Text = $"other {other.Kind}" },
        _ => null,
    };
}
