using Companion.Admin.Access;
using Companion.Admin.Alarms;
using Companion.Admin.Audit;
using Companion.Admin.Broadcasts;
using Companion.Admin.Handoffs;
using Companion.Admin.Live;
using Companion.Admin.Numbers;
using Companion.Admin.Outbox;
using Companion.Admin.People;
using Companion.Admin.Quarantine;
using Companion.Admin.Staffing;
using Companion.Audit;
using Companion.Broadcasts;
using Companion.Dialogs;
using Companion.Handoffs;
using Companion.Numbers;
using Companion.Safety;

namespace Companion.Admin.Place;

/// <summary>Running the place: staff, people, alarms, hand-offs, what waits and what failed, the audit.</summary>
internal static class PlaceRegistration
{
    public static IServiceCollection AddPlace(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAudit();
        services.AddHandoffDesk();
        services.AddBroadcastDesk();
        services.AddAlarmDesk([.. DialogCatalogue.EmbeddedSources(typeof(PlaceRegistration).Assembly)], BotAddress(configuration));
        services.AddScoped<StaffDesk>();
        services.AddSingleton<NumbersReader>();
        services.AddSingleton<BoardReader>();
        services.AddSingleton<BoardSignal>().AddHostedService(provider => provider.GetRequiredService<BoardSignal>());
        return services;
    }

    public static void MapPlaceEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapAccessEndpoints();
        routes.MapStaffEndpoints();
        routes.MapAuditEndpoints();
        routes.MapPeopleEndpoints();
        routes.MapAlarmEndpoints();
        routes.MapHandoffEndpoints();
        routes.MapLiveEndpoints();
        routes.MapQuarantineEndpoints();
        routes.MapOutboxEndpoints();
        routes.MapBroadcastEndpoints();
        routes.MapNumbersEndpoints();
    }

    /// <summary>Where the bot is reached from outside: alarms' links lead there.</summary>
    private static string BotAddress(IConfiguration configuration) =>
        (configuration["WebChat:PublicUrl"] ?? configuration["Bot:Urls"]?.Split(';')[0] ?? "http://127.0.0.1:5080").TrimEnd('/');
}
