using Companion.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Companion.Admin.SignIn;

/// <summary>Somebody who works in the panel.</summary>
internal sealed class Staff : IdentityUser<Guid>
{
    public required Guid TenantId { get; init; }

    public required StaffRole Role { get; set; }

    /// <summary>The authenticator's key, sealed; null until the first one-time link was used.</summary>
    public byte[]? TotpKeyBox { get; set; }

    /// <summary>The last time step whose code was taken; a code of it or of an earlier one counts no more.</summary>
    public long TotpStep { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when the account counts no more; null: it counts.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}

internal sealed class StaffConfiguration : IEntityTypeConfiguration<Staff>
{
    public void Configure(EntityTypeBuilder<Staff> builder)
    {
        builder.ToTable("staff");
        // The table's key is (tenant_id, id); Identity's store finds by id, and row-level security adds the tenant.
        builder.HasKey(staff => staff.Id);
        builder.Property(staff => staff.Id).HasColumnName("id");
        builder.Property(staff => staff.TenantId).HasColumnName("tenant_id");
        builder.Property(staff => staff.UserName).HasColumnName("user_name").IsRequired();
        builder.Property(staff => staff.NormalizedUserName).HasColumnName("normalized_user_name").IsRequired();
        builder.Property(staff => staff.Role).HasColumnName("role").HasConversion<string>();
        builder.Property(staff => staff.PasswordHash).HasColumnName("password_hash");
        builder.Property(staff => staff.SecurityStamp).HasColumnName("security_stamp").IsRequired();
        builder.Property(staff => staff.ConcurrencyStamp).HasColumnName("concurrency_stamp").IsRequired().IsConcurrencyToken();
        builder.Property(staff => staff.TotpKeyBox).HasColumnName("totp_key_box");
        builder.Property(staff => staff.TotpStep).HasColumnName("totp_step");
        builder.Property(staff => staff.CreatedAt).HasColumnName("created_at");
        builder.Property(staff => staff.DisabledAt).HasColumnName("disabled_at");

        // Not kept: contact data we do not need, and Identity's lock-out, which lets anybody lock anybody out (see AttemptGate).
        builder.Ignore(staff => staff.Email).Ignore(staff => staff.NormalizedEmail).Ignore(staff => staff.EmailConfirmed);
        builder.Ignore(staff => staff.PhoneNumber).Ignore(staff => staff.PhoneNumberConfirmed).Ignore(staff => staff.TwoFactorEnabled);
        builder.Ignore(staff => staff.LockoutEnd).Ignore(staff => staff.LockoutEnabled).Ignore(staff => staff.AccessFailedCount);
    }
}
