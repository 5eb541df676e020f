namespace Companion.Storage.Embedded;

/// <summary>An advisory lock on a file (flock), freed by the kernel even when the holder is killed.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(20);

    /// <summary>.NET turns FileShare.None into an exclusive flock; null: somebody else holds it.</summary>
    public static FileStream? TryExclusive(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Waits until it has the lock alone.</summary>
    public static async Task<FileStream> ExclusiveAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        FileStream? held;
        while ((held = TryExclusive(path)) is null)
        {
            await Task.Delay(Retry, time, cancellationToken);
        }

        return held;
    }

    /// <summary>Waits until nobody holds it alone; any number may share it.</summary>
    public static async Task<FileStream> SharedAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (!File.Exists(path))
                {
                    await using var made = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
                }

                // Reading with FileShare.Read is a shared flock.
                return new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            }
            catch (IOException)
            {
                await Task.Delay(Retry, time, cancellationToken);
            }
        }
    }
}
