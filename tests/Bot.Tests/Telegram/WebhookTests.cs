using System.Text;
using Companion.Bot.Channels.Telegram.Updates;
using Companion.Conversations;
using Companion.Dialogs;
using Microsoft.AspNetCore.Http;

namespace Companion.Bot.Tests.Telegram;

public sealed class WebhookTests : IDisposable
{
    private const string Tap = """{"update_id":9,"callback_query":{"id":"cb1","from":{"id":42,"first_name":"A"},"data":"tok","message":{"message_id":3,"chat":{"id":42,"type":"private"}}}}""";
    private const string Text = """{"update_id":8,"message":{"message_id":1,"from":{"id":42},"chat":{"id":42,"type":"private"},"text":"да"}}""";

    private readonly TelegramStage _stage = new();

    [Fact]
    public async Task HandleAsync_WhenTaken_Is200()
    {
        (await PostAsync(Text)).ShouldBe((200, ""));
        _stage.Conversations.Accepted.ShouldHaveSingleItem().Content.ShouldBe(new TextInput("да"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData(TelegramStage.Secret + "x")]
    public async Task HandleAsync_WhenTheSecretIsWrong_Is401AndNothingIsTaken(string? secret)
    {
        (await PostAsync(Text, secret)).Status.ShouldBe(401);
        _stage.Conversations.Accepted.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[1,2]")]
    [InlineData("{\"update_id\":\"x\"}")]
    public async Task HandleAsync_WhenTheBodyIsNoUpdate_Is200SoThatItDoesNotComeAgain(string body)
    {
        (await PostAsync(body)).Status.ShouldBe(200);
        _stage.Conversations.Accepted.ShouldBeEmpty();
        _stage.LogLines.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task HandleAsync_WhenTheBodyIsHuge_Is200AndIgnored()
    {
        (await PostAsync(new string('x', Webhook.MaxBodyBytes + 1))).Status.ShouldBe(200);
        _stage.Conversations.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task HandleAsync_WhenAMegabyteOfText_IsTaken()
    {
        var body = Text.Replace("да", new string('я', 500_000), StringComparison.Ordinal);
        (await PostAsync(body)).Status.ShouldBe(200);
        _stage.Conversations.Accepted.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task HandleAsync_WhenNothingCouldBeCommitted_Is503SoThatItComesAgain()
    {
        _stage.Conversations.Answer = _ => throw new ConversationsUnavailableException("down");
        (await PostAsync(Text)).Status.ShouldBe(503);
    }

    [Fact]
    public async Task HandleAsync_WhenTheBotIsNotKnownYet_Is503()
    {
        _stage.Bot.BelongsTo(Guid.Empty);
        (await PostAsync(Text)).Status.ShouldBe(503);
        _stage.Conversations.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task HandleAsync_WhenTapped_TheAnswerRidesInTheResponse()
    {
        (await PostAsync(Tap)).ShouldBe((200, """{"method":"answerCallbackQuery","callback_query_id":"cb1"}"""));
        _stage.Network.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task HandleAsync_WhenATapComesTwice_IsAnsweredOnce()
    {
        await PostAsync(Tap);
        (await PostAsync(Tap)).ShouldBe((200, ""));
    }

    [Fact]
    public async Task HandleAsync_WhenTheTurnWaits_TheTapIsAnsweredByACallWithinASecond()
    {
        var turn = new TaskCompletionSource<InboundOutcome>();
        _stage.Conversations.Answer = _ => turn.Task;
        var request = PostAsync(Tap);

        _stage.Clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually(() => !_stage.Network.Calls.IsEmpty);
        _stage.Network.Calls.ShouldHaveSingleItem().Method.ShouldBe("answerCallbackQuery");
        request.IsCompleted.ShouldBeFalse();
        turn.SetResult(InboundOutcome.Done);

        (await request).ShouldBe((200, ""));
    }

    [Fact]
    public async Task HandleAsync_WhenCheckout_IsKindlyRefusedInTheirLanguage()
    {
        await PostAsync("""{"update_id":9,"pre_checkout_query":{"id":"q1","from":{"id":42,"language_code":"ru"},"currency":"EUR","total_amount":1,"invoice_payload":"x"}}""");

        _stage.Network.Calls.ShouldHaveSingleItem().Method.ShouldBe("answerPreCheckoutQuery");
        _stage.Network.Body(0)["ok"]!.GetValue<bool>().ShouldBeFalse();
        _stage.Network.Body(0)["error_message"]!.GetValue<string>().ShouldContain("Деньги не списаны");
    }

    public void Dispose() => _stage.Dispose();

    private static async Task Eventually(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            limit.Token.IsCancellationRequested.ShouldBeFalse("the tap was not answered");
            await Task.Yield();
        }
    }

    private async Task<(int Status, string Body)> PostAsync(string body, string? secret = TelegramStage.Secret)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        if (secret is not null)
        {
            context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"] = secret;
        }

        await new Webhook(_stage.Bot, _stage.Intake, _stage.Metrics, _stage.Clock, _stage.Log<Webhook>()).HandleAsync(context);
        await context.Response.BodyWriter.FlushAsync();
        return (context.Response.StatusCode, Encoding.UTF8.GetString(answer.ToArray()));
    }
}
