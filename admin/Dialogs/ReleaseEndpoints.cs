using Companion.Access;
using Companion.Admin.Access;
using Companion.Admin.Security;
using Companion.Tuning;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Admin.Dialogs;

internal sealed record ShareRequest(int Share);

internal sealed record RollBackRequest(Guid? To = null, string? Name = null, string? Notes = null, Moves Moves = Moves.Stay);

/// <summary>What was published, and bringing a former state back.</summary>
internal static class ReleaseEndpoints
{
    public static void MapReleaseEndpoints(this IEndpointRouteBuilder routes)
    {
        var releases = routes.MapGroup("/api/v1/dialog-releases").WithTags("Dialog releases").WithAdminDefaults();
        releases.ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        releases.MapGet("/", ListAsync).WithSummary("Every release, the latest first.").Needs(StaffPermission.DialogsLook);
        releases.MapGet("/{id:guid}", FindAsync).WithSummary("One release.").Needs(StaffPermission.DialogsLook);
        releases.MapPut("/{id:guid}/share", ShareAsync).WithSummary("Another share of the people for a trial; 100 publishes it.").Needs(StaffPermission.DialogsPublish);
        releases.MapPost("/{id:guid}/end", EndAsync).WithSummary("Takes a trial back.").Needs(StaffPermission.DialogsPublish);
        releases.MapPost("/roll-back", RollBackAsync).WithSummary("A new release with the dialogs of a former one, or (null) the program's own.").Needs(StaffPermission.DialogsPublish);
    }

    private static async Task<Ok<IReadOnlyList<ReleaseView>>> ListAsync(DialogReleases releases, HttpContext context, CancellationToken cancellationToken) =>
        TypedResults.Ok(await releases.ListAsync(context.SignedIn().TenantId, cancellationToken));

    private static async Task<Results<Ok<ReleaseView>, ProblemHttpResult>> FindAsync(
        Guid id, DialogReleases releases, HttpContext context, CancellationToken cancellationToken) =>
        (await releases.FindAsync(context.SignedIn().TenantId, id, cancellationToken)).Answer();

    private static async Task<Results<Ok<ReleaseView>, ProblemHttpResult>> ShareAsync(
        Guid id, ShareRequest request, DialogReleases releases, HttpContext context, CancellationToken cancellationToken) =>
        (await releases.ShareAsync(context.Actor(), id, request.Share, cancellationToken)).Answer();

    private static async Task<Results<Ok<ReleaseView>, ProblemHttpResult>> EndAsync(
        Guid id, DialogReleases releases, HttpContext context, CancellationToken cancellationToken) =>
        (await releases.EndCanaryAsync(context.Actor(), id, cancellationToken)).Answer();

    private static async Task<Results<Created<ReleaseView>, ProblemHttpResult>> RollBackAsync(
        RollBackRequest request, DialogReleases releases, HttpContext context, CancellationToken cancellationToken) =>
        (await releases.RollBackAsync(context.Actor(), request.To, request.Name, request.Notes, request.Moves, cancellationToken))
            .Created(release => $"/api/v1/dialog-releases/{release.Id}");
}
