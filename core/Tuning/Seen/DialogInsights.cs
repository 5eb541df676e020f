using System.Text;
using Companion.Storage;
using Companion.Tuning.Seen;
using Npgsql;

namespace Companion.Tuning;

/// <summary>How dialogs go with real people: where they answer, ask back and stop, and what was not understood.</summary>
public sealed class DialogInsights(DialogSets sets, CompanionDatabase database, TimeProvider clock)
{
    internal const string MissPurpose = "tuning.miss";

    /// <summary>Words outside any question are looked for under this name.</summary>
    public const string Outside = "conversation";

    private const int MaxDays = 365;
    private const int MostMisses = 3000;
    private const int MostGroups = 100;
    private const int MostExamples = 5;

    private sealed record Miss(string State, string Language, string Text, Guid PersonId, DateTimeOffset At);

    private sealed class Group(Miss first)
    {
        public HashSet<string> Grams { get; } = Likeness.Grams(first.Text);

        public List<Miss> Misses { get; } = [first];
    }

    public async Task<TuningResult<Funnel>> FunnelAsync(Guid tenantId, string dialog, int days, string? version, CancellationToken cancellationToken)
    {
        if (days is < 1 or > MaxDays)
        {
            return new TuningError.Invalid($"Days are 1 to {MaxDays}.");
        }

        var found = await sets.FindAsync(tenantId, DialogSets.Published, cancellationToken).ConfigureAwait(false);
        if (found.Value is not { } set)
        {
            return found.Error!; // one of both
        }

        var definition = set.Catalogue.Find(dialog);
        var states = await CountsAsync(tenantId, dialog, days, cancellationToken).ConfigureAwait(false);
        if (definition is null && states.Count == 0)
        {
            return new TuningError.NotFound("dialog");
        }

        var order = (definition?.Ordered ?? []).Select((state, index) => (state.Name, index)).ToDictionary(s => s.Name, s => s.index, StringComparer.Ordinal);
        return new Funnel(
            dialog, days,
            [.. states.GroupBy(s => s.Version)
                .Select(g => new FunnelVersion(g.Key, g.Max(s => s.Reached), g.Key == definition?.Version)).OrderByDescending(v => v.Current).ThenByDescending(v => v.Reached)],
            [.. states.Where(s => version is null || s.Version == version).OrderBy(s => order.GetValueOrDefault(s.State, int.MaxValue)).ThenBy(s => s.State, StringComparer.Ordinal).ThenBy(s => s.Version, StringComparer.Ordinal)]);
    }

    public async Task<TuningResult<NotUnderstood>> NotUnderstoodAsync(
        TuningActor actor, string dialog, int days, string? state, string? language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (days is < 1 or > MaxDays)
        {
            return new TuningError.Invalid($"Days are 1 to {MaxDays}.");
        }

        await actor.WriteAsync(database, "dialogs.not-understood", $"dialog:{dialog}", clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        var misses = await MissesAsync(actor.TenantId, dialog == Outside ? "" : dialog, days, state, language, cancellationToken).ConfigureAwait(false);
        var groups = new List<Group>();
        foreach (var miss in misses)
        {
            var grams = Likeness.Grams(miss.Text);
            var alike = groups.Where(g => g.Misses[0].State == miss.State && g.Misses[0].Language == miss.Language)
                .Select(g => (Group: g, Likeness: Likeness.Of(g.Grams, grams))).OrderByDescending(g => g.Likeness).FirstOrDefault();
            if (alike.Group is not null && alike.Likeness >= Likeness.Alike)
            {
                alike.Group.Misses.Add(miss);
            }
            else
            {
                groups.Add(new(miss));
            }
        }

        return new NotUnderstood(misses.Count, [.. groups.OrderByDescending(g => g.Misses.Count).Take(MostGroups).Select((group, index) => View(group, index))]);
    }

    private static MissGroup View(Group group, int index)
    {
        var examples = group.Misses.GroupBy(m => m.Text, StringComparer.OrdinalIgnoreCase).OrderByDescending(g => g.Count()).Select(g => g.First().Text).Take(MostExamples).ToList();
        return new(
            $"g{index + 1}", group.Misses[0].State, group.Misses[0].Language, examples[0], group.Misses.Count,
            group.Misses.Select(m => m.PersonId).Distinct().Count(), group.Misses.Max(m => m.At), examples);
    }

    private async Task<List<FunnelState>> CountsAsync(Guid tenantId, string dialog, int days, CancellationToken cancellationToken)
    {
        var states = new List<FunnelState>();
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var command = transaction.Command(
                """
                select state, version, sum(reached)::bigint, sum(answered)::bigint, sum(skipped)::bigint, sum(asked_again)::bigint, sum(left_off)::bigint
                from companion.dialog_counts where tenant_id = companion.tenant() and dialog = $1 and day > $2 group by 1, 2
                """);
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = dialog });
                command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-days) });
                var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        states.Add(new(
                            reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6)));
                    }
                }
            }
        }

        return states;
    }

    private async Task<List<Miss>> MissesAsync(Guid tenantId, string dialog, int days, string? state, string? language, CancellationToken cancellationToken)
    {
        var misses = new List<Miss>();
        var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var command = transaction.Command(
                """
                select state, language, box, person_id, at from companion.dialog_misses
                where tenant_id = companion.tenant() and dialog = $1 and at > $2 and ($3::text is null or state = $3) and ($4::text is null or language = $4)
                order by at desc limit $5
                """);
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = dialog });
                command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow().AddDays(-days) });
                command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = state });
                command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = language });
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MostMisses });
                var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        misses.Add(new(
                            reader.GetString(0), reader.GetString(1),
                            Encoding.UTF8.GetString(cipher.Open(await reader.GetFieldValueAsync<byte[]>(2, cancellationToken).ConfigureAwait(false), MissPurpose)),
                            reader.GetGuid(3), reader.GetFieldValue<DateTimeOffset>(4)));
                    }
                }
            }
        }

        return misses;
    }
}
