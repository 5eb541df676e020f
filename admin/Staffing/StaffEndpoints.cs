using Companion.Access;
using Companion.Admin.Access;
using Companion.Admin.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Admin.Staffing;

internal sealed record InviteRequest(string Login, StaffRole Role);

internal sealed record RoleRequest(StaffRole Role);

/// <summary>Accounts of the staff.</summary>
internal static class StaffEndpoints
{
    public static void MapStaffEndpoints(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/staff").WithTags("Staff").WithAdminDefaults();
        group.MapGet("", ListAsync).WithSummary("Everybody who can sign in, or was invited.").Needs(StaffPermission.StaffLook);

        var manage = group.MapGroup("").Needs(StaffPermission.StaffManage);
        manage.MapPost("", InviteAsync).WithSummary("A new account; answers with its one-time link, shown once.")
            .ProducesProblem(409).ProducesProblem(422);
        manage.MapPost("/{id:guid}/link", LinkAsync).WithSummary("A new one-time link, for who lost the password or the phone.").ProducesProblem(404);
        manage.MapPut("/{id:guid}/role", RoleAsync).WithSummary("Gives another role.").ProducesProblem(404).ProducesProblem(409);
        manage.MapPost("/{id:guid}/end-sessions", EndSessionsAsync).WithSummary("Signs the person out everywhere.").ProducesProblem(404);
        manage.MapPost("/{id:guid}/disable", DisableAsync).WithSummary("The account counts no more.").ProducesProblem(404).ProducesProblem(409);
        manage.MapPost("/{id:guid}/enable", EnableAsync).WithSummary("The account counts again.").ProducesProblem(404);
    }

    private static async Task<Ok<Page<StaffCard>>> ListAsync(HttpContext context, StaffDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<StaffCard>(await desk.ListAsync(context.SignedIn(), cancellationToken)));

    private static async Task<Results<Created<StaffLink>, ProblemHttpResult>> InviteAsync(
        HttpContext context, InviteRequest request, StaffDesk desk, CancellationToken cancellationToken)
    {
        var (link, refusal) = await desk.InviteAsync(context.SignedIn(), request.Login, request.Role, cancellationToken);
        return link is null ? refusal!.ToProblem() : TypedResults.Created($"/api/v1/staff/{link.Id}", link); // One of the two is there.
    }

    private static async Task<Results<Ok<StaffLink>, ProblemHttpResult>> LinkAsync(HttpContext context, Guid id, StaffDesk desk, CancellationToken cancellationToken)
    {
        var (link, refusal) = await desk.RelinkAsync(context.SignedIn(), id, cancellationToken);
        return link is null ? refusal!.ToProblem() : TypedResults.Ok(link); // One of the two is there.
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RoleAsync(
        HttpContext context, Guid id, RoleRequest request, StaffDesk desk, CancellationToken cancellationToken) =>
        Done(await desk.ChangeRoleAsync(context.SignedIn(), id, request.Role, cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> EndSessionsAsync(HttpContext context, Guid id, StaffDesk desk, CancellationToken cancellationToken) =>
        Done(await desk.EndSessionsAsync(context.SignedIn(), id, cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> DisableAsync(HttpContext context, Guid id, StaffDesk desk, CancellationToken cancellationToken) =>
        Done(await desk.DisableAsync(context.SignedIn(), id, cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> EnableAsync(HttpContext context, Guid id, StaffDesk desk, CancellationToken cancellationToken) =>
        Done(await desk.EnableAsync(context.SignedIn(), id, cancellationToken));

    private static Results<NoContent, ProblemHttpResult> Done(Refusal? refusal) => refusal is null ? TypedResults.NoContent() : refusal.ToProblem();
}
