using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Companion.Admin.SignIn;

/// <summary>A secret that was handed out; only its hash is kept.</summary>
internal sealed class StaffToken
{
    public required Guid TenantId { get; init; }
    public required Guid Id { get; init; }
    public required Guid StaffId { get; init; }

    /// <summary>The family of an access or refresh token.</summary>
    public Guid? SessionId { get; init; }

    public required TokenPurpose Purpose { get; init; }
    public required byte[] SecretHash { get; init; }

    /// <summary>The authenticator's key that a one-time link offers, sealed.</summary>
    public byte[]? TotpKeyBox { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When a token that counts once was spent.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>What a token is good for; stored by name.</summary>
internal enum TokenPurpose
{
    /// <summary>Sets the password and the authenticator, once.</summary>
    Link,

    /// <summary>The password was right; the code is still asked for.</summary>
    Challenge,

    /// <summary>Carried by each request.</summary>
    Access,

    /// <summary>Changed for a new pair, once.</summary>
    Refresh,
}

internal sealed class StaffTokenConfiguration : IEntityTypeConfiguration<StaffToken>
{
    public void Configure(EntityTypeBuilder<StaffToken> builder)
    {
        builder.ToTable("staff_tokens");
        builder.HasKey(token => new { token.TenantId, token.Id });
        builder.Property(token => token.TenantId).HasColumnName("tenant_id");
        builder.Property(token => token.Id).HasColumnName("id");
        builder.Property(token => token.StaffId).HasColumnName("staff_id");
        builder.Property(token => token.SessionId).HasColumnName("session_id");
        builder.Property(token => token.Purpose).HasColumnName("purpose").HasConversion<string>();
        builder.Property(token => token.SecretHash).HasColumnName("secret_hash").IsRequired();
        builder.Property(token => token.TotpKeyBox).HasColumnName("totp_key_box");
        builder.Property(token => token.CreatedAt).HasColumnName("created_at");
        builder.Property(token => token.ExpiresAt).HasColumnName("expires_at");
        builder.Property(token => token.UsedAt).HasColumnName("used_at");
    }
}
