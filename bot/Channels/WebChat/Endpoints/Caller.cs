using Companion.Bot.Channels.WebChat.Tokens;

namespace Companion.Bot.Channels.WebChat.Endpoints;

/// <summary>Who calls, by the token shown.</summary>
internal static class Caller
{
    public static string? Bearer(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }

    /// <param name="session">Signs and checks.</param>
    /// <param name="bearer">What was shown; null: nothing.</param>
    /// <param name="conversationId">The conversation that is asked for; null: the token's own.</param>
    /// <param name="token">Whose it is, when allowed.</param>
    /// <returns>The refusal, or null when allowed.</returns>
    public static IResult? Refuse(WebChatSession session, string? bearer, string? conversationId, out WebToken token)
    {
        token = default!; // Only read after a null answer, when it is set.
        if (bearer is null)
        {
            return Refusals.Unauthorized;
        }

        if (session.Signer.Read(bearer, TokenPurpose.Conversation) is not { } read || (conversationId is not null && conversationId != read.ConversationId))
        {
            return Refusals.TokenExpired;
        }

        token = read;
        return null;
    }
}
