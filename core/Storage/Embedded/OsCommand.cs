using System.Diagnostics;

namespace Companion.Storage.Embedded;

/// <summary>Runs one program of the operating system and waits for it.</summary>
internal static class OsCommand
{
    internal readonly record struct Outcome(int ExitCode, string Output)
    {
        public bool Succeeded => ExitCode == 0;
    }

    public static async Task<Outcome> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var info = new ProcessStartInfo(command[0])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            // A server account may not be allowed to stand in the host's own folder.
            WorkingDirectory = "/",
        };
        for (var i = 1; i < command.Count; i++)
        {
            info.ArgumentList.Add(command[i]);
        }

        // PGDATA, PGPORT, PGOPTIONS and friends of the caller's shell would redirect the private server.
        foreach (var name in info.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            info.Environment.Remove(name);
        }

        using var process = Process.Start(info) ?? throw new EmbeddedPostgresException($"{command[0]} could not be started.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new Outcome(process.ExitCode, (await output + await errors).Trim());
    }
}
