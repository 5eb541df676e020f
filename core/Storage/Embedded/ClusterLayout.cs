using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Companion.Storage.Embedded;

/// <summary>Where the parts of a private cluster lie.</summary>
/// <param name="Home">Lock files and log; belongs to the host's account, others may only pass through.</param>
internal sealed record ClusterLayout(string Home)
{
    /// <summary>A socket's path is limited to 107 bytes by the kernel (unix(7)); its name takes 14, PostgreSQL's lock file 5 more.</summary>
    private const int MaxSocketFolderBytes = 86;

    public string Cluster => Path.Combine(Home, "postgres");

    public string StartLock => Path.Combine(Home, "start.lock");

    public string HostsLock => Path.Combine(Home, "hosts.lock");

    /// <summary>Inside the cluster, which only the server's account may enter.</summary>
    public string Log => Path.Combine(Cluster, "server.log");

    public string SocketFolder
    {
        get
        {
            var beside = Path.Combine(Home, "run");
            return Encoding.UTF8.GetByteCount(beside) <= MaxSocketFolderBytes
                ? beside
                : Path.Combine(Path.GetTempPath(), "companion-" + Fingerprint(Home));
        }
    }

    /// <summary>The socket and PostgreSQL's own lock on it; the folder is this cluster's alone.</summary>
    public IEnumerable<string> SocketFiles => [Path.Combine(SocketFolder, ".s.PGSQL.5432"), Path.Combine(SocketFolder, ".s.PGSQL.5432.lock")];

    /// <summary>Major version of the cluster; null: not made yet.</summary>
    public int? ClusterMajor()
    {
        var file = Path.Combine(Cluster, "PG_VERSION");
        return File.Exists(file) ? int.Parse(File.ReadAllText(file).Trim(), CultureInfo.InvariantCulture) : null;
    }

    /// <summary>
    /// The layout in <paramref name="dataDirectory"/>, or, when the server's account cannot reach that (a clone under /root), in a
    /// folder of the system named after it.
    /// </summary>
    public static async Task<ClusterLayout> PrepareAsync(string dataDirectory, ServerAccount account, CancellationToken cancellationToken)
    {
        var wanted = new ClusterLayout(Path.GetFullPath(dataDirectory));
        MakeHome(wanted.Home);
        if (await account.ReachesAsync(wanted.Home, cancellationToken))
        {
            return wanted;
        }

        var fallback = new ClusterLayout(Path.Combine("/var/lib/companion", Fingerprint(wanted.Home)));
        MakeHome(fallback.Home);
        return await account.ReachesAsync(fallback.Home, cancellationToken)
            ? fallback
            : throw new EmbeddedPostgresException(
                $"The user {account.Borrowed?.Name} can reach neither {wanted.Home} nor {fallback.Home}: set Companion__DataDirectory to a folder it can pass into.");
    }

    private static void MakeHome(string folder)
    {
        const UnixFileMode passThrough = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        try
        {
            Directory.CreateDirectory(folder);
            File.SetUnixFileMode(folder, passThrough);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new EmbeddedPostgresException(
                $"The data folder {folder} cannot be made or belongs to another user: set Companion__DataDirectory to one of your own.", exception);
        }
    }

    private static string Fingerprint(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];
}
