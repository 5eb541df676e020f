namespace Companion.Admin.Security;

/// <summary>What every endpoint behind sign-in has.</summary>
internal static class AdminDefaults
{
    public static RouteGroupBuilder WithAdminDefaults(this RouteGroupBuilder group)
    {
        group.RequireAuthorization();
        group.RequireRateLimiting(RateLimits.Api);
        group.ProducesProblem(StatusCodes.Status401Unauthorized);
        group.ProducesProblem(StatusCodes.Status429TooManyRequests);
        return group;
    }
}
