using Companion.Conversations;

namespace Companion.Bot.Channels.WebChat.Files;

/// <summary>
/// "GET /files/{id}?t=…": a stored file by a signed address that runs out. With "as=drawing" a picture that was drawn comes as SVG,
/// every other file as it is.
/// </summary>
internal static class FileEndpoint
{
    public static async Task<IResult> GetAsync(string id, string? t, string? @as, HttpContext http, WebChatHost host, IFileStore files, CancellationToken cancellationToken)
    {
        var session = await host.SessionAsync(cancellationToken);
        if (!Guid.TryParse(id, out var fileId) || !session.Signer.AllowsFile(fileId, t)
            || await files.OpenAsync(session.Identity.TenantId, fileId, cancellationToken) is not { } file)
        {
            return TypedResults.NotFound();
        }

        if (@as == "drawing" && file.DrawingId is { } drawing && await files.OpenAsync(session.Identity.TenantId, drawing, cancellationToken) is { } drawn)
        {
            file = drawn;
        }

        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, max-age=3600, immutable";
        // A drawing is ours, and the policy above lets it run and load nothing.
        var mimeType = IsShown(file.MimeType) || file.Id != fileId ? file.MimeType : FileSniffer.Unknown;
        headers.ContentDisposition = mimeType != FileSniffer.Unknown ? "inline" : file.MimeType switch
        {
            "application/json" => "attachment; filename=companion.json",
            "text/html" => "attachment; filename=companion.html",
            _ => "attachment",
        };
        return TypedResults.Bytes(file.Content, mimeType, enableRangeProcessing: true);
    }

    /// <summary>Types that cannot run a script in the page's origin (SVG and HTML can).</summary>
    private static bool IsShown(string mimeType) =>
        mimeType is "image/jpeg" or "image/png" or "image/gif" or "image/webp" or "image/heic" or "application/pdf"
        || mimeType.StartsWith("audio/", StringComparison.Ordinal)
        || mimeType.StartsWith("video/", StringComparison.Ordinal);
}
