using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Companion.Broadcasts;

public static class BroadcastServices
{
    /// <summary>The staff's side. Needs storage.</summary>
    public static IServiceCollection AddBroadcastDesk(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<BroadcastDesk>();
        return services;
    }

    /// <summary>What sends them. Needs conversations.</summary>
    public static IServiceCollection AddBroadcasts(this IServiceCollection services) => services
        .AddBroadcastDesk()
        .AddSingleton<BroadcastSender>()
        .AddHostedService<BroadcastLoop>();
}
