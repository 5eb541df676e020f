namespace Companion.Bot.Channels.WebChat.Endpoints;

/// <summary>Direct Line 3.0 (Microsoft's "Direct Line API 3.0" reference), as botframework-directlinejs and Web Chat call it.</summary>
internal static class DirectLineRoutes
{
    public const string GenerateLimit = "webchat-generate";
    public const string LinkLimit = "webchat-link";

    public static void Map(IEndpointRouteBuilder routes, string prefix)
    {
        var line = routes.MapGroup(prefix).RequireCors(WebChatServices.Cors).AddEndpointFilter<OutageFilter>();
        line.MapPost("/tokens/generate", TokenEndpoints.GenerateAsync).RequireRateLimiting(GenerateLimit);
        line.MapPost("/tokens/refresh", TokenEndpoints.RefreshAsync);
        line.MapPost("/tokens/forget", TokenEndpoints.ForgetAsync);
        line.MapPost("/link", LinkEndpoints.ExchangeAsync).RequireRateLimiting(LinkLimit);
        line.MapGet("/session/getsessionid", TokenEndpoints.SessionAsync);
        line.MapPost("/conversations", ConversationEndpoints.StartAsync);
        line.MapGet("/conversations/{id}", ConversationEndpoints.ReconnectAsync);
        line.MapGet("/conversations/{id}/activities", ConversationEndpoints.ReadAsync);
        line.MapPost("/conversations/{id}/activities", ConversationEndpoints.PostAsync);
        line.MapPost("/conversations/{id}/upload", UploadEndpoint.UploadAsync);
        line.MapGet("/conversations/{id}/stream", ConversationEndpoints.StreamAsync);
    }
}
