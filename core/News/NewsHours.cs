using Companion.Conversations;
using Companion.Dialogs;
using Npgsql;

namespace Companion.News;

/// <summary>When the week is told to somebody, by their own clock.</summary>
internal readonly record struct NewsHour(DayOfWeek Day, TimeOnly Hour)
{
    /// <summary>Sundays at 18:00, until they choose.</summary>
    public static readonly NewsHour Usual = new(DayOfWeek.Sunday, new(18, 0));
}

/// <summary>The reader chooses the day and the hour of their weekly news; it holds from the next ones on.</summary>
internal sealed class SetNewsHour : IQueryCommand
{
    private static readonly string[] s_days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public CommandSignature Signature { get; } = Signatures.Define("news.set-hour", ["weekday: choice", "hour: time"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (Array.IndexOf(s_days, call.Choice("weekday")) is var day && (day < 0 || call.Arguments.GetValueOrDefault("hour") is not TimeValue { Time: var hour }))
        {
            throw new InvalidOperationException("A day or an hour was set that the dialog cannot have asked for.");
        }

        await using var command = new NpgsqlCommand(
            """
            insert into companion.news_hours (tenant_id, person_id, weekday, hour, set_at) values ($1, $2, $3, $4, $5)
            on conflict (tenant_id, person_id) do update set weekday = excluded.weekday, hour = excluded.hour, set_at = excluded.set_at
            """,
            connection);
        foreach (var value in (object[])[scope.TenantId, scope.Profile.PersonId, (short)(day + 1), hour, scope.Now])
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
        return CommandOutcome.Ok;
    }
}
