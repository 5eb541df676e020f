using Companion.Safety.Ways;

namespace Companion.Bot.Channels.Sms;

/// <summary>Where the SMS provider reports what became of a message.</summary>
internal static class SmsEndpoints
{
    public const string Path = "/sms/status";
    private const int MaxFields = 40;

    public static void MapSmsEndpoints(this WebApplication app)
    {
        if (app.Services.GetService<SmsOptions>() is { CallbackUrl: { } callback } options)
        {
            app.MapPost(Path, (HttpContext context, IWayReports reports) => TakeAsync(context, options, callback, reports)).DisableAntiforgery();
        }
    }

    /// <summary>Unsigned reports are refused; a report about what nobody sent is taken and changes nothing.</summary>
    private static async Task<IResult> TakeAsync(HttpContext context, SmsOptions options, Uri callback, IWayReports reports)
    {
        if (!context.Request.HasFormContentType)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await context.Request.ReadFormAsync(
            new Microsoft.AspNetCore.Http.Features.FormOptions { ValueCountLimit = MaxFields, BufferBodyLengthLimit = 32 * 1024 }, context.RequestAborted);
        var fields = form.Select(field => KeyValuePair.Create(field.Key, field.Value.ToString())).ToList();
        if (!TwilioSignature.IsOf(context.Request.Headers[TwilioSignature.Header], options.AuthToken, callback, fields))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var (sid, status) = (form["MessageSid"].ToString(), form["MessageStatus"].ToString());
        if (sid.Length is > 0 and < 100 && status is ("delivered" or "failed" or "undelivered"))
        {
            await reports.ReportAsync(Way.Sms, sid, status == "delivered", context.RequestAborted);
        }

        return Results.NoContent();
    }
}
