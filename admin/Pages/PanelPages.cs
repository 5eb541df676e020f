namespace Companion.Admin.Pages;

/// <summary>The panel's files, and its one page at every address that is not the API's: which page of the panel it is, the page knows.</summary>
internal static class PanelPages
{
    private const string Assets = "/assets";
    private const int FallbackOrder = int.MaxValue;

    public static IServiceCollection AddPanel(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        // Only the panel's own files pass through it, and they hold no secret that a compressed length could tell (BREACH).
        options.EnableForHttps = true;
        options.MimeTypes = ["text/javascript", "text/css", "application/json"];
    });

    public static void UsePanelFiles(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Assets), assets => assets.UseResponseCompression());
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = served =>
            {
                // An asset's name changes with its content; the page itself is asked for each time.
                served.Context.Response.Headers.CacheControl = served.Context.Request.Path.StartsWithSegments(Assets) ? "public, max-age=31536000, immutable" : "no-cache";
            },
        });
        // After the files: they would be passed over where an endpoint is found already, and the page's takes every address.
        app.UseRouting();
    }

    public static void MapPanel(this WebApplication app)
    {
        var page = Path.Combine(app.Environment.ContentRootPath, "wwwroot", "index.html");
        // Also what looks like a file: a dialog's name has a dot.
        app.MapGet("/{**path}", (HttpContext context) => Serve(context, page)).WithOrder(FallbackOrder).ExcludeFromDescription();
    }

    private static IResult Serve(HttpContext context, string page)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments("/api") || path.StartsWithSegments("/openapi") || path.StartsWithSegments("/health") || path.StartsWithSegments(Assets))
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status404NotFound);
        }

        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.PhysicalFile(page, "text/html; charset=utf-8");
    }
}
