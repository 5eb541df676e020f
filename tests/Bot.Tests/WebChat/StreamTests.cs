using System.Net.WebSockets;
using static Companion.Bot.Tests.WebChat.WebPerson;

namespace Companion.Bot.Tests.WebChat;

public sealed class StreamTests : WebChatTests
{
    [Fact]
    public async Task Stream_WhenReopenedFromItsWatermark_LosesAndDoublesNothing()
    {
        var person = await JoinsAsync(Bot);
        var seen = new List<string>();
        var watermark = "";
        foreach (var words in (string[])["English", "Anna", "Germany", "yes"])
        {
            using var socket = await person.StreamAsync(watermark);
            var posted = await person.SaysAsync(words);
            while (!seen.Contains(posted))
            {
                var set = await ReceiveAsync(socket);
                watermark = Text(set, "watermark");
                seen.AddRange(set.GetProperty("activities").EnumerateArray().Select(each => Text(each, "id")));
            }

            // As a telephone in a lift: no goodbye.
            socket.Abort();
            await person.SaysAsync("what?");
        }

        using var last = await person.StreamAsync(watermark);
        var rest = await ReceiveAsync(last);
        seen.AddRange(rest.GetProperty("activities").EnumerateArray().Select(each => Text(each, "id")));
        seen.ShouldBe((await person.ReadAsync()).Select(each => Text(each, "id")));
    }

    [Fact]
    public async Task Stream_WhenTheTurnRunsOnAnotherNode_BringsItAtOnce()
    {
        var person = await JoinsAsync(Bot);
        await using var far = await BotUnderTest.StartAsync(Bot);
        using var socket = await person.StreamAsync(Text(await person.SetAsync(), "watermark"), far);

        await person.SaysAsync("English");

        var set = await ReceiveAsync(socket);
        set.GetProperty("activities").EnumerateArray().Where(IsBots).Select(Said).ShouldContain(text => text.Contains("call you", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stream_WhenPersonCloses_IsClosedPolitely()
    {
        var person = await JoinsAsync(Bot);
        using var socket = await person.StreamAsync();
        await ReceiveAsync(socket);

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task Reconnect_WhenTokenIsGood_NamesAStreamFromTheWatermark()
    {
        var person = await JoinsAsync(Bot);
        var watermark = Text(await person.SetAsync(), "watermark");
        await person.SaysAsync("English");

        var answer = await JsonAsync(await person.CallAsync(HttpMethod.Get, $"conversations/{person.Conversation}?watermark={watermark}"));

        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(Text(answer, "streamUrl")), CancellationToken.None);
        var set = await ReceiveAsync(socket);
        set.GetProperty("activities").EnumerateArray().Count(each => !IsBots(each)).ShouldBe(1);
    }
}
