using Companion.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Companion.Handoffs;

public static class HandoffServices
{
    /// <summary>The staff's side. Needs storage.</summary>
    public static IServiceCollection AddHandoffDesk(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HandoffDesk>();
        return services;
    }

    /// <summary>The person's side, and the loop that watches the leases. Needs conversations.</summary>
    public static IServiceCollection AddHandoffs(this IServiceCollection services) => services
        .AddHandoffDesk()
        .AddSingleton<ICommandBinding, AskHuman>()
        .AddHostedService<HandoffLoop>();
}
