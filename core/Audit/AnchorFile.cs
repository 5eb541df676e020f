using System.Text;

namespace Companion.Audit;

/// <summary>
/// The anchors that a host keeps outside the database, in its data directory; only ever added to. Two hosts on one machine share it: a
/// line is one write at the file's end.
/// </summary>
internal sealed class AnchorFile(string dataDirectory)
{
    private readonly string _path = Path.Combine(dataDirectory, "audit.anchors");

    public async Task AppendAsync(AuditAnchor anchor, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!); // It has one.
        var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0, FileOptions.Asynchronous);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(Encoding.ASCII.GetBytes(anchor.ToLine() + "\n"), cancellationToken).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Empty when there is no file yet.</summary>
    public IEnumerable<AuditAnchor> Read() =>
        File.Exists(_path) ? File.ReadLines(_path).Select(AuditAnchor.Parse).OfType<AuditAnchor>() : [];
}
