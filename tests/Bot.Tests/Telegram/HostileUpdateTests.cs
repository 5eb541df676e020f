using System.Text;
using Companion.Bot.Channels.Telegram;
using Companion.Bot.Channels.Telegram.Updates;
using Companion.Dialogs;

namespace Companion.Bot.Tests.Telegram;

public class HostileUpdateTests
{
    private static readonly TelegramBotIdentity Bot = new(TelegramStage.Tenant, TelegramStage.Account, 1, "b");

    [Theory]
    [InlineData("\\ud83d", "\uFFFD")]
    [InlineData("a\\udc00b", "a\uFFFDb")]
    [InlineData("\\ud83d\\ud83d\\ude00", "\uFFFD😀")]
    [InlineData("a\\u0000b", "ab")]
    [InlineData("\\ue000bold\\ue001", "bold")]
    [InlineData("\\ud83d\\n\\t\\\"\\\\", "\uFFFD\n\t\"\\")]
    public void Read_WhenTextHoldsWhatNobodyCanKeep_CleansIt(string escaped, string clean) =>
        TextOf($$"""{"update_id":1,"message":{"message_id":1,"chat":{"id":1,"type":"private"},"text":"{{escaped}}"} }""").ShouldBe(clean);

    [Fact]
    public void Read_WhenTextIsNoUtf8_ReplacesTheBrokenBytes()
    {
        byte[] json = [.. """{"update_id":1,"message":{"message_id":1,"chat":{"id":1,"type":"private"},"text":"a"""u8, 0xFF, 0xC3, .. """b"}}"""u8];

        var text = UpdateMapper.Map(UpdateReader.Read(json)!, Bot).Inbound!.Content.ShouldBeOfType<TextInput>().Text;

        text[0].ShouldBe('a');
        text.ShouldContain('\uFFFD');
    }

    [Fact]
    public void Read_WhenTextHasAMegabyte_KeepsWhatTelegramCouldHaveSent()
    {
        var text = TextOf($$"""{"update_id":1,"message":{"message_id":1,"chat":{"id":1,"type":"private"},"text":"{{string.Concat(Enumerable.Repeat("😀", 300_000))}}"} }""");

        text!.Length.ShouldBe(SafeText.MaxUnits);
        char.IsHighSurrogate(text[^1]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"update_id\":\"1\"}")]
    [InlineData("{\"update_id\":1.5}")]
    [InlineData("{\"update_id\":99999999999999999999999}")]
    [InlineData("{\"update_id\":1}{\"update_id\":2}")]
    [InlineData("{\"update_id\":1,\"message\":{\"text\":\"x}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("<html>502</html>")]
    public void Read_WhenNoUpdate_IsNull(string json) => UpdateReader.Read(Encoding.UTF8.GetBytes(json)).ShouldBeNull();

    [Fact]
    public void Read_WhenNestedWithoutEnd_IsNull() =>
        UpdateReader.Read(Encoding.UTF8.GetBytes("{\"update_id\":1,\"x\":" + new string('[', 100_000))).ShouldBeNull();

    [Fact]
    public void Read_WhenCutAnywhere_NeverThrows()
    {
        var whole = Encoding.UTF8.GetBytes(
            """{"update_id":1,"message":{"message_id":1,"from":{"id":2,"first_name":"\ud83d\ude00"},"chat":{"id":1,"type":"private"},"photo":[{"file_id":"a"}],"location":{"latitude":1e2,"longitude":2},"contact":{"phone_number":"1"},"text":"\u0431"}}""");
        for (var length = 0; length < whole.Length; length++)
        {
            UpdateReader.Read(whole.AsSpan(0, length)).ShouldBeNull();
        }
    }

    [Fact]
    public void Read_WhenEveryValueIsOfAnotherType_NeverThrows()
    {
        string[] values = ["1", "\"x\"", "null", "true", "[]", "[1]", "{}", "{\"id\":{}}", "1e999", "-5"];
        string[] members = ["message_id", "from", "chat", "text", "photo", "voice", "location", "venue", "contact", "reply_to_message", "caption", "sticker"];
        foreach (var member in members)
        {
            foreach (var value in values)
            {
                foreach (var kind in (string[])["message", "edited_message", "callback_query", "my_chat_member", "message_reaction", "pre_checkout_query"])
                {
                    var json = $$"""{"update_id":1,"{{kind}}":{"id":"c","chat":{"id":1,"type":"private"},"{{member}}":{{value}} } }""";
                    var update = UpdateReader.Read(Encoding.UTF8.GetBytes(json)).ShouldNotBeNull(json);
                    UpdateMapper.Map(update, Bot);
                }
            }
        }
    }

    [Theory]
    [InlineData("91", "0")]
    [InlineData("0", "181")]
    [InlineData("1e400", "0")]
    [InlineData("\"1\"", "0")]
    public void Map_WhenPositionIsNotOnEarth_IsNoLocation(string latitude, string longitude) =>
        UpdateMapper.Map(
            UpdateReader.Read(Encoding.UTF8.GetBytes(
                $$"""{"update_id":1,"message":{"message_id":1,"chat":{"id":1,"type":"private"},"location":{"latitude":{{latitude}},"longitude":{{longitude}} } } }"""))!,
            Bot).Inbound!.Content.ShouldBe(new UnsupportedInput("location"));

    [Fact]
    public void TryReadBatch_WhenOneIsBroken_KeepsTheOthers()
    {
        var updates = new List<TelegramUpdate>();

        UpdateReader.TryReadBatch("""{"ok":true,"result":[{"update_id":1},{"no":1},7,[{"update_id":9}],{"update_id":2}]}"""u8, updates, out var unreadable).ShouldBeTrue();

        updates.Select(update => update.Id).ShouldBe([1, 2]);
        unreadable.ShouldBe(3);
    }

    private static string? TextOf(string json) =>
        (UpdateMapper.Map(UpdateReader.Read(Encoding.UTF8.GetBytes(json)).ShouldNotBeNull(), Bot).Inbound?.Content as TextInput)?.Text;
}
