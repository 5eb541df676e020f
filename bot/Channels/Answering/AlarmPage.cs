using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Companion.Safety.Alarms;

namespace Companion.Bot.Channels.Answering;

/// <summary>The page behind the link of an SMS or e-mail: no script, one form. Looking at it changes nothing.</summary>
internal static class AlarmPage
{
    private const int MaxNoteBytes = 8 * 1024;

    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string Style =
        "body{font:20px/1.5 system-ui,sans-serif;margin:0 auto;max-width:34rem;padding:1.5rem;color:#111;background:#fff}"
        + "h1{font-size:1.6rem}textarea{display:block;box-sizing:border-box;width:100%;font:inherit;margin:.5rem 0}p{white-space:pre-line}button,a.b{display:block;box-sizing:border-box;width:100%;margin:.8rem 0;padding:1rem;font:inherit;"
        + "font-weight:600;text-align:center;border:2px solid #0b5;border-radius:.6rem;background:#fff;color:#111;text-decoration:none}"
        + "button:first-of-type{background:#075e33;color:#fff}@media(prefers-color-scheme:dark){body{background:#111;color:#eee}button,a.b{background:#222;color:#eee}}";

    public static void MapAlarmPage(this WebApplication app)
    {
        app.MapGet("/alarm/{token}", async (string token, AlarmAnswers answers, HttpContext context) =>
            Page(context, await answers.LookAsync(token, context.RequestAborted)));
        app.MapPost("/alarm/{token}", async (string token, AlarmAnswers answers, HttpContext context) =>
        {
            var form = context.Request.HasFormContentType
                ? await context.Request.ReadFormAsync(new() { ValueCountLimit = 4, ValueLengthLimit = MaxNoteBytes, BufferBodyLengthLimit = MaxNoteBytes }, context.RequestAborted)
                : FormCollection.Empty;
            return Page(context, await answers.AnswerAsync(token, form["answer"].ToString(), form["note"].ToString(), context.RequestAborted));
        }).DisableAntiforgery(); // The token in the address is the authority; no cookie is.
    }

    private static IResult Page(HttpContext context, AnswerView? view)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return view is null
            ? Results.Text("404", "text/plain", statusCode: StatusCodes.Status404NotFound)
            : Results.Content(Html(view), "text/html; charset=utf-8");
    }

    internal static string Html(AnswerView view)
    {
        static string Safe(string text) => HtmlEncoder.Default.Encode(text);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"{Safe(view.Language)}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        page.Append(CultureInfo.InvariantCulture, $"<title>{Safe(view.Title)}</title><style>{Style}</style></head><body><h1>{Safe(view.Title)}</h1><p>{Safe(view.Text)}</p>");
        if (view.Answers.Length > 0)
        {
            page.Append("<form method=\"post\">");
            foreach (var (what, label) in view.Answers)
            {
                page.Append(CultureInfo.InvariantCulture, $"<button name=\"answer\" value=\"{Safe(what)}\">{Safe(label)}</button>");
            }

            page.Append("</form>");
        }

        if (view.Note is var (question, keep))
        {
            page.Append(CultureInfo.InvariantCulture, $"<form method=\"post\"><label>{Safe(question)}<textarea name=\"note\" maxlength=\"500\" rows=\"3\" required></textarea></label>");
            page.Append(CultureInfo.InvariantCulture, $"<button name=\"answer\" value=\"note\">{Safe(keep)}</button></form>");
        }

        if (view.Phone is { } phone)
        {
            page.Append(CultureInfo.InvariantCulture, $"<a class=\"b\" href=\"tel:{Safe(phone)}\">{Safe(view.CallLabel)}: {Safe(phone)}</a>");
        }

        if (view.MapUrl is { } map)
        {
            page.Append(CultureInfo.InvariantCulture, $"<a class=\"b\" rel=\"noreferrer\" href=\"{Safe(map)}\">📍</a>");
        }

        return page.Append("</body></html>").ToString();
    }
}
