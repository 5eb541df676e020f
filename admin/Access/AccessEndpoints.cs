using Companion.Access;
using Companion.Admin.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Admin.Access;

internal sealed record RolePermissions(StaffRole Role, IReadOnlyList<StaffPermission> Permissions);

internal sealed record PermissionTable(IReadOnlyList<RolePermissions> Roles);

internal static class AccessEndpoints
{
    public static void MapAccessEndpoints(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1").WithTags("Access").WithAdminDefaults();
        group.MapGet("/permissions", Table).WithSummary("Which role may do what.").NeedsSignInOnly();
    }

    private static Ok<PermissionTable> Table() => TypedResults.Ok(new PermissionTable(
        [.. Enum.GetValues<StaffRole>().Select(role => new RolePermissions(role, [.. StaffPermissions.Of(role).Order()]))]));
}
