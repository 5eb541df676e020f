using Companion.Conversations;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.Safety.Alarms;
using Companion.Safety.Commands;
using Companion.Safety.Contacts;
using Companion.Safety.Desk;
using Companion.Safety.Ways;
using Companion.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Companion.Safety;

public static class SafetyServices
{
    /// <summary>Only <see cref="AlarmDesk"/>, for a host that moves no alarms by itself. Needs storage; further calls add nothing.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="sources">The texts of the folders Safety and Conversation, in all languages.</param>
    /// <param name="publicUrl">Where the bot is reached from outside.</param>
    public static IServiceCollection AddAlarmDesk(this IServiceCollection services, IReadOnlyList<DialogSource> sources, string publicUrl)
    {
        services.TryAddSingleton(_ => new AlarmTexts(sources));
        services.TryAddSingleton(new AlarmLinks(publicUrl));
        services.TryAddSingleton<AlarmMoves>();
        services.TryAddSingleton(provider => new AlarmMover(
            provider.GetRequiredService<CompanionDatabase>(),
            provider.GetRequiredService<AlarmMoves>(),
            provider.GetService<AlarmSignal>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AlarmMover>>()));
        services.TryAddSingleton(provider => new AlarmDesk(
            provider.GetRequiredService<CompanionDatabase>(), provider.GetRequiredService<AlarmMover>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>Alarms: commands, the loops that move them and send for them. Needs storage, conversations and people.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="sources">All files of dialogs, for the alarms' own texts.</param>
    /// <param name="publicUrl">Where the bot is reached from outside: for links in SMS and e-mail.</param>
    /// <param name="options">The times of an alarm.</param>
    public static IServiceCollection AddSafety(
        this IServiceCollection services, IReadOnlyList<DialogSource> sources, string publicUrl, SafetyOptions options)
    {
        services.AddSingleton(options);
        services.AddAlarmDesk(sources, publicUrl);
        services.AddSingleton<AlarmSignal>();
        services.AddSingleton<LadderReader>();
        services.AddSingleton<PersonReader>();
        services.AddSingleton<Drills>();
        services.AddSingleton(provider => new AlarmAnswers(
            provider.GetRequiredService<CompanionDatabase>(), provider.GetRequiredService<AlarmMover>(), provider.GetRequiredService<AlarmTexts>()));
        services.AddSingleton<AlarmSends>();
        services.AddSingleton<ISendWatch>(provider => provider.GetRequiredService<AlarmSends>());
        services.AddSingleton<IWayReports>(provider => provider.GetRequiredService<AlarmSends>());
        services.AddSingleton<StallWatcher>();
        // The last registration counts: positions pass here first.
        services.AddSingleton<IConversations>(provider => new PositionRelay(
            provider.GetRequiredService<TurnLane>(),
            provider.GetRequiredService<CompanionDatabase>(),
            provider.GetRequiredService<AlarmMoves>(),
            provider.GetRequiredService<AlarmSignal>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<AlarmListener>();
        services.AddHostedService<AlarmLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<AlarmSends>());
        services.AddHostedService<AlarmSendLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<StallWatcher>());
        return services
            .AddSingleton<ICommandBinding, SosStep>()
            .AddSingleton<ICommandBinding, EmergencyNumber>()
            .AddSingleton<ICommandBinding, CrisisLine>()
            .AddSingleton<ICommandBinding, TellRedFlag>()
            .AddSingleton<ICommandBinding, MayHearRedFlag>()
            .AddSingleton<ICommandBinding, RaiseAlarm>()
            .AddSingleton<ICommandBinding, StopAlarm>()
            .AddSingleton<ICommandBinding, CallNow>()
            .AddSingleton<ICommandBinding, NoteAlarm>()
            .AddSingleton<ICommandBinding, AnswerAlarm>()
            .AddSingleton<ICommandBinding, TellMissed>()
            .AddSingleton<ICommandBinding, EndSilence>()
            .AddSingleton<ICommandBinding, PromiseSign>()
            .AddSingleton<ICommandBinding, ContactCard>()
            .AddSingleton<ICommandBinding, MyWays>()
            .AddSingleton<ICommandBinding, SetContact>()
            .AddSingleton<ICommandBinding, AddContact>()
            .AddSingleton<ICommandBinding, SendCode>()
            .AddSingleton<ICommandBinding, ConfirmCode>()
            .AddSingleton<IWorkExecutor, CodeWork>()
            .AddSingleton<ICommandBinding, PickContact>()
            .AddSingleton<ICommandBinding, LadderView>()
            .AddSingleton<ICommandBinding, LadderTimes>();
    }
}
