using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Companion.EndToEnd.Killing;

/// <summary>The real bot as a process of its own that is started again whenever it has died, as a service manager does.</summary>
internal sealed class BotNode : IAsyncDisposable
{
    private const int KeptOutputChars = 20_000;

    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly Action _died;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _keeping;
    private readonly Lock _gate = new();
    private Process? _process;
    private bool _stopping;
    private int _deaths;
    private string? _failpoint;
    private int _armedStarts;

    /// <param name="settings">Environment of every start.</param>
    /// <param name="died">Called whenever the process has ended.</param>
    public BotNode(IReadOnlyDictionary<string, string> settings, Action died)
    {
        _died = died;
        Port = FreePort();
        _settings = settings;
        _keeping = KeepAsync();
    }

    public int Port { get; }

    public Uri Webhook => new($"http://127.0.0.1:{Port}/telegram/webhook");

    /// <summary>How often the process has ended.</summary>
    public int Deaths => Volatile.Read(ref _deaths);

    /// <summary>The end of what the bot wrote to its log, for messages of failed tests.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts the bot anew with an armed failpoint; after so many armed starts it is a sound one again.</summary>
    public async Task<bool> ArmAsync(string failpoint, int starts, TimeSpan patience)
    {
        var deaths = Deaths;
        lock (_gate)
        {
            _failpoint = failpoint;
            _armedStarts = starts;
        }

        Kill();
        var died = SpinWait.SpinUntil(() => Deaths > deaths, TimeSpan.FromSeconds(5));
        return died && await IsReadyAsync(patience);
    }

    public void Kill()
    {
        lock (_gate)
        {
            if (_process is { HasExited: false })
            {
                _process.Kill();
            }
        }
    }

    public async Task<bool> IsReadyAsync(TimeSpan patience)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        using var deadline = new CancellationTokenSource(patience);
        while (!deadline.IsCancellationRequested)
        {
            try
            {
                using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), deadline.Token);
                if (ready.IsSuccessStatusCode)
                {
                    return true;
                }
            }
            catch (Exception early) when (early is HttpRequestException or OperationCanceledException)
            {
                // Not listening yet.
            }

            await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(50)), _stopped.Task);
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _stopping = true;
        }

        Kill();
        _stopped.TrySetResult();
        await _keeping;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task KeepAsync()
    {
        while (true)
        {
            Process process;
            lock (_gate)
            {
                if (_stopping)
                {
                    return;
                }

                _process = process = Start(_armedStarts-- > 0 ? _failpoint : null);
            }

            using (process)
            {
                await process.WaitForExitAsync();
                lock (_gate)
                {
                    _process = null;
                }
            }

            Interlocked.Increment(ref _deaths);
            _died();
        }
    }

    private Process Start(string? failpoint)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Companion.Bot.dll"));
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        if (failpoint is not null)
        {
            start.Environment["Companion__Failpoint"] = failpoint;
        }

        start.Environment["Bot__Urls"] = $"http://127.0.0.1:{Port}";
        start.Environment["Telegram__WebhookUrl"] = Webhook.ToString();
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
            if (_output.Length > KeptOutputChars)
            {
                _output.Remove(0, _output.Length - KeptOutputChars);
            }
        }
    }
}
