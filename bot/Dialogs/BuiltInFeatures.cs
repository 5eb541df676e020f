using Companion.Audit;
using Companion.Bot.Dialogs.People;
using Companion.Bot.Dialogs.Safety;
using Companion.Broadcasts;
using Companion.Diary;
using Companion.Handoffs;
using Companion.Medicines;
using Companion.News;
using Companion.People;
using Companion.Reports;
using Companion.Safety;

namespace Companion.Bot.Dialogs;

/// <summary>What the built-in dialogs stand on.</summary>
internal static class BuiltInFeatures
{
    /// <summary>Commands and work of people, diary and safety, with the wording of the built-in consents.</summary>
    public static IServiceCollection AddBuiltInFeatures(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<IConsentTexts>(ConsentTexts.Load())
        .AddSingleton<IInvitations, Invitations>()
        .AddAudit()
        .AddPeople()
        .AddHandoffs()
        .AddBroadcasts()
        .AddDiary()
        .AddMedicines()
        .AddReports()
        .AddNews()
        .AddAlarmWays(configuration)
        .AddSafety(BuiltInDialogs.Sources, SafetySettings.PublicUrl(configuration), SafetySettings.Read(configuration));
}
