using System.Threading.RateLimiting;
using Companion.Bot.Channels.WebChat.Endpoints;
using Companion.Bot.Channels.WebChat.Files;
using Companion.Bot.Channels.WebChat.Page;
using Companion.Bot.Channels.WebChat.Pairing;
using Companion.Bot.Channels.WebChat.Streaming;
using Companion.Bot.Channels.WebChat.Tokens;
using Companion.Conversations;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Companion.Bot.Channels.WebChat;

/// <summary>The web chat: Direct Line 3.0 and the page. Needs CompanionDatabase, IConversations and IFileStore beside it.</summary>
internal static class WebChatServices
{
    public const string Cors = "webchat";

    public static IServiceCollection AddWebChat(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebChatOptions>().Bind(configuration.GetSection("WebChat")).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<WebChatHost>();
        services.AddSingleton<WebActivitySignals>();
        services.AddSingleton<ITurnChannel, WebChatTurnChannel>();
        services.AddSingleton<PageAddress>();
        services.AddSingleton<ICommandBinding, LinkPageCommand>();
        services.AddSingleton<LinkStore>();
        services.AddSingleton<ActivityFeed>();
        services.AddSingleton<ActivityStream>();
        services.TryAddSingleton<IWebActivityLog, PostgresWebActivityLog>();
        services.TryAddSingleton<IWebRevocations, PostgresWebRevocations>();
        services.AddHostedService<WebActivityListener>();
        services.AddCors();
        services.AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>().Configure<IOptions<WebChatOptions>>((cors, options) =>
            cors.AddPolicy(Cors, policy => policy
                .WithOrigins([.. options.Value.AllowedOrigins]).AllowAnyHeader().WithMethods("GET", "POST").AllowCredentials()));
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<WebChatOptions>>(Limit);
        return services;
    }

    public static void MapWebChatEndpoints(this WebApplication app)
    {
        app.UseWebSockets(new() { KeepAliveInterval = TimeSpan.FromSeconds(30) });
        app.UseCors();
        app.UseRateLimiter();
        DirectLineRoutes.Map(app, "/directline");
        DirectLineRoutes.Map(app, "/directline/v3/directline");
        app.MapGet("/files/{id}", FileEndpoint.GetAsync).AddEndpointFilter<OutageFilter>();
        app.MapGet("/charts/{period}", ChartEndpoint.GetAsync).AddEndpointFilter<OutageFilter>();
        PageFiles.Map(app);
    }

    private static void Limit(RateLimiterOptions limits, IOptions<WebChatOptions> options)
    {
        limits.OnRejected = async (rejected, _) => await Refusals.TooMany.ExecuteAsync(rejected.HttpContext);
        limits.AddPolicy(DirectLineRoutes.GenerateLimit, http => RateLimitPartition.GetFixedWindowLimiter(
            Address(http), _ => new() { PermitLimit = options.Value.TokensPerMinute, Window = TimeSpan.FromMinutes(1) }));

        // Six digits are a million: five tries in a quarter of an hour, the life of a code, guess nothing.
        limits.AddPolicy(DirectLineRoutes.LinkLimit, http => RateLimitPartition.GetFixedWindowLimiter(
            Address(http), _ => new() { PermitLimit = 5, Window = LinkSecrets.Lifetime }));
    }

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "local";
}
