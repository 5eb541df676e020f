using System.Text.Json;
using Companion.Dialogs;
using Companion.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Companion.Conversations;

/// <summary>
/// The machine that this node steps with. It begins new conversations on the current dialogs; a version that a live conversation is pinned
/// to, from before an update, is fetched from the database when that conversation first speaks.
/// </summary>
public sealed class DialogVersions(IReadOnlyList<DialogSource> sources, CompanionDatabase database, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1);
    private volatile DialogMachine _machine = new(DialogCatalogue.Load(sources));

    public DialogMachine Machine => _machine;

    /// <summary>Keeps the sources of the current versions, for the day when this program brings newer ones.</summary>
    public async Task KeepCurrentAsync(CancellationToken cancellationToken)
    {
        var dialogs = _machine.Catalogue.Current;
        var command = database.Worker.CreateCommand(
            """
            insert into companion.dialog_versions (dialog, version, sources, first_seen)
            select t.*, $4 from unnest($1, $2, $3) as t (dialog, version, sources) on conflict do nothing
            """);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. dialogs.Select(dialog => dialog.Name)] });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. dialogs.Select(dialog => dialog.Version)] });
            command.Parameters.Add(new NpgsqlParameter<string[]>
            {
                TypedValue = [.. dialogs.Select(dialog => JsonSerializer.Serialize(SourcesOf(dialog.Name)))],
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
            });
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>False when nobody has kept that version.</returns>
    internal async Task<bool> LoadAsync(string dialog, string version, CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var command = database.Worker.CreateCommand("select sources from companion.dialog_versions where dialog = $1 and version = $2");
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = dialog });
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = version });
                if (await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not string kept
                    || JsonSerializer.Deserialize<List<DialogSource>>(kept) is not { } files
                    || DialogCatalogue.Load(files).Find(dialog) is not { } earlier
                    || earlier.Version != version)
                {
                    return false;
                }

                _machine = new DialogMachine(_machine.Catalogue.WithVersions([earlier]));
                return true;
            }
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();

    /// <summary>The dialog's own file and the texts of its folder.</summary>
    private List<DialogSource> SourcesOf(string dialog)
    {
        var definition = sources.First(source => source.Path.EndsWith(".dialog.yaml", StringComparison.Ordinal)
            && source.Content.Contains($"dialog: {dialog}\n", StringComparison.Ordinal));
        var folder = definition.Path[..(definition.Path.LastIndexOf('/') + 1)];
        return
        [
            definition,
            .. sources.Where(source => source.Path.StartsWith(folder + "texts.", StringComparison.Ordinal)
                || source.Path.StartsWith(folder + "words.", StringComparison.Ordinal)),
        ];
    }
}
