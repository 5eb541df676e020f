using System.Collections.Frozen;
using System.Text.Json;
using Companion.Conversations.Releases;
using Companion.Dialogs;
using Companion.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Companion.Conversations;

/// <summary>
/// The machines that this node steps with. New conversations begin on the built-in dialogs, or on what their tenant published; a version
/// that a live conversation is pinned to, from before, is fetched from the database when that conversation first speaks.
/// </summary>
public sealed class DialogVersions(IReadOnlyList<DialogSource> sources, CompanionDatabase database, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1);
    private volatile DialogMachine _machine = new(DialogCatalogue.Load(sources));
    private volatile FrozenDictionary<Guid, TenantDialogs> _tenants = FrozenDictionary<Guid, TenantDialogs>.Empty;

    /// <summary>Over the built-in dialogs.</summary>
    public DialogMachine Machine => _machine;

    /// <summary>The built-in files.</summary>
    public IReadOnlyList<DialogSource> Sources => sources;

    /// <summary>What this person talks with. Read at every turn: a field and, where anything was published, one look-up.</summary>
    public DialogMachine For(Guid tenantId, Guid personId)
    {
        var tenants = _tenants;
        return tenants.Count == 0 || !tenants.TryGetValue(tenantId, out var own) ? _machine : own.For(personId);
    }

    /// <summary>How a release wants this conversation moved before its next step; null: not at all.</summary>
    internal List<StateMap>? MovesOf(Guid tenantId, ConversationState state)
    {
        var tenants = _tenants;
        return tenants.Count > 0 && tenants.TryGetValue(tenantId, out var own) ? own.MovesOf(state) : null;
    }

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
                TypedValue = [.. dialogs.Select(dialog => JsonSerializer.Serialize(dialog.Sources))],
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
            });
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    internal IEnumerable<Guid> ServedTenants => _tenants.Keys;

    internal TenantDialogs? Served(Guid tenantId) => _tenants.GetValueOrDefault(tenantId);

    /// <summary>From their next turn on, these tenants' people are served so; whoever is not named, by the built-in dialogs.</summary>
    internal async Task ServeAsync(IReadOnlyDictionary<Guid, TenantDialogs> tenants, CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _tenants = tenants.ToFrozenDictionary();
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <returns>False when nobody has kept that version.</returns>
    internal async Task<bool> LoadAsync(Guid tenantId, string dialog, string version, CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (await KeptVersions.FindBuiltInAsync(database, dialog, version, cancellationToken).ConfigureAwait(false) is { } builtIn)
            {
                _machine = new DialogMachine(_machine.Catalogue.WithVersions([builtIn]));
                if (_tenants.TryGetValue(tenantId, out var served))
                {
                    Replace(tenantId, served.With(builtIn));
                }

                return true;
            }

            if (await KeptVersions.FindReleasedAsync(database, tenantId, dialog, version, cancellationToken).ConfigureAwait(false) is { } released)
            {
                // A tenant that took everything back is served the built-in dialogs, beside what its people still stand in.
                Replace(tenantId, (_tenants.GetValueOrDefault(tenantId) ?? new TenantDialogs("", _machine)).With(released));
                return true;
            }

            return false;
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();

    private void Replace(Guid tenantId, TenantDialogs served) =>
        _tenants = _tenants.Where(t => t.Key != tenantId).Append(new(tenantId, served)).ToFrozenDictionary();
}
