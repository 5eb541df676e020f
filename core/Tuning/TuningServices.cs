using Companion.Tuning.Views;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Tuning;

public static class TuningServices
{
    /// <summary>What tunes dialogs. Needs AddCompanionStorage and a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddDialogTuning(this IServiceCollection services) => services
        .AddSingleton<DialogSets>()
        .AddSingleton<DialogViews>()
        .AddSingleton<DialogDrafts>()
        .AddSingleton<DialogTests>()
        .AddSingleton<DialogDiff>()
        .AddSingleton<DialogReleases>()
        .AddSingleton<DialogTrial>()
        .AddSingleton<DialogDryRun>()
        .AddSingleton<DialogInsights>()
        .AddSingleton<DialogAdoption>();
}
