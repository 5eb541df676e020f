using Companion.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.News;

public static class NewsServices
{
    /// <summary>The weekly news to those whom a person allowed it. The host runs <see cref="WeeklyNewsPlanner.PlanAsync"/> every hour or oftener.</summary>
    public static IServiceCollection AddNews(this IServiceCollection services) => services
        .AddSingleton<ICommandBinding, OrderNews>()
        .AddSingleton<ICommandBinding, MayHearOfMedicines>()
        .AddSingleton<ICommandBinding, SetNewsHour>()
        .AddSingleton<IWorkExecutor, NewsWork>()
        .AddSingleton<WeeklyNewsPlanner>();
}
