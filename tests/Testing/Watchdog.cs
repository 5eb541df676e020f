using System.Diagnostics;

namespace Companion.Testing;

/// <summary>
/// Outlives the test run: waits until the kernel frees the run's lock, however the run ended, then ends the server and deletes its
/// folder. In a session of its own, so that Ctrl+C does not end it first.
/// </summary>
internal static class Watchdog
{
    private const string Script =
        """
        exec </dev/null >/dev/null 2>&1
        flock -x "$1/hosts.lock" true
        server=$(head -n 1 "$1/postgres/postmaster.pid" 2>/dev/null)
        [ -n "$server" ] && kill -INT "$server"
        while [ -e "$1/postgres/postmaster.pid" ] && kill -0 "$server"; do sleep 0.1; done
        rm -rf "$1"
        """;

    public static void Guard(string home)
    {
        var info = new ProcessStartInfo("setsid") { WorkingDirectory = "/" };
        foreach (var argument in (string[])["sh", "-c", Script, "companion-test-watchdog", home])
        {
            info.ArgumentList.Add(argument);
        }

        using var started = Process.Start(info);
    }
}
