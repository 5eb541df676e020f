using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Companion.Benchmarks.Load;
using Companion.Benchmarks.Sos;
using Companion.Benchmarks.Turns;

namespace Companion.Benchmarks.Bulk;

/// <summary>
/// Replies while 100,000 digests are queued: from a reply's acknowledgement to its message on the wire, before and during. The Bot API's
/// stub imposes Telegram's limit of 30 messages a second (429 beyond it), and the bot keeps its pacing.
/// </summary>
internal static class BulkBenchmark
{
    private const int Digests = 100_000;
    private const int RepliesPerSecond = 10;
    private const int LimitPerSecond = 30;
    private const long FirstChat = 6_000_000;

    private static long _updateId = 3_000_000;

    public static async Task RunAsync(int replies, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("companion-bulk-").FullName;
        File.SetUnixFileMode(data, (UnixFileMode)0b111_101_101);
        using var stub = new BotApiStub { LimitPerSecond = LimitPerSecond };
        var wire = new ConcurrentDictionary<long, long>();
        stub.OnMessage = (chat, at) => wire.TryAdd(chat, at);
        try
        {
            await using var families = await Families.SeedAsync(data, 2 * replies, cancellationToken);
            await using var bot = await BotProcess.StartAsync(data, stub.Port, cancellationToken, new Dictionary<string, string?>
            {
                ["Telegram__MessagesPerSecond"] = LimitPerSecond.ToString(CultureInfo.InvariantCulture),
                ["Telegram__ChatMessagesPerSecond"] = "1",
            });
            await MeasureAsync("idle", bot, stub, wire, 0, replies, cancellationToken);
            await families.QueueDigestsAsync(Digests, 200, cancellationToken, after: FirstChat + (2 * replies));
            await MeasureAsync("100,000 digests queued", bot, stub, wire, replies, replies, cancellationToken);
            Console.WriteLine(FormattableString.Invariant($"  digests still queued: {await families.DigestsLeftAsync(cancellationToken):N0}"));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task MeasureAsync(
        string title, BotProcess bot, BotApiStub stub, ConcurrentDictionary<long, long> wire, int first, int replies, CancellationToken cancellationToken)
    {
        var acknowledged = new Dictionary<long, long>();
        var refused = stub.Refused;
        using var client = new WebhookClient(bot.Port, BotProcess.Secret);
        await client.ConnectAsync(cancellationToken);
        for (var i = 0; i < replies; i++)
        {
            var chat = FirstChat + first + i;
            await client.PostAsync(CheckIn(chat), cancellationToken);
            acknowledged[chat] = Stopwatch.GetTimestamp();
            await Task.Delay(TimeSpan.FromSeconds(1.0 / RepliesPerSecond), cancellationToken);
        }

        for (var waited = 0; waited < 300 && acknowledged.Keys.Any(chat => !wire.ContainsKey(chat)); waited++)
        {
            await Task.Delay(100, cancellationToken);
        }

        var latencies = new Latencies();
        foreach (var (chat, at) in acknowledged)
        {
            if (wire.TryGetValue(chat, out var sent))
            {
                latencies.Add(sent > at ? Stopwatch.GetElapsedTime(at, sent) : TimeSpan.Zero);
            }
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{title}: acknowledgement to the wire p50 {latencies.Percentile(0.5):0.0} p99 {latencies.Percentile(0.99):0.0} max {latencies.Percentile(1):0.0} ms; {latencies.Count} of {replies} replies; refused with 429: {stub.Refused - refused}"));
    }

    private static string CheckIn(long chat)
    {
        var id = Interlocked.Increment(ref _updateId);
        return string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"update_id":{{{id}}},"message":{"message_id":{{{id}}},"from":{"id":{{{chat}}},"is_bot":false,"first_name":"Bench","language_code":"en"},"chat":{"id":{{{chat}}},"type":"private","first_name":"Bench"},"date":1700000000,"text":"/checkin","entities":[{"type":"bot_command","offset":0,"length":8}]}}""");
    }
}
