using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Companion.Admin.SignIn;

/// <summary>Reads the access token of a request. Tokens are looked up, not signed: ending a session counts from the next request on.</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, StaffDbContext db, Sessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";
    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        if (TokenCode.Decode(header[Prefix.Length..].Trim()) is not { } code)
        {
            return AuthenticateResult.Fail("not a token of ours");
        }

        SignedIn? who;
        await using (await db.BeginTenantAsync(code.TenantId, Context.RequestAborted))
        {
            who = await sessions.WhoAsync(code, Context.RequestAborted);
        }

        if (who is null)
        {
            return AuthenticateResult.Fail("ended");
        }

        Context.Features.Set(who);
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, who.StaffId.ToString()), new(ClaimTypes.Name, who.Login), new(ClaimTypes.Role, who.Role.ToString())],
            SchemeName);
        return AuthenticateResult.Success(new(new(identity), SchemeName));
    }
}
