using System.Text.Json;
using Companion.Dialogs;
using Companion.Storage;
using Npgsql;

namespace Companion.Conversations.Releases;

/// <summary>Versions from before: the program's own, and those that a tenant published.</summary>
internal static class KeptVersions
{
    /// <returns>Null: nobody has kept it.</returns>
    public static async Task<DialogDefinition?> FindBuiltInAsync(CompanionDatabase database, string dialog, string version, CancellationToken cancellationToken)
    {
        var command = database.Worker.CreateCommand("select sources from companion.dialog_versions where dialog = $1 and version = $2");
        await using (command.ConfigureAwait(false))
        {
            return await ReadAsync(command, dialog, version, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>Null: nobody has kept it.</returns>
    public static async Task<DialogDefinition?> FindReleasedAsync(
        CompanionDatabase database, Guid tenantId, string dialog, string version, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var command = transaction.Command("select sources from companion.dialog_release_versions where tenant_id = companion.tenant() and dialog = $1 and version = $2");
            await using (command.ConfigureAwait(false))
            {
                return await ReadAsync(command, dialog, version, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<DialogDefinition?> ReadAsync(NpgsqlCommand command, string dialog, string version, CancellationToken cancellationToken)
    {
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = dialog });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = version });
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is string kept
            && JsonSerializer.Deserialize<List<DialogSource>>(kept) is { } files
            && DialogCatalogue.Load(files, _ => { }).Find(dialog) is { } found && found.Version == version ? found : null;
    }
}
