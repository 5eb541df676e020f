using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using Companion.Testing;

namespace Companion.EndToEnd.Panel;

/// <summary>The real admin host, as a process of its own, with the panel that was built for it.</summary>
internal sealed class AdminNode : IAsyncDisposable
{
    /// <summary>Why a test is skipped there.</summary>
    public const string WithoutPanel = "The panel is not built: it needs Node.js 20.19 or newer (./companion test builds it).";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<string> _link = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AdminNode(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    /// <summary>Whether ./companion has built the panel: without Node.js there is none.</summary>
    public static bool HasPanel => Directory.Exists(Path.Combine(Path.GetDirectoryName(Host)!, "wwwroot", "assets"));

    private static string Host => typeof(AdminNode).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "AdminHost").Value!;

    /// <summary>The one-time link that the terminal shows while nobody can sign in.</summary>
    public Task<string> LinkAsync() => _link.Task.WaitAsync(Patience);

    public static async Task<AdminNode> StartAsync(TestDatabase database)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add(Path.GetFullPath(Host));
        foreach (var (name, value) in database.Settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.Environment["Admin__Urls"] = url.ToString();
        start.Environment["Companion__DataDirectory"] = Path.Combine(Path.GetTempPath(), "companion-panel-" + Guid.NewGuid().ToString("N"));
        var node = new AdminNode(new Process { StartInfo = start }, url);
        await node.StartAsync();
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task StartAsync()
    {
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = Url };
        using var deadline = new CancellationTokenSource(Patience);
        while (!await IsReadyAsync(http, deadline.Token))
        {
            if (_process.HasExited || deadline.IsCancellationRequested)
            {
                throw new InvalidOperationException($"The admin host did not start: {_said}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception early) when (early is HttpRequestException or OperationCanceledException)
        {
            return false; // Not listening yet.
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_said)
        {
            _said.AppendLine(line);
        }

        if (line.IndexOf(Url.ToString(), StringComparison.Ordinal) is >= 0 and var at && line.Contains("/enter#", StringComparison.Ordinal))
        {
            _link.TrySetResult(line[at..].Trim());
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
