using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Companion.Storage;

internal sealed class TenantConfiguration : IEntityTypeConfiguration<Tenant>
{
    public const int MaxNameChars = 200;

    public void Configure(EntityTypeBuilder<Tenant> builder)
    {
        builder.ToTable("tenants");
        builder.HasKey(tenant => tenant.Id);
        builder.Property(tenant => tenant.Settings).HasColumnType("jsonb");
    }
}
