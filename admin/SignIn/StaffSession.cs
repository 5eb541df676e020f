using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Companion.Admin.SignIn;

/// <summary>One sign-in: the family of its access and refresh tokens. Ending it ends them all.</summary>
internal sealed class StaffSession
{
    public required Guid TenantId { get; init; }
    public required Guid Id { get; init; }
    public required Guid StaffId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>However often it is refreshed, a session ends here.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsOpen(DateTimeOffset now) => EndedAt is null && now < EndsAt;

    public void End(DateTimeOffset now) => EndedAt ??= now;
}

internal sealed class StaffSessionConfiguration : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> builder)
    {
        builder.ToTable("staff_sessions");
        builder.HasKey(session => new { session.TenantId, session.Id });
        builder.Property(session => session.TenantId).HasColumnName("tenant_id");
        builder.Property(session => session.Id).HasColumnName("id");
        builder.Property(session => session.StaffId).HasColumnName("staff_id");
        builder.Property(session => session.CreatedAt).HasColumnName("created_at");
        builder.Property(session => session.EndsAt).HasColumnName("ends_at");
        builder.Property(session => session.EndedAt).HasColumnName("ended_at");
    }
}
