using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Companion.Audit;

public static class AuditServices
{
    /// <summary>Anchors the audit while the host runs. Needs AddCompanionStorage.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<AuditVerifier>();
        services.AddSingleton<AuditRetention>();
        services.AddHostedService<AuditAnchoring>();
        return services;
    }
}
