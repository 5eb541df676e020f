using Companion.Conversations;
using Companion.People.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.People;

public static class PeopleServices
{
    /// <summary>The commands of onboarding and settings. The host adds an <see cref="IConsentTexts"/>.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
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
        .AddSingleton<ICommandBinding, FinishOnboarding>();
}
