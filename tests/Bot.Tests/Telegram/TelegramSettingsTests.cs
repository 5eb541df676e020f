using Companion.Bot.Channels.Telegram;
using Companion.Bot.Channels.Telegram.Api;
using Companion.Bot.Channels.Telegram.Setup;
using Companion.Conversations;
using Companion.People;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Bot.Tests.Telegram;

public class TelegramSettingsTests
{
    [Fact]
    public void AddTelegramChannel_WhenThereIsNoToken_RegistersNoSender() =>
        Services([]).ShouldNotContain(service => service.ServiceType == typeof(IChannelSender));

    [Fact]
    public void AddTelegramChannel_WhenThereIsAToken_RegistersTheSender() =>
        Services([("BotToken", TelegramStage.Token)]).ShouldContain(service => service.ServiceType == typeof(IChannelSender));

    [Theory]
    [InlineData("BotToken", "not-a-SECRET-token")]
    [InlineData("BotToken", "12:SECRET token")]
    [InlineData("ApiBaseUrl", "ftp://SECRET")]
    [InlineData("Mode", "SECRET")]
    [InlineData("Mode", "1")]
    [InlineData("AutoProvision", "SECRET")]
    [InlineData("MessagesPerSecond", "-1")]
    [InlineData("PollSeconds", "51")]
    public void AddTelegramChannel_WhenASettingIsWrong_NamesItAndNotItsValue(string name, string value)
    {
        var refusal = Should.Throw<Exception>(() => Services([("BotToken", TelegramStage.Token), (name, value)]));

        refusal.Message.ShouldContain("Telegram__" + name);
        refusal.Message.ShouldContain("expected");
        refusal.Message.ShouldNotContain("SECRET");
    }

    [Fact]
    public void AddTelegramChannel_WhenWebhookLacksItsAddressAndSecret_NamesBoth()
    {
        var refusal = Should.Throw<Exception>(() => Services([("BotToken", TelegramStage.Token), ("Mode", "webhook"), ("WebhookSecret", "short")]));

        refusal.Message.ShouldContain("Telegram__WebhookUrl");
        refusal.Message.ShouldContain("Telegram__WebhookSecret");
    }

    [Fact]
    public void BotProfile_InEveryLanguage_KeepsTelegramsLimits()
    {
        foreach (var language in Languages.All)
        {
            var profile = BotProfile.In(language);
            profile.Description.Length.ShouldBeInRange(1, 512);
            profile.ShortDescription.Length.ShouldBeInRange(1, 120);
            profile.Commands.ShouldAllBe(command => command.Description.Length >= 1 && command.Description.Length <= 256);
        }
    }

    [Fact]
    public async Task ConnectAsync_WhenPolling_TakesTheWebhookAwayAndLearnsTheName()
    {
        using var stage = new TelegramStage();
        stage.Network.Answers("""{"ok":true,"result":{"id":700000001,"is_bot":true,"first_name":"C","username":"new_name"}}""");

        (await new BotSetup(stage.Log<BotSetup>()).ConnectAsync(stage.Bot, default)).ShouldBeTrue();

        stage.Bot.Identity.Username.ShouldBe("new_name");
        stage.Network.Calls.Select(call => call.Method).ShouldBe(["getMe", "deleteWebhook"]);
    }

    [Fact]
    public async Task ConnectAsync_WhenWebhook_SetsItWithTheSecret()
    {
        using var stage = new TelegramStage(options => (options.Mode, options.WebhookUrl) = (TelegramMode.Webhook, "https://bot.test/telegram/webhook"));
        stage.Network.Answers("""{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"C","username":"n"}}""");

        await new BotSetup(stage.Log<BotSetup>()).ConnectAsync(stage.Bot, default);

        stage.Network.Body(1)["secret_token"]!.GetValue<string>().ShouldBe(TelegramStage.Secret);
        stage.Network.Body(1)["allowed_updates"]!.AsArray().Select(kind => kind!.GetValue<string>()).ShouldBe(TelegramClient.AllowedUpdates);
        stage.LogLines.ShouldAllBe(line => !line.Contains(TelegramStage.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task IntroduceAsync_SpeaksFiveLanguages()
    {
        using var stage = new TelegramStage();

        await new BotSetup(stage.Log<BotSetup>()).IntroduceAsync(stage.Bot, default);

        stage.Network.Calls.Count(call => call.Method == "setMyCommands").ShouldBe(6);
        stage.Network.Calls.Count(call => call.Body.Contains("\"language_code\":\"vi\"", StringComparison.Ordinal)).ShouldBe(3);
    }

    private static ServiceCollection Services((string Name, string Value)[] settings)
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationManager();
        foreach (var (name, value) in settings)
        {
            configuration["Telegram:" + name] = value;
        }

        services.AddTelegramChannel(configuration);
        return services;
    }
}
