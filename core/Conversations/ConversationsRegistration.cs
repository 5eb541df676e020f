using Companion.Storage;
using Companion.Conversations.Outbox;
using Companion.Conversations.Releases;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Companion.Conversations;

/// <summary>Registers the conversation engine's shell.</summary>
public static class ConversationsRegistration
{
    /// <summary>
    /// Needs beside it: AddCompanionStorage (<see cref="CompanionDatabase"/>, started), <see cref="DialogVersions"/>, <see cref="IApology"/>, <see cref="TimeProvider"/>,
    /// and whatever features add: <see cref="ICommandBinding"/>, <see cref="IWorkExecutor"/>, <see cref="IChannelSender"/>, <see cref="ITurnChannel"/>.
    /// </summary>
    public static IServiceCollection AddConversations(this IServiceCollection services, Action<ConversationOptions>? configure = null)
    {
        var options = new ConversationOptions();
        configure?.Invoke(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<CommandRegistry>();
        services.AddSingleton<ChannelAccounts>();
        services.AddSingleton<TurnStepper>();
        services.AddSingleton<TurnTransaction>();
        services.AddSingleton<CarefulTurn>();
        services.AddSingleton<Newcomers>();
        services.AddSingleton<QuarantineStore>();
        services.AddSingleton<TurnMetrics>();
        services.AddSingleton<WorkSignal>();
        services.AddSingleton<TimerSignal>();
        services.AddSingleton<Tells>();
        services.AddSingleton<SentMarks>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<IPartsSent, PartsSent>();
        services.AddSingleton<OutboxDispatcher>();
        services.AddSingleton<LeaseSession>();
        services.AddSingleton<ILeases, PostgresLeases>();
        services.AddSingleton<TellMetrics>();
        services.AddSingleton<JobRuns>();
        services.AddSingleton<IFileStore, PostgresFileStore>();
        services.AddSingleton<ConversationReplay>();
        services.AddSingleton<TurnLane>();
        services.AddSingleton<IConversations>(provider => provider.GetRequiredService<TurnLane>());
        services.AddSingleton<IInternalInbounds>(provider => provider.GetRequiredService<TurnLane>());
        services.AddHostedService(provider => provider.GetRequiredService<TurnLane>());
        services.AddHostedService(provider => provider.GetRequiredService<OutboxDispatcher>());
        services.AddHostedService<OutboxListener>();
        services.AddSingleton<Counting.TurnCounts>();
        services.AddHostedService(provider => provider.GetRequiredService<Counting.TurnCounts>());
        services.AddSingleton<ReleaseFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<ReleaseFeed>());
        services.AddHostedService<TimerLoop>();
        services.AddHostedService<WorkLoop>();
        services.AddHostedService<QuarantineRetries>();
        return services;
    }
}
