using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Companion.Admin.Security;

/// <summary>How often one may ask. Guessing is slowed by SignIn/AttemptGate; this keeps a flood from the processor.</summary>
internal static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Api = "api";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>A password costs some 100 ms of a processor: this many a minute for each address.</summary>
    private const int SignInsPerMinute = 30;

    /// <summary>For each signed-in person.</summary>
    private const int RequestsPerMinute = 100;

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : Window;
            context.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        options.AddPolicy(SignIn, context => PerMinute(context.Connection.RemoteIpAddress?.ToString() ?? "-", SignInsPerMinute));
        options.AddPolicy(Api, context => PerMinute(context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "-", RequestsPerMinute));
    });

    private static RateLimitPartition<string> PerMinute(string key, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = permits, Window = Window });
}
