using Companion.Access;
using Companion.Admin.Access;
using Companion.Admin.Security;
using Companion.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Admin.SignIn;

internal sealed record SignInRequest(string Login, string Password);

internal sealed record CodeRequest(string Challenge, string Code);

internal sealed record RefreshRequest(string RefreshToken);

internal sealed record LookRequest(string Link);

internal sealed record UseLinkRequest(string Link, string Password, string Code);

/// <summary>Who is signed in.</summary>
/// <param name="Permissions">What the role may do; the panel hides the rest.</param>
internal sealed record Me(Guid StaffId, string Login, StaffRole Role, Guid TenantId, DateTimeOffset SessionEndsAt, IReadOnlyList<StaffPermission> Permissions);

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    public static void MapSignInEndpoints(this IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("/api/v1").WithTags("Sign-in").RequireRateLimiting(RateLimits.SignIn);
        open.ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        open.MapPost("/one-time", LookAsync).WithSummary("What a one-time link offers: the authenticator's key. Looking does not use it up.")
            .ProducesProblem(StatusCodes.Status410Gone);
        open.MapPost("/one-time/use", UseAsync).WithSummary("Sets the password and the authenticator, uses the link up and signs in.")
            .ProducesProblem(StatusCodes.Status410Gone).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        open.MapPost("/sign-in", SignInAsync).WithSummary("The first step: name and password. Answers with a challenge for the second.");
        open.MapPost("/sign-in/totp", CodeAsync).WithSummary("The second step: the authenticator's code. Each code counts once.");
        open.MapPost("/refresh", RefreshAsync).WithSummary("Changes a refresh token for a new pair, once; one that comes again ends the session.");

        var signedIn = routes.MapGroup("/api/v1").WithTags("Sign-in").WithAdminDefaults().NeedsSignInOnly();
        signedIn.MapGet("/me", WhoAmI).WithSummary("Who is signed in.");
        signedIn.MapPost("/sign-out", SignOutAsync).WithSummary("Ends this session.");
    }

    private static async Task<Results<Ok<OneTimeOffer>, ProblemHttpResult>> LookAsync(
        LookRequest request, OneTimeLinks links, CancellationToken cancellationToken) =>
        Answer(await links.LookAsync(request.Link, cancellationToken));

    private static async Task<Results<Ok<SessionTokens>, ProblemHttpResult>> UseAsync(
        UseLinkRequest request, OneTimeLinks links, CancellationToken cancellationToken) =>
        Answer(await links.UseAsync(request.Link, request.Password, request.Code, cancellationToken));

    private static async Task<Results<Ok<SignInChallenge>, ProblemHttpResult>> SignInAsync(
        SignInRequest request, PasswordSignIn signIn, HttpContext context, CancellationToken cancellationToken) =>
        Answer(await signIn.BeginAsync(DefaultTenant.Id, request.Login, request.Password, context.Connection.RemoteIpAddress, cancellationToken));

    private static async Task<Results<Ok<SessionTokens>, ProblemHttpResult>> CodeAsync(
        CodeRequest request, PasswordSignIn signIn, CancellationToken cancellationToken) =>
        Answer(await signIn.CompleteAsync(request.Challenge, request.Code, cancellationToken));

    private static async Task<Results<Ok<SessionTokens>, ProblemHttpResult>> RefreshAsync(
        RefreshRequest request, PasswordSignIn signIn, CancellationToken cancellationToken) =>
        Answer(await signIn.RefreshAsync(request.RefreshToken, cancellationToken));

    private static Ok<Me> WhoAmI(HttpContext context)
    {
        var who = context.SignedIn();
        return TypedResults.Ok(new Me(who.StaffId, who.Login, who.Role, who.TenantId, who.SessionEndsAt, [.. StaffPermissions.Of(who.Role).Order()]));
    }

    private static async Task<NoContent> SignOutAsync(HttpContext context, PasswordSignIn signIn, CancellationToken cancellationToken)
    {
        await signIn.SignOutAsync(context.SignedIn(), cancellationToken);
        return TypedResults.NoContent();
    }

    private static Results<Ok<T>, ProblemHttpResult> Answer<T>(SignInResult<T> result)
        where T : class
    {
        if (result.Error is not { } error)
        {
            return TypedResults.Ok(result.Value);
        }

        var extensions = new Dictionary<string, object?> { ["code"] = error.Code };
        if (error is SignInError.Paused paused)
        {
            extensions["retryAfterSeconds"] = (int)Math.Ceiling(paused.Pause.TotalSeconds);
        }

        return TypedResults.Problem(error.Sentence, statusCode: error.Status, extensions: extensions);
    }
}
