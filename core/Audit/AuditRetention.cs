using Companion.Storage;
using Npgsql;

namespace Companion.Audit;

/// <summary>Forgets the months that are past their time; the database itself decides which those are.</summary>
public sealed class AuditRetention(CompanionDatabase database, TimeProvider clock)
{
    /// <summary>At least this long, then to the end of the month. The same as in companion.audit_forget.</summary>
    public static TimeSpan KeepOf(AuditKind kind) => kind == AuditKind.Activity ? TimeSpan.FromDays(90) : TimeSpan.FromDays(6 * 365);

    /// <returns>How many months were dropped.</returns>
    public async Task<int> ForgetAsync(CancellationToken cancellationToken)
    {
        var command = database.Worker.CreateCommand("select companion.audit_forget($1)");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
            return (int)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!; // The function always answers.
        }
    }
}
