using System.Globalization;

namespace Companion.Storage.Embedded;

/// <summary>What the server wrote about itself into postmaster.pid.</summary>
/// <param name="SocketFolder">Null while it is still coming up.</param>
internal sealed record PostmasterFile(int ProcessId, string? SocketFolder)
{
    private const int SocketFolderLine = 4;

    public static string PathIn(string cluster) => Path.Combine(cluster, "postmaster.pid");

    /// <summary>The live server of a cluster; null: none runs.</summary>
    public static PostmasterFile? ReadLive(string cluster)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(PathIn(cluster));
        }
        catch (IOException)
        {
            return null;
        }

        if (lines.Length == 0 || !int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) || !IsServer(id, cluster))
        {
            return null;
        }

        return new(id, lines.Length > SocketFolderLine && lines[SocketFolderLine].Length > 0 ? lines[SocketFolderLine] : null);
    }

    /// <summary>
    /// A process id alone proves nothing: after a reboot or in a new container another program may have it (PostgreSQL itself would
    /// then refuse to start). The server stands in its cluster's folder.
    /// </summary>
    private static bool IsServer(int processId, string cluster)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/comm").Trim() == "postgres"
                && new DirectoryInfo($"/proc/{processId}/cwd").ResolveLinkTarget(returnFinalTarget: true)?.FullName == RealPath(cluster);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string RealPath(string path)
    {
        var folder = new DirectoryInfo(path);
        var parent = folder.Parent is null ? "" : RealPath(folder.Parent.FullName);
        return folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.Combine(parent, folder.Parent is null ? path : folder.Name);
    }
}
