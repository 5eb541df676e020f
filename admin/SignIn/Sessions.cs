using System.Security.Cryptography;
using Companion.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Companion.Admin.SignIn;

/// <summary>The pair that a signed-in panel holds.</summary>
internal sealed record SessionTokens(string AccessToken, DateTimeOffset AccessExpiresAt, string RefreshToken, DateTimeOffset SessionEndsAt);

/// <summary>Issues, finds and spends tokens. Call within the tenant's transaction.</summary>
internal sealed class Sessions(StaffDbContext db, IOptions<SignInOptions> options, TimeProvider time)
{
    private readonly SignInOptions _options = options.Value;

    public TokenCode Issue(
        Guid tenantId, Guid staffId, TokenPurpose purpose, DateTimeOffset expiresAt, Guid? sessionId = null, byte[]? totpKeyBox = null)
    {
        var code = TokenCode.New(tenantId);
        db.Tokens.Add(new()
        {
            TenantId = tenantId,
            Id = code.Id,
            StaffId = staffId,
            SessionId = sessionId,
            Purpose = purpose,
            SecretHash = code.Hash(),
            TotpKeyBox = totpKeyBox,
            CreatedAt = time.GetUtcNow(),
            ExpiresAt = expiresAt,
        });
        return code;
    }

    /// <summary>The row of a token that is not too old, locked; it may be spent. Null: not of our making, or expired.</summary>
    public async Task<StaffToken?> FindAsync(TokenCode code, TokenPurpose purpose, CancellationToken cancellationToken)
    {
        // The lock makes two uses of one token come one after the other.
        var found = await db.Tokens
            .FromSql($"select * from companion.staff_tokens where tenant_id = {code.TenantId} and id = {code.Id} for update")
            .ToListAsync(cancellationToken);
        return found is [var token] && token.Purpose == purpose && time.GetUtcNow() < token.ExpiresAt
            && CryptographicOperations.FixedTimeEquals(token.SecretHash, code.Hash())
            ? token
            : null;
    }

    /// <summary>A new family of tokens; rows of the person's that can do nothing any more go.</summary>
    public async Task<SessionTokens> OpenAsync(Staff staff, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await db.Tokens.Where(token => token.StaffId == staff.Id && token.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        await db.Sessions.Where(session => session.StaffId == staff.Id && session.EndsAt < now).ExecuteDeleteAsync(cancellationToken);
        var session = new StaffSession
        {
            TenantId = staff.TenantId,
            Id = Guid.NewGuid(),
            StaffId = staff.Id,
            CreatedAt = now,
            EndsAt = now + _options.SessionLasts,
        };
        db.Sessions.Add(session);
        // There is no navigation to tell EF that the session's row comes first.
        await db.SaveChangesAsync(cancellationToken);
        return IssuePair(session);
    }

    /// <summary>
    /// A spent token that comes again was copied by somebody: nobody can tell which of the two is the thief, so the whole family ends
    /// (RFC 9700, 4.14.2). Null: sign in again.
    /// </summary>
    public async Task<SessionTokens?> RefreshAsync(TokenCode code, CancellationToken cancellationToken)
    {
        var token = await FindAsync(code, TokenPurpose.Refresh, cancellationToken);
        var session = token is null ? null : await db.Sessions.SingleAsync(row => row.Id == token.SessionId, cancellationToken);
        var now = time.GetUtcNow();
        if (token is null || session is null || !session.IsOpen(now))
        {
            return null;
        }

        if (token.UsedAt is not null)
        {
            session.End(now);
            return null;
        }

        token.UsedAt = now;
        return IssuePair(session);
    }

    /// <summary>Who carries this access token; null: nobody any more.</summary>
    public async Task<SignedIn?> WhoAsync(TokenCode code, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var hash = code.Hash();
        return await (
            from token in db.Tokens.AsNoTracking()
            join session in db.Sessions on token.SessionId equals session.Id
            join staff in db.Staff on token.StaffId equals staff.Id
            where token.TenantId == code.TenantId && token.Id == code.Id && token.Purpose == TokenPurpose.Access
                && token.SecretHash == hash && token.ExpiresAt > now && session.EndedAt == null && session.EndsAt > now
                && staff.DisabledAt == null
            select new SignedIn(staff.TenantId, staff.Id, session.Id, staff.UserName!, staff.Role, session.EndsAt))
            .SingleOrDefaultAsync(cancellationToken);
    }

    public async Task EndAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        var session = await db.Sessions.SingleOrDefaultAsync(row => row.Id == sessionId, cancellationToken);
        session?.End(time.GetUtcNow());
    }

    /// <summary>Ends every session of a person, as a new password does.</summary>
    public async Task EndAllAsync(Guid staffId, CancellationToken cancellationToken)
    {
        foreach (var session in await db.Sessions.Where(row => row.StaffId == staffId && row.EndedAt == null).ToListAsync(cancellationToken))
        {
            session.End(time.GetUtcNow());
        }
    }

    private SessionTokens IssuePair(StaffSession session)
    {
        var now = time.GetUtcNow();
        var accessEnds = Earlier(now + _options.AccessLasts, session.EndsAt);
        var access = Issue(session.TenantId, session.StaffId, TokenPurpose.Access, accessEnds, session.Id);
        var refresh = Issue(session.TenantId, session.StaffId, TokenPurpose.Refresh, Earlier(now + _options.RefreshLasts, session.EndsAt), session.Id);
        return new(access.Encode(), accessEnds, refresh.Encode(), session.EndsAt);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

/// <summary>Who a request comes from.</summary>
internal sealed record SignedIn(Guid TenantId, Guid StaffId, Guid SessionId, string Login, StaffRole Role, DateTimeOffset SessionEndsAt);
