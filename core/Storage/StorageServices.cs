using Companion.Storage.Encryption;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Companion.Storage;

/// <summary>Puts storage into a host.</summary>
public static class StorageServices
{
    /// <summary>
    /// Registers <see cref="CompanionDatabase"/> and <see cref="ITenantCiphers"/>. The host awaits
    /// <see cref="CompanionDatabase.StartAsync"/> after building and before running; the container's disposal lets the database go.
    /// </summary>
    /// <exception cref="InvalidSettingsException">Names every bad setting.</exception>
    public static IServiceCollection AddCompanionStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = StorageSettings.Read(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new CompanionDatabase(
            settings, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<CompanionDatabase>>()));
        services.AddSingleton<ITenantCiphers>(provider => new StartedCiphers(provider.GetRequiredService<CompanionDatabase>()));
        return services;
    }

    /// <summary>May be injected before the database is started; works after.</summary>
    private sealed class StartedCiphers(CompanionDatabase database) : ITenantCiphers
    {
        public ITenantCipher For(Guid tenantId) => database.Ciphers.For(tenantId);

        public ValueTask<ITenantCipher> ForAsync(Guid tenantId, CancellationToken cancellationToken) =>
            database.Ciphers.ForAsync(tenantId, cancellationToken);
    }
}
