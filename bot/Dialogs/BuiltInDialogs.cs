using Companion.Conversations;
using Companion.Dialogs;
using Companion.Storage;

namespace Companion.Bot.Dialogs;

/// <summary>The dialogs that come with the program, embedded in it.</summary>
internal static class BuiltInDialogs
{
    public static IReadOnlyList<DialogSource> Sources { get; } = [.. DialogCatalogue.EmbeddedSources(typeof(BuiltInDialogs).Assembly)];

    public static IServiceCollection AddBuiltInDialogs(this IServiceCollection services)
    {
        services.AddSingleton(provider => new DialogVersions(
            Sources, provider.GetRequiredService<CompanionDatabase>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IApology, Apology>();
        return services;
    }
}
