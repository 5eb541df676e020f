using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Companion.Storage.Encryption;

/// <summary>The key that wraps every tenant's keys. It never enters the database.</summary>
internal sealed class MasterKey
{
    public const int Bytes = 32;
    public const string Shape = "base64 of 32 random bytes (openssl rand -base64 32)";

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _key;

    private MasterKey(byte[] key) => _key = key;

    /// <summary>Null: not base64 of 32 bytes.</summary>
    public static MasterKey? Parse(string text)
    {
        var key = new byte[Bytes];
        return Convert.TryFromBase64String(text, key, out var written) && written == Bytes ? new(key) : null;
    }

    /// <summary>The key kept in a file that only the host's account may read; made at the first call.</summary>
    /// <exception cref="InvalidSettingsException">The file holds something else.</exception>
    public static async Task<MasterKey> LoadOrCreateAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            await CreateAsync(file, cancellationToken);
        }

        return Parse((await File.ReadAllTextAsync(file, cancellationToken)).Trim())
            ?? throw new InvalidSettingsException(StorageSettings.MasterKeyName, $"is kept in {file}, which does not hold a key", Shape);
    }

    /// <summary>nonce | tag | ciphertext, bound to the tenant and the key's id and purpose.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> key, Guid tenantId, int keyId, string purpose)
    {
        var wrapped = new byte[NonceBytes + TagBytes + key.Length];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(
            wrapped.AsSpan(0, NonceBytes),
            key,
            wrapped.AsSpan(NonceBytes + TagBytes),
            wrapped.AsSpan(NonceBytes, TagBytes),
            Binding(tenantId, keyId, purpose));
        return wrapped;
    }

    /// <summary>Null: this master key did not wrap it, or the row was altered.</summary>
    public byte[]? Unwrap(ReadOnlySpan<byte> wrapped, Guid tenantId, int keyId, string purpose)
    {
        if (wrapped.Length != NonceBytes + TagBytes + Bytes)
        {
            return null;
        }

        var key = new byte[Bytes];
        using var aes = new AesGcm(_key, TagBytes);
        try
        {
            aes.Decrypt(
                wrapped[..NonceBytes],
                wrapped[(NonceBytes + TagBytes)..],
                wrapped.Slice(NonceBytes, TagBytes),
                key,
                Binding(tenantId, keyId, purpose));
            return key;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static byte[] Binding(Guid tenantId, int keyId, string purpose)
    {
        var binding = new byte[16 + sizeof(int) + Encoding.UTF8.GetByteCount(purpose)];
        tenantId.TryWriteBytes(binding, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(binding.AsSpan(16), keyId);
        Encoding.UTF8.GetBytes(purpose, binding.AsSpan(16 + sizeof(int)));
        return binding;
    }

    /// <summary>Written beside and moved into place, so that two hosts starting together end up with one whole key.</summary>
    private static async Task CreateAsync(string file, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!); // A file in a folder, so it has one.
        var beside = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        await using (var stream = new FileStream(beside, options))
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes))), cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(beside, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // The other host was first; its key is the one.
            File.Delete(beside);
        }
    }
}
