namespace Companion.Storage.Embedded;

/// <summary>The folders in which PostgreSQL's programs are looked for.</summary>
/// <param name="Path">A search path, as in the environment variable PATH.</param>
/// <param name="VersionRoots">Folders that hold a folder for each version, with the programs in its "bin".</param>
internal sealed record PostgresSearch(string Path, IReadOnlyList<string> VersionRoots)
{
    /// <summary>Debian keeps its versions in /usr/lib/postgresql; the others are the habits of Red Hat and of a build from source.</summary>
    public static PostgresSearch Default => new(Environment.GetEnvironmentVariable("PATH") ?? "", ["/usr/lib/postgresql", "/usr/local", "/usr"]);

    public IEnumerable<string> Folders() =>
        Path.Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Concat(VersionRoots.Where(Directory.Exists)
                .SelectMany(root => Directory.EnumerateDirectories(root))
                .Select(version => System.IO.Path.Combine(version, "bin")));
}
