using Companion.Bot.Channels.WebChat.Endpoints;
using Companion.Diary.Trends;

namespace Companion.Bot.Channels.WebChat.Files;

/// <summary>"GET /charts/{week|month|year}": the caller's own readings as SVG, by the token of their conversation.</summary>
internal static class ChartEndpoint
{
    public static async Task<IResult> GetAsync(string period, HttpContext http, WebChatHost host, TrendPictures pictures, CancellationToken cancellationToken)
    {
        var session = await host.SessionAsync(cancellationToken);
        if (Caller.Refuse(session, Caller.Bearer(http.Request), null, out var token) is { } refusal)
        {
            return refusal;
        }

        TrendPeriod? wanted = period switch
        {
            "week" => TrendPeriod.Week,
            "month" => TrendPeriod.Month,
            "year" => TrendPeriod.Year,
            _ => null,
        };
        if (wanted is null || await pictures.DrawAsync(session.Chat(token), wanted.Value, cancellationToken) is not { } svg)
        {
            return TypedResults.NotFound();
        }

        // A document of its own that can run nothing and load nothing.
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, no-store";
        return TypedResults.Text(svg, "image/svg+xml; charset=utf-8");
    }
}
