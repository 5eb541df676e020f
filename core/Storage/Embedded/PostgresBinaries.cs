using System.Globalization;
using System.Text.RegularExpressions;

namespace Companion.Storage.Embedded;

/// <summary>An installed PostgreSQL: the folder with initdb, pg_ctl and postgres, and its major version.</summary>
internal sealed partial record PostgresBinaries(string Directory, int Major)
{
    /// <summary>15 is the oldest version that the migrations are tested with.</summary>
    public const int OldestMajor = 15;

    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    public string Program(string name) => Path.Combine(Directory, name);

    /// <summary>All usable installations, newest first.</summary>
    /// <param name="search">Where to look; tests narrow it.</param>
    public static async Task<IReadOnlyList<PostgresBinaries>> FindAllAsync(PostgresSearch search, CancellationToken cancellationToken)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in search.Folders().Where(IsComplete).Distinct(StringComparer.Ordinal))
        {
            var version = await OsCommand.RunAsync([Path.Combine(folder, "postgres"), "--version"], cancellationToken);
            var match = VersionPattern().Match(version.Output);
            if (version.Succeeded && match.Success)
            {
                found.Add(new(folder, int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)));
            }
        }

        return [.. found.Where(binaries => binaries.Major >= OldestMajor).OrderByDescending(binaries => binaries.Major)];
    }

    /// <summary>The newest installation, or the one that made an existing cluster.</summary>
    /// <param name="clusterMajor">Major version of the existing cluster; null: there is none yet.</param>
    /// <exception cref="PostgresNotInstalledException">None fits; the message names the package.</exception>
    public static async Task<PostgresBinaries> FindAsync(PostgresSearch search, int? clusterMajor, CancellationToken cancellationToken)
    {
        var all = await FindAllAsync(search, cancellationToken);
        if (clusterMajor is { } major)
        {
            return all.FirstOrDefault(binaries => binaries.Major == major) ?? throw new PostgresNotInstalledException(
                $"This data folder was made by PostgreSQL {major}, whose programs were not found: install them (apt-get install postgresql-{major}).");
        }

        return all.Count > 0 ? all[0] : throw new PostgresNotInstalledException(
            $"No PostgreSQL {OldestMajor} or newer was found: install it (apt-get install postgresql), or name a server in ConnectionStrings__Companion.");
    }

    private static bool IsComplete(string folder) => Programs.All(program => File.Exists(Path.Combine(folder, program)));

    [GeneratedRegex(@"\(PostgreSQL\)\s+(\d+)")]
    private static partial Regex VersionPattern();
}
