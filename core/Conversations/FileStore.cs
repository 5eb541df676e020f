using Companion.Dialogs;

namespace Companion.Conversations;

/// <summary>Files of people, encrypted at rest under the tenant's key.</summary>
public interface IFileStore
{
    Task<Guid> SaveAsync(Guid tenantId, Guid? personId, FileKind kind, string mimeType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <returns>Null when there is no such file in this tenant.</returns>
    Task<StoredFile?> OpenAsync(Guid tenantId, Guid id, CancellationToken cancellationToken);
}

public sealed record StoredFile(Guid Id, FileKind Kind, string MimeType, byte[] Content);
