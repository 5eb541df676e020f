using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

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

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("companion");
        modelBuilder.ApplyConfiguration(new StaffConfiguration());
        modelBuilder.ApplyConfiguration(new StaffSessionConfiguration());
        modelBuilder.ApplyConfiguration(new StaffTokenConfiguration());
        modelBuilder.ApplyConfiguration(new StaffAttemptConfiguration());
    }
}
