using System.Globalization;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.Storage;
using Npgsql;

namespace Companion.Safety;

/// <summary>
/// Once a month asks everybody who has somebody to call whether to try the alarm. Nothing is sent to anybody before they said yes; who tried
/// it by themselves lately is not asked.
/// </summary>
public sealed class Drills(CompanionDatabase database, Tells tells, TimeProvider clock)
{
    private const string Dialog = "safety.drill";
    private static readonly TimeSpan s_every = TimeSpan.FromDays(25);

    /// <summary>Asks at most once a month, however often it is called, on however many nodes.</summary>
    /// <returns>How many were asked (or had been already).</returns>
    public async Task<int> OfferAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var month = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var key = "drill-" + month.ToString("yyyyMM", CultureInfo.InvariantCulture);
        var asked = 0;
        foreach (var tenantId in await TenantsAsync(cancellationToken).ConfigureAwait(false))
        {
            var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                foreach (var personId in await WhoAsync(transaction.Connection, now, month, cancellationToken).ConfigureAwait(false))
                {
                    await tells.TellAsync(
                        transaction.Connection, tenantId, personId, BeginInput.Of(Dialog, BeginWhen.Daytime), key, month, cancellationToken).ConfigureAwait(false);
                    asked++;
                }

                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return asked;
    }

    private static async Task<List<Guid>> WhoAsync(NpgsqlConnection connection, DateTimeOffset now, DateTimeOffset month, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            """
            select distinct r.person_id from companion.relations r
            where r.tenant_id = companion.tenant() and r.state = 'active' and 'sos' = any (r.told) and r.confirmed_at < $2
              and not exists (
                select from companion.alarms a
                where a.tenant_id = companion.tenant() and a.person_id = r.person_id and (a.ended_at is null or a.started_at > $1))
            """,
            connection)
        {
            Parameters = { new NpgsqlParameter<DateTimeOffset> { TypedValue = now - s_every }, new NpgsqlParameter<DateTimeOffset> { TypedValue = month } },
        };
        await using (command.ConfigureAwait(false))
        {
            return await ListAsync(command, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<List<Guid>> TenantsAsync(CancellationToken cancellationToken)
    {
        var command = database.Worker.CreateCommand("select distinct tenant_id from companion.channel_accounts");
        await using (command.ConfigureAwait(false))
        {
            return await ListAsync(command, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<List<Guid>> ListAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var found = new List<Guid>();
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                found.Add(reader.GetGuid(0));
            }
        }

        return found;
    }
}
