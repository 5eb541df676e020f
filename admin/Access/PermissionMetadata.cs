using Companion.Access;

namespace Companion.Admin.Access;

/// <summary>What an endpoint needs; null: only that somebody is signed in.</summary>
internal sealed record NeededPermission(StaffPermission? Permission);

/// <summary>How endpoints say what they need. One that says nothing lets nobody in.</summary>
internal static class PermissionMetadata
{
    public static TBuilder Needs<TBuilder>(this TBuilder builder, StaffPermission permission)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new NeededPermission(permission), new ProducesResponseTypeMetadata(
            StatusCodes.Status403Forbidden, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]));

    public static TBuilder NeedsSignInOnly<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new NeededPermission(null));
}
