using Companion.Access;
using Companion.Admin.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignInOptions = Companion.Admin.SignIn.SignInOptions;

namespace Companion.Admin.Staffing;

internal enum StaffState
{
    /// <summary>Has not used a one-time link yet.</summary>
    Invited,
    Active,
    Disabled,
}

internal sealed record StaffCard(
    Guid Id, string Login, StaffRole Role, StaffState State, DateTimeOffset CreatedAt, DateTimeOffset? LastSeenAt, int Sessions);

internal sealed record StaffLink(Guid Id, string Link, DateTimeOffset ExpiresAt);

/// <summary>The accounts of the staff. Each change is one transaction with its line in the audit.</summary>
internal sealed class StaffDesk(
    StaffDbContext db, UserManager<Staff> users, OneTimeLinks links, Sessions sessions, IOptions<SignInOptions> options, TimeProvider time)
{
    /// <summary>By name; a staff of more than 500 is not thought of.</summary>
    public async Task<IReadOnlyList<StaffCard>> ListAsync(SignedIn who, CancellationToken cancellationToken)
    {
        await using var transaction = await db.BeginTenantAsync(who.TenantId, cancellationToken);
        var now = time.GetUtcNow();
        return await db.Staff.AsNoTracking()
            .OrderBy(staff => staff.NormalizedUserName)
            .Take(500)
            .Select(staff => new StaffCard(
                staff.Id,
                staff.UserName!,
                staff.Role,
                staff.DisabledAt != null ? StaffState.Disabled : staff.PasswordHash == null ? StaffState.Invited : StaffState.Active,
                staff.CreatedAt,
                db.Sessions.Where(session => session.StaffId == staff.Id).Max(session => (DateTimeOffset?)session.CreatedAt),
                db.Sessions.Count(session => session.StaffId == staff.Id && session.EndedAt == null && session.EndsAt > now)))
            .ToListAsync(cancellationToken);
    }

    public async Task<(StaffLink? Link, Refusal? Refusal)> InviteAsync(SignedIn who, string login, StaffRole role, CancellationToken cancellationToken)
    {
        if (!who.Role.MayAssign(role))
        {
            return (null, Refusals.OnlyOwners);
        }

        if (!StaffIdentity.CouldBeLogin(login))
        {
            return (null, Refusals.BadLogin);
        }

        await using var transaction = await BeginAsync(who, cancellationToken);
        if (await users.FindByNameAsync(login) is not null)
        {
            return (null, Refusals.LoginTaken);
        }

        var staff = new Staff { Id = Guid.NewGuid(), TenantId = who.TenantId, UserName = login, Role = role, CreatedAt = time.GetUtcNow() };
        if (!(await users.CreateAsync(staff)).Succeeded)
        {
            return (null, Refusals.BadLogin);
        }

        var code = await links.IssueAsync(staff, cancellationToken);
        await AuditAsync(who, "staff.invite", staff.Id, cancellationToken, $$"""{"role":"{{role}}"}""");
        await transaction.CommitAsync(cancellationToken);
        return (new(staff.Id, code.Encode(), time.GetUtcNow() + options.Value.LinkLasts), null);
    }

    /// <summary>For who lost the password or the phone. Using it ends the sessions from before.</summary>
    public async Task<(StaffLink? Link, Refusal? Refusal)> RelinkAsync(SignedIn who, Guid id, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(who, cancellationToken);
        if (await FindAsync(id, cancellationToken) is not { } staff)
        {
            return (null, Refusal.NotFound);
        }

        // A link to an owner's account is an owner's account.
        if (!who.Role.MayAssign(staff.Role))
        {
            return (null, Refusals.OnlyOwners);
        }

        var code = await links.IssueAsync(staff, cancellationToken);
        await AuditAsync(who, "staff.link", id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (new(id, code.Encode(), time.GetUtcNow() + options.Value.LinkLasts), null);
    }

    public Task<Refusal?> ChangeRoleAsync(SignedIn who, Guid id, StaffRole role, CancellationToken cancellationToken) =>
        ChangeAsync(who, id, "staff.role", $$"""{"role":"{{role}}"}""", async staff =>
        {
            if (!who.Role.MayAssign(role))
            {
                return Refusals.OnlyOwners;
            }

            if (role != StaffRole.Owner && await IsLastOwnerAsync(staff, cancellationToken))
            {
                return Refusals.LastOwner;
            }

            staff.Role = role;
            return null;
        }, cancellationToken);

    public Task<Refusal?> EndSessionsAsync(SignedIn who, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(who, id, "staff.end-sessions", null, async staff =>
        {
            await sessions.EndAllAsync(staff.Id, cancellationToken);
            return null;
        }, cancellationToken);

    /// <summary>Ends the sessions, too; links that are on their way count no more.</summary>
    public Task<Refusal?> DisableAsync(SignedIn who, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(who, id, "staff.disable", null, async staff =>
        {
            if (await IsLastOwnerAsync(staff, cancellationToken))
            {
                return Refusals.LastOwner;
            }

            staff.DisabledAt ??= time.GetUtcNow();
            await sessions.EndAllAsync(staff.Id, cancellationToken);
            await db.Tokens.Where(token => token.StaffId == staff.Id && token.Purpose != TokenPurpose.Access && token.Purpose != TokenPurpose.Refresh)
                .ExecuteDeleteAsync(cancellationToken);
            return null;
        }, cancellationToken);

    public Task<Refusal?> EnableAsync(SignedIn who, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(who, id, "staff.enable", null, staff =>
        {
            staff.DisabledAt = null;
            return Task.FromResult<Refusal?>(null);
        }, cancellationToken);

    private async Task<Refusal?> ChangeAsync(
        SignedIn who, Guid id, string action, string? details, Func<Staff, Task<Refusal?>> change, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(who, cancellationToken);
        if (await FindAsync(id, cancellationToken) is not { } staff)
        {
            return Refusal.NotFound;
        }

        if (!who.Role.MayAssign(staff.Role))
        {
            return Refusals.OnlyOwners;
        }

        if (await change(staff) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        await AuditAsync(who, action, id, cancellationToken, details);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Changes to accounts come one after the other: two owners cannot demote each other at the same time.</summary>
    private async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction> BeginAsync(SignedIn who, CancellationToken cancellationToken)
    {
        var transaction = await db.BeginTenantAsync(who.TenantId, cancellationToken);
        var tenant = who.TenantId.ToString();
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('companion.staff'), hashtext({tenant}))", cancellationToken);
        return transaction;
    }

    private Task<Staff?> FindAsync(Guid id, CancellationToken cancellationToken) => db.Staff.SingleOrDefaultAsync(staff => staff.Id == id, cancellationToken);

    private async Task<bool> IsLastOwnerAsync(Staff staff, CancellationToken cancellationToken) =>
        staff is { Role: StaffRole.Owner, DisabledAt: null }
        && !await db.Staff.AnyAsync(
            other => other.Id != staff.Id && other.Role == StaffRole.Owner && other.DisabledAt == null && other.PasswordHash != null, cancellationToken);

    private Task AuditAsync(SignedIn who, string action, Guid about, CancellationToken cancellationToken, string? details = null) =>
        db.AuditAsync(who.StaffId, action, time.GetUtcNow(), about, cancellationToken, details);
}
