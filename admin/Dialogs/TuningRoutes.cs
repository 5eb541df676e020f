namespace Companion.Admin.Dialogs;

internal static class TuningRoutes
{
    /// <summary>Everything about dialogs: looking, drafts, releases, trials.</summary>
    public static void MapDialogTuning(this IEndpointRouteBuilder routes)
    {
        routes.MapDialogEndpoints();
        routes.MapDraftEndpoints();
        routes.MapReleaseEndpoints();
        routes.MapTrialEndpoints();
    }
}
