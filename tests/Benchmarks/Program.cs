using Companion.Benchmarks.Bulk;
using Companion.Benchmarks.Sos;
using Companion.Benchmarks.Turns;
using Companion.Benchmarks.Understanding;

// Reads /proc: Linux only.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]


using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, cancel) =>
{
    cancel.Cancel = true;
    stop.Cancel();
};

switch (args)
{
    case [] or ["turns"]:
        await TurnsBenchmark.RunAsync(chats: 3000, stored: 1_000, quick: false, stop.Token);
        return 0;
    case ["turns", "--quick"]:
        await TurnsBenchmark.RunAsync(chats: 3000, stored: 1_000, quick: true, stop.Token);
        return 0;
    case ["turns", "--stored", var stored]:
        await TurnsBenchmark.RunAsync(chats: 3000, int.Parse(stored, System.Globalization.CultureInfo.InvariantCulture), quick: false, stop.Token);
        return 0;
    case ["seed", var first, var chats]:
        await Seeding.RunAsync(
            null,
            long.Parse(first, System.Globalization.CultureInfo.InvariantCulture),
            int.Parse(chats, System.Globalization.CultureInfo.InvariantCulture),
            0,
            stop.Token);
        return 0;
    case ["sos"]:
        await SosBenchmark.RunAsync(samples: 300, stop.Token);
        return 0;
    case ["bulk"]:
        await BulkBenchmark.RunAsync(replies: 600, stop.Token);
        return 0;
    case ["understanding"]:
        UnderstandingBenchmark.Run();
        return 0;
    default:
        await Console.Error.WriteLineAsync("usage: ./companion bench [turns [--quick | --stored 1000000] | sos | bulk | understanding]");
        return 2;
}
