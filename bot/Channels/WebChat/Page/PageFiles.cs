using Microsoft.Extensions.FileProviders;

namespace Companion.Bot.Channels.WebChat.Page;

/// <summary>Serves the page's files from beside the program, wherever it was started.</summary>
internal static class PageFiles
{
    /// <summary>Nothing but the page's own files and calls: no inline script or style, no frame, no other host.</summary>
    private const string ContentSecurity =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(WebApplication app)
    {
        var files = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        var options = new StaticFileOptions { FileProvider = files, OnPrepareResponse = context => Protect(context.Context.Response) };
        app.UseStaticFiles(options);
        app.MapGet("/", async (HttpContext http) =>
        {
            Protect(http.Response);
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.SendFileAsync(files.GetFileInfo("index.html"), http.RequestAborted);
        });
    }

    private static void Protect(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = ContentSecurity;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "geolocation=(self), microphone=(self), camera=(self)";

        // Asked for again at each visit, answered with 304: a new version is there at once.
        headers.CacheControl = "no-cache";
    }
}
