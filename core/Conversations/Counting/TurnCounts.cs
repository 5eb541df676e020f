using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.People;
using Companion.Storage;
using Companion.Tuning;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Companion.Conversations.Counting;

/// <summary>
/// Counts what became of questions and keeps what was not understood, beside the turns and not within them: a turn adds to memory, every
/// few seconds it is added to the tables. What a dying node had not yet written is lost; the numbers are for authors, not for accounts.
/// </summary>
internal sealed partial class TurnCounts(CompanionDatabase database, TimeProvider clock, ILogger<TurnCounts> logger) : BackgroundService
{
    /// <summary>Between two writes, of each node: a storm of nonsense must not fill the memory.</summary>
    private const int MostMisses = 500;

    private const int KeepMissesDays = 90;
    private static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromHours(6);

    private readonly Lock _gate = new();
    private Dictionary<Key, Counts> _counts = [];
    private List<Miss> _misses = [];

    private readonly record struct Key(Guid TenantId, string Dialog, DateOnly Day, string Version, string State);

    private sealed class Counts
    {
        public long[] Of { get; } = new long[5];
    }

    private sealed record Miss(Guid TenantId, Guid PersonId, DateTimeOffset At, StepEvent Event, Language Language, string Text, string Name);

    /// <summary>After the turn is committed.</summary>
    public void Note(PreparedTurn turn)
    {
        if (turn.Events is not { } events)
        {
            return;
        }

        var day = DateOnly.FromDateTime(turn.Entry.Now.UtcDateTime);
        lock (_gate)
        {
            foreach (var happened in events)
            {
                var key = new Key(turn.Conversation.TenantId, happened.Dialog, day, happened.Version, happened.State);
                if (!_counts.TryGetValue(key, out var counts))
                {
                    _counts[key] = counts = new();
                }

                counts.Of[(int)happened.Kind]++;
                if (happened.Kind == StepEventKind.AskedAgain && turn.Entry.Input is TextInput { Text.Length: > 0 } text && _misses.Count < MostMisses)
                {
                    var profile = turn.State.Profile;
                    _misses.Add(new(key.TenantId, profile.PersonId, turn.Entry.Now, happened, profile.Language, text.Text, profile.Name));
                }
            }
        }
    }

    /// <summary>Adds what was counted since the last time.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        Dictionary<Key, Counts> counts;
        List<Miss> misses;
        lock (_gate)
        {
            (counts, misses, _counts, _misses) = (_counts, _misses, [], []);
        }

        foreach (var tenantId in counts.Keys.Select(key => key.TenantId).Distinct())
        {
            // In one order on every node: two that add the same rows do not wait for each other in a circle.
            var rows = counts.Where(c => c.Key.TenantId == tenantId).OrderBy(c => (c.Key.Dialog, c.Key.Day, c.Key.Version, c.Key.State)).ToList();
            var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await AddAsync(transaction, rows, cancellationToken).ConfigureAwait(false);
                await KeepAsync(transaction, [.. misses.Where(miss => miss.TenantId == tenantId)], cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var forgotten = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(WriteEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await WriteAsync(CancellationToken.None).ConfigureAwait(false);
                if (clock.GetUtcNow() - forgotten > ForgetEvery)
                {
                    forgotten = clock.GetUtcNow();
                    await ForgetAsync(forgotten, stoppingToken).ConfigureAwait(false);
                }
            }
            catch (Exception exception) when (CarefulTurn.IsOutage(exception, stoppingToken) || exception is PostgresException)
            {
                LogLost(logger, exception.GetType().Name);
            }
        }
    }

    private async Task ForgetAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var command = database.Worker.CreateCommand("delete from companion.dialog_misses where at < $1");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now.AddDays(-KeepMissesDays) });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task AddAsync(TenantTransaction transaction, List<KeyValuePair<Key, Counts>> rows, CancellationToken cancellationToken)
    {
        var command = transaction.Command(
            """
            insert into companion.dialog_counts as c (tenant_id, dialog, day, version, state, reached, answered, skipped, asked_again, left_off)
            select companion.tenant(), * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (tenant_id, dialog, day, version, state) do update set
              reached = c.reached + excluded.reached, answered = c.answered + excluded.answered, skipped = c.skipped + excluded.skipped,
              asked_again = c.asked_again + excluded.asked_again, left_off = c.left_off + excluded.left_off
            """);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. rows.Select(r => r.Key.Dialog)] });
            command.Parameters.Add(new NpgsqlParameter<DateOnly[]> { TypedValue = [.. rows.Select(r => r.Key.Day)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. rows.Select(r => r.Key.Version)] });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. rows.Select(r => r.Key.State)] });
            for (var kind = StepEventKind.Reached; kind <= StepEventKind.Left; kind++)
            {
                command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(r => r.Value.Of[(int)kind])] });
            }

            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task KeepAsync(TenantTransaction transaction, List<Miss> misses, CancellationToken cancellationToken)
    {
        if (misses.Count == 0)
        {
            return;
        }

        var cipher = await database.Ciphers.ForAsync(transaction.TenantId, cancellationToken).ConfigureAwait(false);
        var command = transaction.Command(
            """
            insert into companion.dialog_misses (tenant_id, id, person_id, at, dialog, version, state, language, box)
            select companion.tenant(), * from unnest($1, $2, $3, $4, $5, $6, $7, $8)
            """);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. misses.Select(_ => Guid.CreateVersion7())] });
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. misses.Select(m => m.PersonId)] });
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. misses.Select(m => m.At)] });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. misses.Select(m => m.Event.Dialog)] });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. misses.Select(m => m.Event.Version)] });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. misses.Select(m => m.Event.State)] });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. misses.Select(m => m.Language.Code())] });
            command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. misses.Select(m => cipher.Seal(System.Text.Encoding.UTF8.GetBytes(Masking.Of(m.Text, m.Name)), DialogInsights.MissPurpose))] });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "counts of the last seconds could not be written ({Error})")]
    private static partial void LogLost(ILogger logger, string error);
}
