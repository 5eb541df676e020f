using System.Diagnostics;

namespace Companion.Benchmarks.Turns;

/// <summary>What PostgreSQL alone gives for the writes of a turn (state, dedupe key, log, outbox), one by one and 50 a transaction.</summary>
internal static class PgBench
{
    public static async Task RunAsync(string data, CancellationToken cancellationToken)
    {
        var postmaster = await File.ReadAllLinesAsync(Directory.EnumerateFiles(data, "postmaster.pid", SearchOption.AllDirectories).First(), cancellationToken);
        var (socket, port) = (postmaster[4], postmaster[3]);
        var owner = File.Exists("/proc/1/status") && Environment.UserName == "root" ? "postgres" : Environment.UserName;
        await RunAsync("psql", socket, port, owner, ["-v", "ON_ERROR_STOP=1", "-q", "-f", Sql("schema.sql"), "companion"], cancellationToken);
        foreach (var (title, file, turns) in new[] { ("one by one", "turn.sql", 1), ("50 a transaction", "turn50.sql", 50) })
        {
            var output = await RunAsync("pgbench", socket, port, owner, ["-n", "-M", "prepared", "-c", "32", "-j", "2", "-T", "10", "-f", Sql(file), "companion"], cancellationToken);
            var line = output.Split('\n').First(text => text.StartsWith("tps", StringComparison.Ordinal));
            var tps = double.Parse(line.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
            Console.WriteLine(FormattableString.Invariant($"pgbench, the same writes, {title}: {tps * turns:0} turns/s"));
        }
    }

    private static string Sql(string file) => Path.Combine(AppContext.BaseDirectory, "Turns", "pgbench", file);

    private static async Task<string> RunAsync(
        string program, string socket, string port, string user, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Find(program), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGHOST"] = socket;
        start.Environment["PGPORT"] = port;
        start.Environment["PGUSER"] = user;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program}: {await errors}");
    }

    private static string Find(string program) =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateFiles("/usr/lib/postgresql", program, SearchOption.AllDirectories).Order(StringComparer.Ordinal).LastOrDefault() ?? program
            : program;
}
