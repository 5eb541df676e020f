using System.Collections.Concurrent;
using System.Globalization;
using Companion.Benchmarks.Load;

namespace Companion.Benchmarks.Sos;

/// <summary>
/// From the end of an alarm's countdown (as stored with the alarm) to the first contact's message on the wire: idle; with 100,000 digests
/// queued and the bot's pacing on; and with one of two nodes killed every five seconds. Everything shares this machine and its clock.
/// </summary>
internal static class SosBenchmark
{
    private const int Digests = 100_000;
    private static readonly TimeSpan s_countdown = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_killEvery = TimeSpan.FromSeconds(5);

    /// <summary>So that alarms, which borrow from the budget, leave room for digests beside them.</summary>
    private static readonly TimeSpan s_amongDigests = TimeSpan.FromMilliseconds(400);

    private static long _updateId = 2_000_000;

    public static async Task RunAsync(int samples, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("companion-sos-").FullName;
        File.SetUnixFileMode(data, (UnixFileMode)0b111_101_101);
        using var stub = new BotApiStub();
        var wire = new ConcurrentDictionary<long, DateTimeOffset>();
        stub.OnMessage = (chat, _) => wire.TryAdd(chat, TimeProvider.System.GetUtcNow());
        try
        {
            await using var families = await Families.SeedAsync(data, 3 * samples, cancellationToken);
            Console.WriteLine(FormattableString.Invariant($"{samples} alarms a measurement, countdown {s_countdown.TotalSeconds} s, {Environment.ProcessorCount} processors"));
            await using (var bot = await BotProcess.StartAsync(data, stub.Port, cancellationToken, Settings()))
            {
                await RaiseAsync([bot], 0, samples, TimeSpan.FromMilliseconds(50), cancellationToken);
                await ReportAsync("idle", families, wire, 0, samples, cancellationToken);
                await families.QueueDigestsAsync(Digests, 200, cancellationToken);
                var sent = stub.Messages;
                await RaiseAsync([bot], samples, samples / 3, s_amongDigests, cancellationToken);
                sent = stub.Messages - sent;
                await ReportAsync("100,000 digests on their way", families, wire, samples, samples / 3, cancellationToken);
                Console.WriteLine(FormattableString.Invariant(
                    $"  messages on the wire meanwhile: {sent:N0}; digests still queued: {await families.DigestsLeftAsync(cancellationToken):N0}"));
            }

            await KilledAsync(data, stub, families, wire, 2 * samples, samples, cancellationToken);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task KilledAsync(
        string data, BotApiStub stub, Families families, ConcurrentDictionary<long, DateTimeOffset> wire, int first, int samples, CancellationToken cancellationToken)
    {
        var nodes = new[]
        {
            await BotProcess.StartAsync(data, stub.Port, cancellationToken, Settings()),
            await BotProcess.StartAsync(data, stub.Port, cancellationToken, Settings()),
        };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var killing = Task.Run(async () =>
        {
            var kills = 0;
            while (true)
            {
                try
                {
                    await Task.Delay(s_killEvery, stop.Token);
                }
                catch (OperationCanceledException)
                {
                    return kills;
                }

                var victim = kills++ % 2;
                nodes[victim].Kill();
                nodes[victim] = await BotProcess.StartAsync(data, stub.Port, cancellationToken, Settings());
            }
        }, cancellationToken);
        await RaiseAsync(nodes, first, samples, TimeSpan.FromMilliseconds(100), cancellationToken);
        await ReportAsync("one of two nodes killed every 5 s", families, wire, first, samples, cancellationToken);
        await stop.CancelAsync();
        Console.WriteLine(FormattableString.Invariant($"  kills: {await killing}"));
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    /// <summary>One SOS after the other. Who meets a dead node goes to the other one, as a load balancer does.</summary>
    private static async Task RaiseAsync(BotProcess[] nodes, int first, int samples, TimeSpan every, CancellationToken cancellationToken)
    {
        var running = new List<Task>();
        for (var i = 0; i < samples; i++)
        {
            running.Add(PostAsync(nodes, Sos(Families.Person(first + i)), i, cancellationToken));
            await Task.Delay(every, cancellationToken);
        }

        await Task.WhenAll(running);
    }

    private static async Task PostAsync(BotProcess[] nodes, string update, int turn, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var client = new WebhookClient(nodes[(turn + attempt) % nodes.Length].Port, BotProcess.Secret);
                await client.ConnectAsync(cancellationToken);
                await client.PostAsync(update, cancellationToken);
                return;
            }
            catch (Exception exception) when (exception is System.Net.Sockets.SocketException or InvalidOperationException && attempt < 200)
            {
                await Task.Delay(50, cancellationToken);
            }
        }
    }

    private static async Task ReportAsync(
        string title, Families families, ConcurrentDictionary<long, DateTimeOffset> wire, int first, int samples, CancellationToken cancellationToken)
    {
        for (var waited = 0; waited < 300 && Enumerable.Range(first, samples).Any(i => !wire.ContainsKey(Families.Relative(i))); waited++)
        {
            await Task.Delay(100, cancellationToken);
        }

        var ends = await families.CountdownEndsAsync(s_countdown, cancellationToken);
        var latencies = new Latencies();
        var lost = 0;
        for (var i = first; i < first + samples; i++)
        {
            if (ends.TryGetValue(Families.Person(i), out var end) && wire.TryGetValue(Families.Relative(i), out var at))
            {
                latencies.Add(at - end);
            }
            else
            {
                lost++;
            }
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{title}: p50 {latencies.Percentile(0.5):0.0} p99 {latencies.Percentile(0.99):0.0} max {latencies.Percentile(1):0.0} ms; {latencies.Count} alarms, {lost} lost"));
    }

    private static string Sos(long chat)
    {
        var id = Interlocked.Increment(ref _updateId);
        return string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"update_id":{{{id}}},"message":{"message_id":{{{id}}},"from":{"id":{{{chat}}},"is_bot":false,"first_name":"Bench","language_code":"en"},"chat":{"id":{{{chat}}},"type":"private","first_name":"Bench"},"date":1700000000,"text":"/sos","entities":[{"type":"bot_command","offset":0,"length":4}]}}""");
    }

    /// <summary>With the pacing that Telegram's limits ask for.</summary>
    private static Dictionary<string, string?> Settings() => new()
    {
        ["Safety__CountdownSeconds"] = "1",
        ["Safety__ContactWaitSeconds"] = "3600",
        ["Telegram__MessagesPerSecond"] = "30",
        ["Telegram__ChatMessagesPerSecond"] = "1",
    };
}
