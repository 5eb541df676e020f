using Companion.Access;
using Companion.Admin.Access;
using Companion.Admin.Security;
using Companion.Tuning;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Admin.Dialogs;

internal sealed record NewDraftRequest(string Name, string? Notes = null, string? From = null);

internal sealed record RenameDraftRequest(int Revision, string Name, string? Notes = null);

internal sealed record EditDraftRequest(int Revision, IReadOnlyList<DraftEdit> Edits);

/// <summary>Working on drafts of dialogs, and publishing them.</summary>
internal static class DraftEndpoints
{
    public static void MapDraftEndpoints(this IEndpointRouteBuilder routes)
    {
        var drafts = routes.MapGroup("/api/v1/dialog-drafts").WithTags("Dialog drafts").WithAdminDefaults();
        drafts.ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        drafts.MapGet("/", ListAsync).WithSummary("The drafts, the latest first.").Needs(StaffPermission.DialogsLook);
        drafts.MapPost("/", CreateAsync).WithSummary("A new draft from a set of dialogs (published, if none is named).").Needs(StaffPermission.DialogsEdit);
        drafts.MapGet("/{id:guid}", FindAsync).WithSummary("A draft with what the verifier finds.").Needs(StaffPermission.DialogsLook);
        drafts.MapPut("/{id:guid}", RenameAsync).WithSummary("Another name or other notes.").Needs(StaffPermission.DialogsEdit);
        drafts.MapDelete("/{id:guid}", DeleteAsync).WithSummary("Throws a draft away.").Needs(StaffPermission.DialogsEdit);
        drafts.MapPost("/{id:guid}/edits", EditAsync).WithSummary("Changes of texts, states, options, ways: all or none.").Needs(StaffPermission.DialogsEdit);
        drafts.MapGet("/{id:guid}/publish-check", CheckAsync).WithSummary("What publishing would meet: findings, tests, people in the middle.").Needs(StaffPermission.DialogsLook);
        drafts.MapPost("/{id:guid}/publish", PublishAsync).WithSummary("Publishes to everybody, or as a trial to a share of the people.").Needs(StaffPermission.DialogsPublish);
    }

    private static async Task<Results<Ok<IReadOnlyList<DraftItem>>, ProblemHttpResult>> ListAsync(
        DialogDrafts drafts, HttpContext context, CancellationToken cancellationToken) =>
        (await drafts.ListAsync(context.SignedIn().TenantId, cancellationToken)).Answer();

    private static async Task<Results<Created<DraftView>, ProblemHttpResult>> CreateAsync(
        NewDraftRequest request, DialogDrafts drafts, HttpContext context, CancellationToken cancellationToken) =>
        (await drafts.CreateAsync(context.Actor(), request.Name, request.Notes, request.From, cancellationToken))
            .Created(draft => $"/api/v1/dialog-drafts/{draft.Id}");

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> FindAsync(
        Guid id, DialogDrafts drafts, HttpContext context, CancellationToken cancellationToken) =>
        (await drafts.FindAsync(context.SignedIn().TenantId, id, cancellationToken)).Answer();

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> RenameAsync(
        Guid id, RenameDraftRequest request, DialogDrafts drafts, HttpContext context, CancellationToken cancellationToken) =>
        (await drafts.RenameAsync(context.Actor(), id, request.Revision, request.Name, request.Notes, cancellationToken)).Answer();

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid id, DialogDrafts drafts, HttpContext context, CancellationToken cancellationToken) =>
        await drafts.DeleteAsync(context.Actor(), id, cancellationToken) ? TypedResults.NoContent() : TuningAnswers.Problem(new TuningError.NotFound("draft"));

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> EditAsync(
        Guid id, EditDraftRequest request, DialogDrafts drafts, HttpContext context, CancellationToken cancellationToken) =>
        (await drafts.EditAsync(context.Actor(), id, request.Revision, request.Edits, cancellationToken)).Answer();

    private static async Task<Results<Ok<PublishCheck>, ProblemHttpResult>> CheckAsync(
        Guid id, DialogReleases releases, HttpContext context, CancellationToken cancellationToken) =>
        (await releases.CheckAsync(context.SignedIn().TenantId, id, cancellationToken)).Answer();

    private static async Task<Results<Created<ReleaseView>, ProblemHttpResult>> PublishAsync(
        Guid id, PublishWish wish, DialogReleases releases, HttpContext context, CancellationToken cancellationToken) =>
        (await releases.PublishAsync(context.Actor(), id, wish, cancellationToken))
            .Created(release => $"/api/v1/dialog-releases/{release.Id}");
}
