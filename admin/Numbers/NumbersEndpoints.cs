using Companion.Access;
using Companion.Admin.Access;
using Companion.Admin.Security;
using Companion.Numbers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Admin.Numbers;

internal sealed record NumbersPage(IReadOnlyList<DayNumbers> Days, TotalNumbers Totals);

/// <summary>The place in numbers.</summary>
internal static class NumbersEndpoints
{
    private const int UsualDays = 30;
    private const int MostDays = 366;

    public static void MapNumbersEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/v1/numbers").WithTags("Numbers").WithAdminDefaults()
            .MapGet("", ReadAsync).WithSummary("Check-ins, alarms, turns and new people by day, and totals.").Needs(StaffPermission.NumbersLook);

    private static async Task<Ok<NumbersPage>> ReadAsync(HttpContext context, NumbersReader reader, int? days, CancellationToken cancellationToken)
    {
        var tenantId = context.SignedIn().TenantId;
        return TypedResults.Ok(new NumbersPage(
            await reader.DaysAsync(tenantId, Math.Clamp(days ?? UsualDays, 1, MostDays), cancellationToken),
            await reader.TotalsAsync(tenantId, cancellationToken)));
    }
}
