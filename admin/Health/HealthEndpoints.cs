using Companion.Storage;
using Npgsql;

namespace Companion.Admin.Health;

/// <summary>Live: the process runs. Ready: the database takes a query.</summary>
internal static partial class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapHealthEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("live")).ExcludeFromDescription();
        routes.MapGet("/health/ready", ReadyAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(CompanionDatabase database, ILogger<CompanionDatabase> logger, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await using var query = database.App.CreateCommand("select 1");
            await query.ExecuteScalarAsync(limit.Token);
            return TypedResults.Text("ready");
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException)
        {
            LogNotReady(logger, exception.GetType().Name);
            return TypedResults.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready: the database does not answer ({Reason})")]
    private static partial void LogNotReady(ILogger logger, string reason);
}
