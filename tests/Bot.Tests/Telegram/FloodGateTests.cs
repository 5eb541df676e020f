using Companion.Bot.Channels.Telegram;
using Companion.Bot.Channels.Telegram.Sending;
using Companion.Dialogs;
using Companion.Testing;

namespace Companion.Bot.Tests.Telegram;

public sealed class FloodGateTests : IDisposable
{
    private readonly FakeClock _clock = new();
    private FloodGate? _gate;

    [Fact]
    public void ReserveAsync_WhenNothingIsBusy_GoesAtOnce() => Ask(Gate(), Lane.Reply, "1").IsCompletedSuccessfully.ShouldBeTrue();

    [Fact]
    public async Task ReserveAsync_WhenTheSecondIsUsedUp_WaitsForTheNextPlace()
    {
        var gate = Gate();
        for (var i = 0; i < 30; i++)
        {
            Ask(gate, Lane.Reply, $"{i}").IsCompleted.ShouldBeTrue();
        }

        var next = Ask(gate, Lane.Reply, "x");
        next.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        next.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(60));
        await next.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void ReserveAsync_WhenBulkAndRepliesFlood_NoSecondHoldsMoreThanTheLimit()
    {
        var gate = Gate();
        var sent = new List<double>();
        var asked = new List<Task>();
        for (var i = 0; i < 400; i++)
        {
            asked.Add(Ask(gate, i % 2 == 0 ? Lane.Bulk : Lane.Reply, $"{i}"));
        }

        for (var tick = 0; tick < 800; tick++)
        {
            sent.AddRange(asked.Where(task => task.IsCompleted).Select(_ => tick * 0.025));
            asked.RemoveAll(task => task.IsCompleted);
            _clock.Advance(TimeSpan.FromMilliseconds(25));
        }

        asked.ShouldBeEmpty();
        sent.Max(from => sent.Count(at => at >= from && at < from + 1)).ShouldBeLessThanOrEqualTo(30);
    }

    [Fact]
    public async Task ReserveAsync_WhenOneChatIsFlooded_PacesItAndNobodyElse()
    {
        var gate = Gate();
        for (var i = 0; i < 5; i++)
        {
            Ask(gate, Lane.Reply, "1").IsCompleted.ShouldBeTrue();
        }

        var sixth = Ask(gate, Lane.Reply, "1");
        var seventh = Ask(gate, Lane.Reply, "1");
        Ask(gate, Lane.Reply, "2").IsCompleted.ShouldBeTrue();
        Ask(gate, Lane.Sos, "1").IsCompleted.ShouldBeTrue();
        sixth.IsCompleted.ShouldBeFalse();

        _clock.Advance(TimeSpan.FromSeconds(1.01));
        await sixth.WaitAsync(TimeSpan.FromSeconds(10));
        seventh.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1.01));
        await seventh.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Close_StopsEverybodyAndOpensForSosFirst()
    {
        var gate = Gate(options => options.MessagesPerSecond = 1);
        gate.Close(TimeSpan.FromSeconds(30));
        var reply = Ask(gate, Lane.Reply, "1");
        var alert = Ask(gate, Lane.Alert, "2");
        var sos = Ask(gate, Lane.Sos, "3");

        _clock.Advance(TimeSpan.FromSeconds(29.9));
        Task[] all = [reply, alert, sos];
        all.ShouldAllBe(task => !task.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.2));

        await sos.WaitAsync(TimeSpan.FromSeconds(10));
        reply.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1.1));
        await reply.WaitAsync(TimeSpan.FromSeconds(10));
        alert.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1.1));
        await alert.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Close_WhenAShorterPauseFollows_KeepsTheLonger()
    {
        var gate = Gate();
        gate.Close(TimeSpan.FromSeconds(30));
        gate.Close(TimeSpan.FromSeconds(1));
        var sos = Ask(gate, Lane.Sos, "1");

        _clock.Advance(TimeSpan.FromSeconds(5));
        sos.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public void ReserveAsync_WhenBulkFloods_RepliesNeverWaitForIt()
    {
        var gate = Gate();
        var bulk = Enumerable.Range(0, 1000).Select(i => Ask(gate, Lane.Bulk, $"b{i}")).ToArray();
        for (var second = 0; second < 20; second++)
        {
            for (var i = 0; i < 9; i++)
            {
                Ask(gate, Lane.Reply, $"{second}-{i}").IsCompletedSuccessfully.ShouldBeTrue();
            }

            _clock.Advance(TimeSpan.FromSeconds(1.1));
        }

        // 18 to 20 a second: its own pace, and what the replies leave.
        gate.Waiting.ShouldBeInRange(1000 - (21 * 20), 1000 - (20 * 17));
        bulk.Length.ShouldBe(1000);
    }

    [Fact]
    public void ReserveAsync_WhenRepliesTakeEverything_BulkWaitsAndSosGoes()
    {
        var gate = Gate();
        for (var i = 0; i < 28; i++)
        {
            Ask(gate, Lane.Reply, $"{i}").IsCompleted.ShouldBeTrue();
        }

        Ask(gate, Lane.Bulk, "b").IsCompleted.ShouldBeFalse();
        for (var i = 0; i < 10; i++)
        {
            Ask(gate, Lane.Sos, "s").IsCompletedSuccessfully.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task ReserveAsync_WhenTheRateIsTiny_BulkStillMoves()
    {
        var gate = Gate(options => options.MessagesPerSecond = 1);
        await Ask(gate, Lane.Reply, "1");
        var bulk = Ask(gate, Lane.Bulk, "2");
        _clock.Advance(TimeSpan.FromSeconds(2));
        await bulk.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task ReserveAsync_WhenGivenUp_FreesItsPlace()
    {
        var gate = Gate(options => options.MessagesPerSecond = 1);
        await Ask(gate, Lane.Reply, "1");
        using var impatient = new CancellationTokenSource();
        var gone = Ask(gate, Lane.Reply, "2", impatient.Token);
        var next = Ask(gate, Lane.Reply, "3");
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(gone);

        _clock.Advance(TimeSpan.FromSeconds(1.1));
        await next.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void ReserveAsync_WhenLimitsAreOff_NeverWaits()
    {
        var gate = Gate(options => (options.MessagesPerSecond, options.ChatMessagesPerSecond) = (0, 0));
        for (var i = 0; i < 10_000; i++)
        {
            Ask(gate, Lane.Reply, "1").IsCompletedSuccessfully.ShouldBeTrue();
        }
    }

    public void Dispose() => _gate?.Dispose();

    private static Task Ask(FloodGate gate, Lane lane, string chat, CancellationToken cancellationToken = default) =>
        gate.ReserveAsync(lane, chat, cancellationToken).AsTask();

    private FloodGate Gate(Action<TelegramOptions>? change = null)
    {
        var options = new TelegramOptions();
        change?.Invoke(options);
        return _gate = new FloodGate(options, _clock);
    }
}
