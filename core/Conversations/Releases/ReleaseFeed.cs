using System.Collections.Immutable;
using System.Text.Json;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Companion.Conversations.Releases;

/// <summary>
/// Keeps what this node serves at what its tenants published. It is told by NOTIFY, and looks by itself every few seconds and after every
/// reconnection: a lost word costs seconds.
/// </summary>
public sealed partial class ReleaseFeed(
    CompanionDatabase database, DialogVersions dialogs, CommandRegistry commands, TimeProvider clock, ILogger<ReleaseFeed> logger) : BackgroundService
{
    /// <summary>Whoever publishes notifies it, in the same transaction.</summary>
    public const string Channel = "companion_dialogs";

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _one = new(1);

    private sealed record Row(Guid TenantId, Guid Id, bool Canary, int Share, string BaseId);

    /// <summary>Before the first turn: tells what this program brings, and takes over what is published.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await DialogBase.KeepAsync(database, dialogs.Sources, commands, clock, cancellationToken).ConfigureAwait(false);
        await LookAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes over what is published now.</summary>
    /// <returns>True: something changed.</returns>
    public async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var rows = await ReadAsync(cancellationToken).ConfigureAwait(false);
            var served = new Dictionary<Guid, TenantDialogs>();
            var changed = false;
            foreach (var tenant in rows.GroupBy(row => row.TenantId))
            {
                var mark = string.Join(';', tenant.OrderBy(row => row.Id).Select(row => $"{row.Id:N}.{row.Canary}.{row.Share}"));
                if (dialogs.Served(tenant.Key) is { } standing && standing.Mark == mark)
                {
                    served[tenant.Key] = standing;
                    continue;
                }

                served[tenant.Key] = await CompileAsync(tenant.Key, mark, [.. tenant], cancellationToken).ConfigureAwait(false);
                changed = true;
            }

            changed |= dialogs.ServedTenants.Any(tenant => !served.ContainsKey(tenant) && dialogs.Served(tenant)!.Mark.Length > 0);
            if (changed)
            {
                await dialogs.ServeAsync(served, cancellationToken).ConfigureAwait(false);
            }

            return changed;
        }
        finally
        {
            _one.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var connection = await database.Worker.OpenConnectionAsync(stoppingToken).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                {
                    var listen = connection.CreateCommand();
                    await using (listen.ConfigureAwait(false))
                    {
                        listen.CommandText = $"listen {Channel}";
                        await listen.ExecuteNonQueryAsync(stoppingToken).ConfigureAwait(false);
                    }

                    while (true)
                    {
                        await LookAsync(stoppingToken).ConfigureAwait(false);
                        await connection.WaitAsync(LookEvery, stoppingToken).ConfigureAwait(false);
                    }
                }
            }
            catch (Exception exception) when (CarefulTurn.IsOutage(exception, stoppingToken))
            {
                if (!stoppingToken.IsCancellationRequested)
                {
                    LogOutage(logger, exception.GetType().Name);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(500), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    private async Task<TenantDialogs> CompileAsync(Guid tenantId, string mark, List<Row> rows, CancellationToken cancellationToken)
    {
        var published = rows.FirstOrDefault(row => !row.Canary);
        var canary = rows.FirstOrDefault(row => row.Canary);
        var standing = dialogs.Served(tenantId);
        var (own, maps) = published is null ? (null, []) : await CompileAsync(published, cancellationToken).ConfigureAwait(false);
        var main = own ?? dialogs.Machine;
        var (trial, _) = canary is null ? (null, []) : await CompileAsync(canary, cancellationToken).ConfigureAwait(false);

        // People in the middle of what was served until now go on without a look into the database.
        var before = (standing?.Published.Catalogue.Current ?? []).Concat(standing?.Canary?.Machine.Catalogue.Current ?? []).Concat(dialogs.Machine.Catalogue.Current).ToList();
        var all = before.Concat(main.Catalogue.Current).Concat(trial?.Catalogue.Current ?? []).ToList();
        return new TenantDialogs(
            mark,
            new DialogMachine(main.Catalogue.WithVersions(all)),
            trial is null ? null : new CanaryDialogs(canary!.Id, canary.Share, new DialogMachine(trial.Catalogue.WithVersions(all)))) // trial is canary's
        {
            Maps = own is null ? [] : maps,
        };
    }

    /// <returns>Null: with this program's dialogs it does not hold, so these stand (a release from before an update that took something away).</returns>
    private async Task<(DialogMachine? Machine, ImmutableArray<StateMap> Maps)> CompileAsync(Row row, CancellationToken cancellationToken)
    {
        var (files, maps) = await FilesAsync(row, cancellationToken).ConfigureAwait(false);
        var findings = new List<DialogFinding>();
        var catalogue = DialogCatalogue.Load(DialogOverlay.Over(dialogs.Sources, files), findings.Add);
        if (row.BaseId != DialogBase.IdOf(dialogs.Sources))
        {
            // It was verified over another program's dialogs.
            findings.AddRange(DialogVerifier.Verify(catalogue, commands.Signatures.ToDictionary(signature => signature.Name, StringComparer.Ordinal)));
        }

        if (findings.Any(finding => finding.Severity == FindingSeverity.Error))
        {
            LogDoesNotHold(logger, row.Id, findings.Count);
            return (null, []);
        }

        return (new DialogMachine(catalogue), maps);
    }

    private async Task<(Dictionary<string, string> Files, ImmutableArray<StateMap> Maps)> FilesAsync(Row row, CancellationToken cancellationToken)
    {
        var command = database.Worker.CreateCommand("select files, maps from companion.dialog_releases where tenant_id = $1 and id = $2");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = row.TenantId });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = row.Id });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                    ? (JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(0)) ?? [], [.. JsonSerializer.Deserialize<List<StateMap>>(reader.GetString(1)) ?? []])
                    : ([], []);
            }
        }
    }

    private async Task<List<Row>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = new List<Row>();
        var command = database.Worker.CreateCommand(
            "select tenant_id, id, status = 'canary', share, base_id from companion.dialog_releases where status in ('canary', 'published')");
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(new(reader.GetGuid(0), reader.GetGuid(1), reader.GetBoolean(2), reader.GetInt16(3), reader.GetString(4)));
                }
            }
        }

        return rows;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "not following the published dialogs for now ({Error})")]
    private static partial void LogOutage(ILogger logger, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "release {ReleaseId} does not hold over the dialogs of this program ({Findings} findings): the built-in dialogs are served in its place")]
    private static partial void LogDoesNotHold(ILogger logger, Guid releaseId, int findings);
}
