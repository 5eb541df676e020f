using Companion.Conversations;
using Npgsql;

namespace Companion.Bot.Channels.WebChat.Endpoints;

/// <summary>A database that is away is not the client's fault: 503, send again.</summary>
internal sealed class OutageFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception exception) when (exception is ConversationsUnavailableException or NpgsqlException)
        {
            return Refusals.Unavailable;
        }
        catch (BadHttpRequestException exception)
        {
            return exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? Refusals.TooBig : Refusals.BadActivity;
        }
    }
}
