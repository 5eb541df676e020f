using System.Globalization;
using Companion.Access;
using Companion.Admin.Access;
using Companion.Admin.Security;
using Companion.Broadcasts;
using Companion.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Admin.Broadcasts;

/// <param name="Texts">By language tag; people of a language without a text are left out.</param>
/// <param name="PerMinute">At most so many a minute, 1–6,000.</param>
internal sealed record BroadcastRequest(string Title, IReadOnlyDictionary<string, string> Texts, BroadcastSegment Segment, int PerMinute);

/// <param name="CreatedBy">A login.</param>
internal sealed record BroadcastItem(
    Guid Id, long Version, string Title, BroadcastState State, IReadOnlyDictionary<string, string> Texts, BroadcastSegment Segment, int PerMinute,
    DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, BroadcastCounts Counts);

/// <param name="PersonId">Whose chat the try goes to: one's own account in the bot.</param>
internal sealed record BroadcastTestRequest(Guid PersonId);

/// <summary>Messages to many.</summary>
internal static class BroadcastEndpoints
{
    private static readonly Refusal s_state = new(409, "state", "It is not in a state in which that can be done.");
    private static readonly Refusal s_changed = new(412, "changed", "Somebody changed it meanwhile: read it again.");
    private static readonly Refusal s_bad = new(422, "bad-broadcast", $"A title, texts of at most {BroadcastDesk.MaxTextChars} characters in known languages, known consents, 1 to 6,000 a minute.");

    public static void MapBroadcastEndpoints(this IEndpointRouteBuilder routes)
    {
        var write = routes.MapGroup("/api/v1/broadcasts").WithTags("Broadcasts").WithAdminDefaults().Needs(StaffPermission.BroadcastsWrite);
        write.MapGet("", ListAsync).WithSummary("Broadcasts, the newest first.");
        write.MapPost("", CreateAsync).WithSummary("A new draft.").ProducesProblem(422);
        write.MapGet("/{id:guid}", GetAsync).WithSummary("One, with its version as the ETag.").ProducesProblem(404);
        write.MapPut("/{id:guid}", UpdateAsync).WithSummary("Changes a draft; If-Match names the version that was read.")
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        write.MapDelete("/{id:guid}", DeleteAsync).WithSummary("Removes a draft.").ProducesProblem(404).ProducesProblem(409);
        write.MapPost("/{id:guid}/preview", PreviewAsync).WithSummary("Whom it would reach now.").ProducesProblem(404);
        write.MapPost("/{id:guid}/test", TestAsync).WithSummary("Sends it to one's own chat.").ProducesProblem(404);

        var send = routes.MapGroup("/api/v1/broadcasts").WithTags("Broadcasts").WithAdminDefaults().Needs(StaffPermission.BroadcastsSend);
        send.MapPost("/{id:guid}/start", StartAsync).WithSummary("Writes down who gets it, and begins: each once, nobody in their quiet hours.")
            .ProducesProblem(404).ProducesProblem(409);
        send.MapPost("/{id:guid}/pause", PauseAsync).WithSummary("Nothing goes until it is resumed.").ProducesProblem(404).ProducesProblem(409);
        send.MapPost("/{id:guid}/resume", ResumeAsync).WithSummary("Goes on.").ProducesProblem(404).ProducesProblem(409);
        send.MapPost("/{id:guid}/stop", StopAsync).WithSummary("Whoever has not got it gets it no more.").ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<Ok<Page<BroadcastItem>>> ListAsync(
        HttpContext context, BroadcastDesk desk, CompanionDatabase database, Guid? after, int? limit, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        var size = PageSize.Of(limit);
        var names = await StaffNames.ReadAsync(database, who.TenantId, cancellationToken);
        var found = await desk.ListAsync(who.TenantId, after, size, cancellationToken);
        return TypedResults.Ok(new Page<BroadcastItem>([.. found.Select(broadcast => Item(broadcast, names))], found.Count == size ? found[^1].Id.ToString() : null));
    }

    private static async Task<Results<Created<BroadcastItem>, ProblemHttpResult>> CreateAsync(
        HttpContext context, BroadcastRequest request, BroadcastDesk desk, CompanionDatabase database, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        if (await desk.CreateAsync(who.TenantId, who.StaffId, Draft(request), cancellationToken) is not { } id)
        {
            return s_bad.ToProblem();
        }

        var made = await desk.FindAsync(who.TenantId, id, cancellationToken) ?? throw new InvalidOperationException("a new broadcast is there");
        Tag(context, made);
        return TypedResults.Created($"/api/v1/broadcasts/{id}", Item(made, await StaffNames.ReadAsync(database, who.TenantId, cancellationToken)));
    }

    private static Task<Results<Ok<BroadcastItem>, ProblemHttpResult>> GetAsync(
        HttpContext context, Guid id, BroadcastDesk desk, CompanionDatabase database, CancellationToken cancellationToken) =>
        AnswerAsync(context, id, desk, database, BroadcastResult.Done, cancellationToken);

    private static async Task<Results<Ok<BroadcastItem>, ProblemHttpResult>> UpdateAsync(
        HttpContext context, Guid id, BroadcastRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, BroadcastDesk desk, CompanionDatabase database,
        CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        var version = long.TryParse(ifMatch?.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : -1;
        return await AnswerAsync(
            context, id, desk, database, await desk.UpdateAsync(who.TenantId, who.StaffId, id, version, Draft(request), cancellationToken), cancellationToken);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(HttpContext context, Guid id, BroadcastDesk desk, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        return Refuse(await desk.DeleteAsync(who.TenantId, who.StaffId, id, cancellationToken)) is { } refusal ? refusal.ToProblem() : TypedResults.NoContent();
    }

    private static async Task<Results<Ok<BroadcastPreview>, ProblemHttpResult>> PreviewAsync(
        HttpContext context, Guid id, BroadcastDesk desk, CancellationToken cancellationToken) =>
        await desk.PreviewAsync(context.SignedIn().TenantId, id, cancellationToken) is { } preview ? TypedResults.Ok(preview) : Refusal.NotFound.ToProblem();

    private static async Task<Results<Accepted, ProblemHttpResult>> TestAsync(
        HttpContext context, Guid id, BroadcastTestRequest request, BroadcastDesk desk, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        return Refuse(await desk.TestAsync(who.TenantId, who.StaffId, id, request.PersonId, cancellationToken)) is { } refusal
            ? refusal.ToProblem() : TypedResults.Accepted((string?)null);
    }

    private static async Task<Results<Ok<BroadcastItem>, ProblemHttpResult>> StartAsync(
        HttpContext context, Guid id, BroadcastDesk desk, CompanionDatabase database, CancellationToken cancellationToken) =>
        await AnswerAsync(context, id, desk, database, await desk.StartAsync(context.SignedIn().TenantId, context.SignedIn().StaffId, id, cancellationToken), cancellationToken);

    private static async Task<Results<Ok<BroadcastItem>, ProblemHttpResult>> PauseAsync(
        HttpContext context, Guid id, BroadcastDesk desk, CompanionDatabase database, CancellationToken cancellationToken) =>
        await AnswerAsync(context, id, desk, database, await desk.PauseAsync(context.SignedIn().TenantId, context.SignedIn().StaffId, id, cancellationToken), cancellationToken);

    private static async Task<Results<Ok<BroadcastItem>, ProblemHttpResult>> ResumeAsync(
        HttpContext context, Guid id, BroadcastDesk desk, CompanionDatabase database, CancellationToken cancellationToken) =>
        await AnswerAsync(context, id, desk, database, await desk.ResumeAsync(context.SignedIn().TenantId, context.SignedIn().StaffId, id, cancellationToken), cancellationToken);

    private static async Task<Results<Ok<BroadcastItem>, ProblemHttpResult>> StopAsync(
        HttpContext context, Guid id, BroadcastDesk desk, CompanionDatabase database, CancellationToken cancellationToken) =>
        await AnswerAsync(context, id, desk, database, await desk.StopAsync(context.SignedIn().TenantId, context.SignedIn().StaffId, id, cancellationToken), cancellationToken);

    private static async Task<Results<Ok<BroadcastItem>, ProblemHttpResult>> AnswerAsync(
        HttpContext context, Guid id, BroadcastDesk desk, CompanionDatabase database, BroadcastResult result, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        if (Refuse(result) is { } refusal)
        {
            return refusal.ToProblem();
        }

        if (await desk.FindAsync(who.TenantId, id, cancellationToken) is not { } found)
        {
            return Refusal.NotFound.ToProblem();
        }

        Tag(context, found);
        return TypedResults.Ok(Item(found, await StaffNames.ReadAsync(database, who.TenantId, cancellationToken)));
    }

    private static void Tag(HttpContext context, Broadcast broadcast) =>
        context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{broadcast.Version}\"");

    private static BroadcastDraft Draft(BroadcastRequest request) => new(request.Title.Trim(), request.Texts, request.Segment, request.PerMinute);

    private static BroadcastItem Item(Broadcast broadcast, StaffNames names) => new(
        broadcast.Id, broadcast.Version, broadcast.Draft.Title, broadcast.State, broadcast.Draft.Texts, broadcast.Draft.Segment, broadcast.Draft.PerMinute,
        broadcast.CreatedAt, names.Of(broadcast.CreatedBy), broadcast.StartedAt, broadcast.FinishedAt, broadcast.Counts);

    private static Refusal? Refuse(BroadcastResult result) => result switch
    {
        BroadcastResult.Done => null,
        BroadcastResult.Unknown => Refusal.NotFound,
        BroadcastResult.State => s_state,
        BroadcastResult.Changed => s_changed,
        _ => s_bad,
    };
}
