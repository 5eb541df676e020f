using Companion.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Reports;

public static class ReportServices
{
    /// <summary>The report for a visit. Needs the diary's rasterizer and an <see cref="IFileStore"/>.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<ICommandBinding, OrderReport>()
        .AddSingleton<IWorkExecutor, ReportWork>();
}
