using System.Collections.Concurrent;
using System.Globalization;

namespace Companion.TelegramSimulator.World;

/// <summary>A file that went either way.</summary>
internal sealed record StoredFile(string Id, string Path, byte[] Bytes);

/// <summary>Uploaded and sent files by their file_id.</summary>
internal sealed class Files
{
    private readonly ConcurrentDictionary<string, StoredFile> _byId = new();
    private readonly ConcurrentDictionary<string, StoredFile> _byPath = new();
    private long _last;

    public StoredFile Add(string kind, byte[] bytes)
    {
        var number = Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
        var file = new StoredFile($"file-{kind}-{number}", $"{kind}/{number}", bytes);
        _byId[file.Id] = file;
        _byPath[file.Path] = file;
        return file;
    }

    public StoredFile? Find(string id) => _byId.GetValueOrDefault(id);

    public StoredFile? At(string path) => _byPath.GetValueOrDefault(path);
}
