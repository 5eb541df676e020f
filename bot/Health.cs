using Companion.Storage;

namespace Companion.Bot;

/// <summary>Ready: the database takes queries now. A load balancer sends nothing here while it does not.</summary>
internal static class Health
{
    public static async Task<IResult> ReadyAsync(CompanionDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.App.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return Results.Text("ready");
        }
        catch (Npgsql.NpgsqlException)
        {
            return Results.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
