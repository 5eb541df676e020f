using System.Diagnostics;
using System.Globalization;
using Companion.Benchmarks.Load;

namespace Companion.Benchmarks.Turns;

/// <summary>
/// A check-in of ten updates over the webhook with everything of the contract on: dedupe, one transaction, outbox, row-level security,
/// encryption, fsync. Bot, PostgreSQL and load share this machine; pgbench with the same writes runs beside it.
/// </summary>
internal static class TurnsBenchmark
{
    private const int Connections = 32;
    private const long FirstChat = 5_000_000;

    public static async Task RunAsync(int chats, int stored, bool quick, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("companion-bench-").FullName;
        File.SetUnixFileMode(data, (UnixFileMode)0b111_101_101);
        var script = Script.Read(Path.Combine(AppContext.BaseDirectory, "side-by-side", "script.json"));
        using var stub = new BotApiStub();
        try
        {
            Console.WriteLine($"{chats} check-ins of {script.Length} updates, {stored:N0} further stored conversations, {Connections} connections, {Environment.ProcessorCount} processors");
            await Seeding.RunAsync(data, FirstChat, chats + Connections, stored, cancellationToken);
            var bot = await BotProcess.StartAsync(data, stub.Port, cancellationToken);
            await using (bot)
            {
                Console.WriteLine(FormattableString.Invariant($"start to ready: {bot.UntilReady.TotalSeconds:0.00} s"));
                var postgres = PostgresPid(data);
                await ClosedLoopAsync(script, stub, bot, Enumerable.Range(0, chats / 5), FirstChat, cancellationToken);
                await MeasureAsync(script, stub, bot, postgres, Enumerable.Range(chats / 5, chats - (chats / 5)), cancellationToken);
                if (quick)
                {
                    return;
                }

                await SteadyAsync(script, stub, bot, chats, cancellationToken);
                Console.WriteLine(FormattableString.Invariant($"bot resident: {ProcessCost.ResidentMiB(bot.Pid):0} MiB"));
                await PgBench.RunAsync(data, cancellationToken);
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task MeasureAsync(
        Script script, BotApiStub stub, BotProcess bot, int postgres, IEnumerable<int> chats, CancellationToken cancellationToken)
    {
        var work = chats.ToList();
        var (botCpu, postgresCpu, messages) = (ProcessCost.CpuSeconds(bot.Pid), ProcessCost.CpuSeconds(ProcessCost.Tree(postgres)), stub.Messages);
        var began = Stopwatch.GetTimestamp();
        var latencies = await ClosedLoopAsync(script, stub, bot, work, FirstChat, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var turns = work.Count * script.Length;
        botCpu = ProcessCost.CpuSeconds(bot.Pid) - botCpu;
        postgresCpu = ProcessCost.CpuSeconds(ProcessCost.Tree(postgres)) - postgresCpu;
        Console.WriteLine(FormattableString.Invariant(
            $"closed loop: {turns / seconds:0} turns/s; acknowledgement p50 {latencies.Percentile(0.5):0.0} p95 {latencies.Percentile(0.95):0.0} p99 {latencies.Percentile(0.99):0.0} ms"));
        Console.WriteLine(FormattableString.Invariant(
            $"CPU s per 1,000 turns: bot {botCpu * 1000 / turns:0.000}, PostgreSQL {postgresCpu * 1000 / turns:0.000}; replies {stub.Messages - messages} for {turns} turns"));
    }

    private static async Task<Latencies> ClosedLoopAsync(
        Script script, BotApiStub stub, BotProcess bot, IEnumerable<int> chats, long firstChat, CancellationToken cancellationToken)
    {
        var latencies = new Latencies();
        var next = new Queue<int>(chats);
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            using var client = new WebhookClient(bot.Port, BotProcess.Secret);
            await client.ConnectAsync(cancellationToken);
            while (true)
            {
                int index;
                lock (next)
                {
                    if (!next.TryDequeue(out index))
                    {
                        return;
                    }
                }

                await CheckInAsync(script, stub, client, firstChat + index, index, latencies, cancellationToken);
            }
        }));
        return latencies;
    }

    private static async Task CheckInAsync(
        Script script, BotApiStub stub, WebhookClient client, long chatId, int index, Latencies latencies, CancellationToken cancellationToken)
    {
        var seen = stub.Chat(chatId);
        for (var step = 0; step < script.Length; step++)
        {
            var update = script.Update(step, Interlocked.Increment(ref _updateId), chatId, index, seen);
            var began = Stopwatch.GetTimestamp();
            await client.PostAsync(update, cancellationToken);
            latencies.Add(began);

            // As a person does: the next answer comes after the bot's question.
            await seen.Signal.WaitAsync(cancellationToken);
        }
    }

    private static async Task SteadyAsync(Script script, BotApiStub stub, BotProcess bot, int seeded, CancellationToken cancellationToken)
    {
        const int PerSecond = 300;
        const int Seconds = 20;
        var latencies = new Latencies();
        var clients = new Queue<WebhookClient>();
        for (var i = 0; i < 64; i++)
        {
            var client = new WebhookClient(bot.Port, BotProcess.Secret);
            await client.ConnectAsync(cancellationToken);
            clients.Enqueue(client);
        }

        var free = new SemaphoreSlim(clients.Count);
        var began = Stopwatch.GetTimestamp();
        var running = new List<Task>();
        for (var sent = 0; sent < PerSecond * Seconds; sent++)
        {
            var due = TimeSpan.FromSeconds(sent / (double)PerSecond);
            var early = due - Stopwatch.GetElapsedTime(began);
            if (early > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(early, cancellationToken);
            }

            // Each chat does the first step of a check-in again and again; latency counts from when the update was due.
            var index = sent % seeded;
            var update = script.Update(0, Interlocked.Increment(ref _updateId), FirstChat + index, index, stub.Chat(FirstChat + index));
            running.Add(PostAsync(update, due));
        }

        await Task.WhenAll(running);
        foreach (var client in clients)
        {
            client.Dispose();
        }

        Console.WriteLine(FormattableString.Invariant(
            $"steady {PerSecond}/s: acknowledgement p50 {latencies.Percentile(0.5):0.0} p95 {latencies.Percentile(0.95):0.0} p99 {latencies.Percentile(0.99):0.0} ms"));

        async Task PostAsync(string update, TimeSpan due)
        {
            await free.WaitAsync(cancellationToken);
            WebhookClient client;
            lock (clients)
            {
                client = clients.Dequeue();
            }

            await client.PostAsync(update, cancellationToken);
            latencies.Add(Stopwatch.GetElapsedTime(began) - due);
            lock (clients)
            {
                clients.Enqueue(client);
            }

            free.Release();
        }
    }

    private static int PostgresPid(string data)
    {
        var file = Directory.EnumerateFiles(data, "postmaster.pid", SearchOption.AllDirectories).First();
        return int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture);
    }

    private static long _updateId = 1_000_000;
}
