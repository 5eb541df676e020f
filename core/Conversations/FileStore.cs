using Companion.Dialogs;

namespace Companion.Conversations;

/// <summary>Files of people, encrypted at rest under the tenant's key.</summary>
public interface IFileStore
{
    Task<Guid> SaveAsync(Guid tenantId, Guid? personId, FileKind kind, string mimeType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Keeps a picture together with the drawing that it was made from, for channels that show drawings.</summary>
    /// <returns>The picture's id.</returns>
    async Task<Guid> SaveDrawingAsync(
        Guid tenantId, Guid? personId, ReadOnlyMemory<byte> png, ReadOnlyMemory<byte> svg, CancellationToken cancellationToken) =>
        await SaveAsync(tenantId, personId, FileKind.Photo, "image/png", png, cancellationToken).ConfigureAwait(false);

    /// <returns>Null when there is no such file in this tenant.</returns>
    Task<StoredFile?> OpenAsync(Guid tenantId, Guid id, CancellationToken cancellationToken);
}

/// <param name="DrawingId">The file that holds the drawing (SVG) of this picture; null: it was not drawn.</param>
public sealed record StoredFile(Guid Id, FileKind Kind, string MimeType, byte[] Content, Guid? DrawingId = null);
