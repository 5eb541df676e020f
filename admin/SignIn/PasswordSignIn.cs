using System.Net;
using Companion.Storage.Encryption;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Companion.Admin.SignIn;

/// <summary>The password was right; the code comes with this.</summary>
internal sealed record SignInChallenge(string Challenge, DateTimeOffset ExpiresAt);

/// <summary>Signing in: the password, then the authenticator's code.</summary>
internal sealed class PasswordSignIn(
    StaffDbContext db,
    UserManager<Staff> users,
    AttemptGate gate,
    Sessions sessions,
    ITenantCiphers ciphers,
    IOptions<SignInOptions> options,
    TimeProvider time)
{
    /// <summary>Checked when a name is unknown, so that the answer takes as long as for one that exists.</summary>
    private static readonly string NobodysHash = new PasswordHasher<Staff>(StaffIdentity.Hashing).HashPassword(null!, Guid.NewGuid().ToString());

    public async Task<SignInResult<SignInChallenge>> BeginAsync(
        Guid tenantId, string login, string password, IPAddress? address, CancellationToken cancellationToken)
    {
        await using var transaction = await db.BeginTenantAsync(tenantId, cancellationToken);
        var now = time.GetUtcNow();
        // Anything can be typed into this field; what could not be a name is nobody's.
        var isName = StaffIdentity.CouldBeLogin(login);
        var attempt = await gate.ForPasswordAsync(tenantId, isName ? users.NormalizeName(login) : "-", address, cancellationToken);
        if (attempt.Pause(now) is { } pause)
        {
            return new SignInError.Paused(pause);
        }

        var staff = isName ? await users.FindByNameAsync(login) : null;
        if (!await IsRightAsync(staff, password))
        {
            attempt.Fail(now);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new SignInError.WrongPassword();
        }

        db.Attempts.Remove(attempt);
        var expiresAt = now + options.Value.ChallengeLasts;
        var challenge = sessions.Issue(tenantId, staff!.Id, TokenPurpose.Challenge, expiresAt);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new SignInChallenge(challenge.Encode(), expiresAt);
    }

    public async Task<SignInResult<SessionTokens>> CompleteAsync(string challenge, string code, CancellationToken cancellationToken)
    {
        if (TokenCode.Decode(challenge) is not { } presented)
        {
            return new SignInError.TokenEnded();
        }

        await using var transaction = await db.BeginTenantAsync(presented.TenantId, cancellationToken);
        var token = await sessions.FindAsync(presented, TokenPurpose.Challenge, cancellationToken);
        if (token is null || token.UsedAt is not null)
        {
            return new SignInError.TokenEnded();
        }

        var now = time.GetUtcNow();
        var attempt = await gate.ForCodeAsync(token.TenantId, token.StaffId, cancellationToken);
        if (attempt.Pause(now) is { } pause)
        {
            return new SignInError.Paused(pause);
        }

        // Read under the attempt's lock: a code that a sign-in beside this one took is known here.
        var staff = await db.Staff.SingleAsync(row => row.Id == token.StaffId, cancellationToken);
        var key = (await ciphers.ForAsync(staff.TenantId, cancellationToken)).Open(staff.TotpKeyBox!, StaffIdentity.TotpPurpose);
        SignInResult<SessionTokens> result;
        if (Totp.Match(key, code, now, staff.TotpStep) is { } step)
        {
            staff.TotpStep = step;
            token.UsedAt = now;
            db.Attempts.Remove(attempt);
            result = await sessions.OpenAsync(staff, cancellationToken);
            await db.AuditAsync(staff.Id, "staff.sign-in", time.GetUtcNow(), null, cancellationToken);
        }
        else
        {
            attempt.Fail(now);
            result = new SignInError.WrongCode();
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    public async Task<SignInResult<SessionTokens>> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        if (TokenCode.Decode(refreshToken) is not { } code)
        {
            return new SignInError.TokenEnded();
        }

        await using var transaction = await db.BeginTenantAsync(code.TenantId, cancellationToken);
        var tokens = await sessions.RefreshAsync(code, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return tokens is null ? new SignInError.TokenEnded() : tokens;
    }

    public async Task SignOutAsync(SignedIn who, CancellationToken cancellationToken)
    {
        await using var transaction = await db.BeginTenantAsync(who.TenantId, cancellationToken);
        await sessions.EndAsync(who.SessionId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<bool> IsRightAsync(Staff? staff, string password)
    {
        if (staff?.PasswordHash is null || staff.TotpKeyBox is null || staff.DisabledAt is not null)
        {
            users.PasswordHasher.VerifyHashedPassword(null!, NobodysHash, password);
            return false;
        }

        return await users.CheckPasswordAsync(staff, password);
    }
}
