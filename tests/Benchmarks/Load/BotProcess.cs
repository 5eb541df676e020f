using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Companion.Benchmarks.Load;

/// <summary>The real bot as a process of its own.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    public const string Secret = "bench-secret-0123456789";

    private readonly Process _process;

    private BotProcess(Process process, int port, TimeSpan untilReady)
    {
        _process = process;
        Port = port;
        UntilReady = untilReady;
    }

    public int Port { get; }

    public int Pid => _process.Id;

    public TimeSpan UntilReady { get; }

    public static async Task<BotProcess> StartAsync(
        string dataDirectory, int apiPort, CancellationToken cancellationToken, IReadOnlyDictionary<string, string?>? further = null)
    {
        var port = FreePort();
        // As it is run in earnest: published and compiled ahead of time ("./companion bench" puts it there).
        var dll = Environment.GetEnvironmentVariable("COMPANION_BOT") ?? Path.Combine(AppContext.BaseDirectory, "Companion.Bot.dll");
        var start = new ProcessStartInfo("dotnet", [dll]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Settings(dataDirectory, apiPort, port))
        {
            start.Environment[name] = value;
        }

        foreach (var (name, value) in further ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        var log = new StreamWriter(Path.Combine(dataDirectory, $"bot-{port}.log")) { AutoFlush = true };
        process.OutputDataReceived += (_, line) => log.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => log.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient();
        while (true)
        {
            if (process.HasExited)
            {
                await process.WaitForExitAsync(cancellationToken);
                throw new InvalidOperationException($"the bot ended with code {process.ExitCode}: {await File.ReadAllTextAsync(Path.Combine(dataDirectory, $"bot-{port}.log"), cancellationToken)}");
            }

            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"), cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    return new BotProcess(process, port, Stopwatch.GetElapsedTime(began));
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(20, cancellationToken);
        }
    }

    /// <summary>As SIGKILL does.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using (Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            {
                await _process.WaitForExitAsync();
            }
        }

        _process.Dispose();
    }

    private static Dictionary<string, string> Settings(string dataDirectory, int apiPort, int port) => new()
    {
        ["Companion__DataDirectory"] = dataDirectory,
        ["Bot__Urls"] = $"http://127.0.0.1:{port}",
        ["Telegram__BotToken"] = "700000001:bench-token",
        ["Telegram__ApiBaseUrl"] = $"http://127.0.0.1:{apiPort}",
        ["Telegram__Mode"] = "Webhook",
        ["Telegram__WebhookUrl"] = $"http://127.0.0.1:{port}/telegram/webhook",
        ["Telegram__WebhookSecret"] = Secret,
        ["Telegram__MessagesPerSecond"] = "0",
        ["Telegram__ChatMessagesPerSecond"] = "0",
    };

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
