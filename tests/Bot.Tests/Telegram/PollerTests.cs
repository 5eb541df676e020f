using Companion.Bot.Channels.Telegram.Updates;
using Companion.Conversations;
using Companion.Dialogs;

namespace Companion.Bot.Tests.Telegram;

public sealed class PollerTests : IDisposable
{
    private readonly TelegramStage _stage = new();

    [Fact]
    public async Task PollAsync_WhenUpdatesCome_ConfirmsThemOnlyAfterTheirTurns()
    {
        _stage.Network.Answers(Batch(Text(5, 1, "a"), Text(6, 2, "b"), """{"update_id":7,"poll_answer":{}}"""));
        var poller = Poller();

        (await poller.PollAsync(default)).ShouldBeTrue();
        _stage.Network.Body(0)["offset"].ShouldBeNull();
        _stage.Network.Body(0)["allowed_updates"]!.AsArray().Count.ShouldBe(5);

        _stage.Network.Answers(Batch());
        await poller.PollAsync(default);
        _stage.Network.Body(1)["offset"]!.GetValue<long>().ShouldBe(8);
    }

    [Fact]
    public async Task PollAsync_WhenOneCouldNotBeTaken_ConfirmsNone()
    {
        _stage.Conversations.Answer = inbound => inbound.ExternalId == "6"
            ? throw new ConversationsUnavailableException("down")
            : Task.FromResult(InboundOutcome.Done);
        _stage.Network.Answers(Batch(Text(5, 1, "a"), Text(6, 2, "b"), Text(7, 2, "c")));
        var poller = Poller();

        (await poller.PollAsync(default)).ShouldBeFalse();
        _stage.Conversations.Accepted.Select(inbound => inbound.ExternalId).ShouldBe(["5"]);
        _stage.Network.Answers(Batch());
        await poller.PollAsync(default);
        _stage.Network.Body(1)["offset"].ShouldBeNull();
    }

    [Fact]
    public async Task PollAsync_WhenOneChatIsSlow_KeepsItsOrderAndOthersGoOn()
    {
        var first = new TaskCompletionSource<InboundOutcome>();
        _stage.Conversations.Answer = inbound => inbound.ExternalId == "5" ? first.Task : Task.FromResult(InboundOutcome.Done);
        _stage.Network.Answers(Batch(Text(5, 1, "a"), Text(6, 1, "b"), Text(7, 2, "c")));

        var poll = Poller().PollAsync(default);
        _stage.Conversations.Accepted.Select(inbound => inbound.ExternalId).ShouldBe(["7"]);
        first.SetResult(InboundOutcome.Done);
        await poll;

        _stage.Conversations.Accepted.Select(inbound => inbound.ExternalId).ShouldBe(["7", "5", "6"]);
    }

    [Theory]
    [InlineData("""{"ok":false,"error_code":409,"description":"Conflict: terminated by other getUpdates request"}""", 409)]
    [InlineData("<html>", 502)]
    [InlineData("""{"ok":true,"result":{}}""", 200)]
    public async Task PollAsync_WhenTelegramDoesNotAnswer_AsksForAPause(string body, int status)
    {
        _stage.Network.Answers(body, status);
        (await Poller().PollAsync(default)).ShouldBeFalse();
        _stage.LogLines.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task PollAsync_WhenTapped_AnswersItBesideTheTurn()
    {
        _stage.Network.Answers(Batch("""{"update_id":5,"callback_query":{"id":"cb","from":{"id":1},"data":"t","message":{"message_id":1,"chat":{"id":1,"type":"private"}}}}"""));

        await Poller().PollAsync(default);

        _stage.Conversations.Accepted.ShouldHaveSingleItem().Content.ShouldBe(new ButtonInput("t"));
        _stage.Network.Calls.Select(call => call.Method).ShouldBe(["getUpdates", "answerCallbackQuery"]);
    }

    public void Dispose() => _stage.Dispose();

    private static string Batch(params string[] updates) => $$"""{"ok":true,"result":[{{string.Join(',', updates)}}]}""";

    private static string Text(int id, int chat, string text) =>
        $$"""{"update_id":{{id}},"message":{"message_id":{{id}},"from":{"id":{{chat}}},"chat":{"id":{{chat}},"type":"private"},"text":"{{text}}"} }""";

    private Poller Poller() => new(_stage.Bot, _stage.Intake, _stage.Metrics, _stage.Clock, _stage.Log<Poller>());
}
