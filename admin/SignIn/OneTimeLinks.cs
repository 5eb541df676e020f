using System.Globalization;
using Companion.Access;
using Companion.Storage.Encryption;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using QRCoder;

namespace Companion.Admin.SignIn;

/// <summary>What a one-time link shows: scan the picture or type the key, then choose a password.</summary>
internal sealed record OneTimeOffer(string Login, string AuthenticatorKey, string AuthenticatorAddress, string QrSvg);

/// <summary>Links that let a person set the password and the authenticator, once: the first way in, and the way back in.</summary>
internal sealed class OneTimeLinks(
    StaffDbContext db, UserManager<Staff> users, Sessions sessions, ITenantCiphers ciphers, IOptions<SignInOptions> options, TimeProvider time)
{
    private const int QrModulePixels = 6;

    /// <summary>A new link for an account, made if it is not there; earlier links of it count no more.</summary>
    /// <returns>Null when <paramref name="onlyIfNobodyCanSignIn"/> and somebody can.</returns>
    public async Task<string?> CreateAsync(Guid tenantId, string login, bool onlyIfNobodyCanSignIn, CancellationToken cancellationToken)
    {
        await using var transaction = await db.BeginTenantAsync(tenantId, cancellationToken);
        // Two hosts that start together would both make the account.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('companion.staff'), hashtext({tenantId.ToString()}))", cancellationToken);
        if (onlyIfNobodyCanSignIn && await db.Staff.AnyAsync(staff => staff.PasswordHash != null, cancellationToken))
        {
            return null;
        }

        // Who can type at the server's terminal owns the place.
        var staff = await users.FindByNameAsync(login) ?? await MakeAsync(tenantId, login, StaffRole.Owner);
        var code = await IssueAsync(staff, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return code.Encode();
    }

    /// <summary>A new link for an account, within the tenant's transaction; earlier links of it count no more.</summary>
    public async Task<TokenCode> IssueAsync(Staff staff, CancellationToken cancellationToken)
    {
        await db.Tokens.Where(token => token.StaffId == staff.Id && token.Purpose == TokenPurpose.Link).ExecuteDeleteAsync(cancellationToken);
        var cipher = await ciphers.ForAsync(staff.TenantId, cancellationToken);
        var keyBox = cipher.Seal(Totp.NewKey(), StaffIdentity.TotpPurpose);
        var code = sessions.Issue(staff.TenantId, staff.Id, TokenPurpose.Link, time.GetUtcNow() + options.Value.LinkLasts, totpKeyBox: keyBox);
        await db.SaveChangesAsync(cancellationToken);
        return code;
    }

    /// <summary>Looking changes nothing: the page may be loaded again until the link is used.</summary>
    public async Task<SignInResult<OneTimeOffer>> LookAsync(string link, CancellationToken cancellationToken)
    {
        if (TokenCode.Decode(link) is not { } code)
        {
            return new SignInError.LinkEnded();
        }

        await using var transaction = await db.BeginTenantAsync(code.TenantId, cancellationToken);
        if (await FindAsync(code, cancellationToken) is not { } token)
        {
            return new SignInError.LinkEnded();
        }

        var staff = await db.Staff.AsNoTracking().SingleAsync(row => row.Id == token.StaffId, cancellationToken);
        var key = (await ciphers.ForAsync(token.TenantId, cancellationToken)).Open(token.TotpKeyBox!, StaffIdentity.TotpPurpose);
        var address = Totp.Address(key, staff.UserName!);
        using var qr = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(qr);
        return new OneTimeOffer(staff.UserName!, Base32.Encode(key), address, svg.GetGraphic(QrModulePixels));
    }

    /// <summary>Sets both and signs in; all sessions from before end, in case the link is there because something was stolen.</summary>
    public async Task<SignInResult<SessionTokens>> UseAsync(string link, string password, string totpCode, CancellationToken cancellationToken)
    {
        if (TokenCode.Decode(link) is not { } code)
        {
            return new SignInError.LinkEnded();
        }

        await using var transaction = await db.BeginTenantAsync(code.TenantId, cancellationToken);
        if (await FindAsync(code, cancellationToken) is not { } token)
        {
            return new SignInError.LinkEnded();
        }

        var staff = await db.Staff.SingleAsync(row => row.Id == token.StaffId, cancellationToken);
        if (!await IsStrongAsync(staff, password))
        {
            return new SignInError.WeakPassword(options.Value.MinPasswordChars, options.Value.MaxPasswordChars);
        }

        var now = time.GetUtcNow();
        var key = (await ciphers.ForAsync(token.TenantId, cancellationToken)).Open(token.TotpKeyBox!, StaffIdentity.TotpPurpose);
        if (Totp.Match(key, totpCode, now, lastStep: 0) is not { } step)
        {
            return new SignInError.WrongCode();
        }

        token.UsedAt = now;
        staff.PasswordHash = users.PasswordHasher.HashPassword(staff, password);
        staff.SecurityStamp = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        staff.TotpKeyBox = token.TotpKeyBox;
        staff.TotpStep = step;
        await sessions.EndAllAsync(staff.Id, cancellationToken);
        var tokens = await sessions.OpenAsync(staff, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await db.AuditAsync(staff.Id, "staff.enrol", now, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return tokens;
    }

    private async Task<StaffToken?> FindAsync(TokenCode code, CancellationToken cancellationToken) =>
        await sessions.FindAsync(code, TokenPurpose.Link, cancellationToken) is { UsedAt: null } token ? token : null;

    private async Task<Staff> MakeAsync(Guid tenantId, string login, StaffRole role)
    {
        var staff = new Staff { Id = Guid.NewGuid(), TenantId = tenantId, UserName = login, Role = role, CreatedAt = time.GetUtcNow() };
        var made = await users.CreateAsync(staff);
        return made.Succeeded
            ? staff
            : throw new ArgumentException($"\"{login}\" cannot be a login: {string.Join(' ', made.Errors.Select(error => error.Description))}", nameof(login));
    }

    private async Task<bool> IsStrongAsync(Staff staff, string password)
    {
        if (password.Length > options.Value.MaxPasswordChars || password.Contains(staff.UserName!, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        foreach (var validator in users.PasswordValidators)
        {
            if (!(await validator.ValidateAsync(users, staff, password)).Succeeded)
            {
                return false;
            }
        }

        return true;
    }
}
