using Companion.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Companion.Admin.SignIn;

/// <summary>The panel's staff. Apart from the domain's context, because Identity is this host's affair and not the core's.</summary>
internal sealed class StaffDbContext(DbContextOptions<StaffDbContext> options) : DbContext(options)
{
    public DbSet<Staff> Staff => Set<Staff>();

    public DbSet<StaffSession> Sessions => Set<StaffSession>();

    public DbSet<StaffToken> Tokens => Set<StaffToken>();

    public DbSet<StaffAttempt> Attempts => Set<StaffAttempt>();

    /// <summary>All that follows sees one tenant's rows only, until the transaction is committed or disposed.</summary>
    public async Task<IDbContextTransaction> BeginTenantAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        var transaction = await Database.BeginTransactionAsync(cancellationToken);
        var tenant = tenantId.ToString();
        await Database.ExecuteSqlAsync($"select set_config('companion.tenant', {tenant}, true)", cancellationToken);
        return transaction;
    }

    /// <summary>Writes to the audit within the tenant's transaction; call it last, it takes the lock of the audit's end.</summary>
    public Task AuditAsync(Guid actorId, string action, DateTimeOffset at, Guid? about, CancellationToken cancellationToken, string? details = null) =>
        AuditLog.WriteAsync(
            (NpgsqlConnection)Database.GetDbConnection(),
            new(AuditKind.Activity, AuditActor.Staff(actorId), action, at) { Target = about is { } id ? $"staff:{id}" : null, Details = details },
            cancellationToken);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("companion");
        modelBuilder.ApplyConfiguration(new StaffConfiguration());
        modelBuilder.ApplyConfiguration(new StaffSessionConfiguration());
        modelBuilder.ApplyConfiguration(new StaffTokenConfiguration());
        modelBuilder.ApplyConfiguration(new StaffAttemptConfiguration());
    }
}
