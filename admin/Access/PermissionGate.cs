using Companion.Access;
using Companion.Admin.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace Companion.Admin.Access;

/// <summary>Lets a request through whose role has the endpoint's permission; core decides which that are.</summary>
internal static class PermissionGate
{
    /// <summary>After authentication and authorization: who is not signed in was answered there.</summary>
    public static IApplicationBuilder UsePermissions(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<IAuthorizeData>() is null)
        {
            await next(context);
            return;
        }

        var needed = endpoint.Metadata.GetMetadata<NeededPermission>();
        if (needed is { Permission: null } || (needed is { Permission: { } permission } && context.SignedIn().Role.May(permission)))
        {
            await next(context);
            return;
        }

        var extensions = new Dictionary<string, object?> { ["code"] = "not-allowed", ["permission"] = needed?.Permission?.ToString() };
        await TypedResults.Problem("Your role does not allow this.", statusCode: StatusCodes.Status403Forbidden, extensions: extensions).ExecuteAsync(context);
    });

    /// <summary>Who asks.</summary>
    public static SignedIn SignedIn(this HttpContext context) =>
        context.Features.Get<SignedIn>() ?? throw new InvalidOperationException("The endpoint lacks WithAdminDefaults().");
}
