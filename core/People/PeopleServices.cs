using Companion.Conversations;
using Companion.People.Commands;
using Companion.People.Family;
using Companion.People.OwnData;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.People;

public static class PeopleServices
{
    /// <summary>The commands of onboarding, settings and family. The host adds an <see cref="IConsentTexts"/> and an <see cref="IInvitations"/>.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddHostedService<NameIndexing>()
        .AddSingleton<ICommandBinding, SetLanguage>()
        .AddSingleton<ICommandBinding, SetName>()
        .AddSingleton<ICommandBinding, SetCountry>()
        .AddSingleton<ICommandBinding, SetClock>()
        .AddSingleton<ICommandBinding, SetMainClock>()
        .AddSingleton<ICommandBinding, SetLocation>()
        .AddSingleton<ICommandBinding, ShowClock>()
        .AddSingleton<ICommandBinding, SetConsent>()
        .AddSingleton<ICommandBinding, SetCheckIn>()
        .AddSingleton<ICommandBinding, SetQuietHours>()
        .AddSingleton<ICommandBinding, FinishOnboarding>()
        .AddSingleton<ICommandBinding, FamilyList>()
        .AddSingleton<ICommandBinding, FamilyPick>()
        .AddSingleton<ICommandBinding, FamilyCard>()
        .AddSingleton<ICommandBinding, FamilyPermit>()
        .AddSingleton<ICommandBinding, FamilyFirst>()
        .AddSingleton<ICommandBinding, FamilyEnd>()
        .AddSingleton<ICommandBinding, FamilyInvite>()
        .AddSingleton<ICommandBinding, FamilyPeek>()
        .AddSingleton<ICommandBinding, FamilyJoin>()
        .AddSingleton<ICommandBinding, FamilyConfirm>()
        .AddSingleton<ICommandBinding, FamilyLook>()
        .AddSingleton<ICommandBinding, FamilyReport>()
        .AddSingleton<ICommandBinding, FamilyMedicines>()
        .AddSingleton<ICommandBinding, FamilyLimits>()
        .AddSingleton<ICommandBinding, FamilyReadLimit>()
        .AddSingleton<ICommandBinding, FamilySetLimit>()
        .AddSingleton<ICommandBinding, ExportData>()
        .AddSingleton<ICommandBinding, DataLooks>()
        .AddSingleton<ICommandBinding, EraseData>()
        .AddSingleton<Erasure>()
        .AddSingleton<IWorkExecutor, ExportWork>()
        .AddSingleton<IWorkExecutor, EraseWork>();
}
