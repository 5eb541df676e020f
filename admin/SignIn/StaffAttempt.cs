using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Companion.Admin.SignIn;

/// <summary>Failures in a row under one key.</summary>
internal sealed class StaffAttempt
{
    /// <summary>Typing errors are human: the first pause comes after this many failures.</summary>
    public const int FreeFailures = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    public required Guid TenantId { get; init; }
    public required byte[] Key { get; init; }
    public int Failures { get; private set; }
    public DateTimeOffset? BlockedUntil { get; private set; }
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>How long this key has to wait; null: it may try.</summary>
    public TimeSpan? Pause(DateTimeOffset now) => BlockedUntil > now ? BlockedUntil - now : null;

    /// <summary>Each failure past the free ones doubles the pause.</summary>
    public void Fail(DateTimeOffset now)
    {
        Failures = now - SeenAt > Forgotten ? 1 : Failures + 1;
        SeenAt = now;
        if (Failures >= FreeFailures)
        {
            var doubled = FirstPause * Math.Pow(2, Math.Min(Failures - FreeFailures, 10));
            BlockedUntil = now + (doubled < LongestPause ? doubled : LongestPause);
        }
    }
}

internal sealed class StaffAttemptConfiguration : IEntityTypeConfiguration<StaffAttempt>
{
    public void Configure(EntityTypeBuilder<StaffAttempt> builder)
    {
        builder.ToTable("staff_attempts");
        builder.HasKey(attempt => new { attempt.TenantId, attempt.Key });
        builder.Property(attempt => attempt.TenantId).HasColumnName("tenant_id");
        builder.Property(attempt => attempt.Key).HasColumnName("key");
        builder.Property(attempt => attempt.Failures).HasColumnName("failures");
        builder.Property(attempt => attempt.BlockedUntil).HasColumnName("blocked_until");
        builder.Property(attempt => attempt.SeenAt).HasColumnName("seen_at");
    }
}
