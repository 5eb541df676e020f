using System.Collections.Concurrent;
using System.Text.Json;
using Companion.Conversations.Releases;
using Companion.Dialogs;
using Companion.Storage;
using Npgsql;

namespace Companion.Tuning;

/// <summary>
/// Finds sets of dialogs by name: "published", "canary", "builtin", "draft:id", "release:id". What was compiled last is remembered by its
/// content: pages ask for the same set again and again.
/// </summary>
public sealed class DialogSets(CompanionDatabase database)
{
    public const string Published = "published";
    public const string Canary = "canary";
    public const string BuiltIn = "builtin";
    private const string DraftPrefix = "draft:";
    private const string ReleasePrefix = "release:";
    private const int Remembered = 12;

    private readonly ConcurrentDictionary<string, DialogSet> _compiled = new(StringComparer.Ordinal);
    private volatile DialogBase? _program;

    public static string OfDraft(Guid id) => DraftPrefix + id;

    public static string OfRelease(Guid id) => ReleasePrefix + id;

    public async Task<TuningResult<DialogSet>> FindAsync(Guid tenantId, string? of, CancellationToken cancellationToken)
    {
        var name = string.IsNullOrEmpty(of) ? Published : of;
        if (await ProgramAsync(cancellationToken).ConfigureAwait(false) is not { } program)
        {
            return new TuningError.NoProgram();
        }

        if (name == BuiltIn)
        {
            return Compile(name, program, new Dictionary<string, string>());
        }

        var (sql, id) = name switch
        {
            Published => ("select files from companion.dialog_releases where tenant_id = companion.tenant() and status = 'published'", Guid.Empty),
            Canary => ("select files from companion.dialog_releases where tenant_id = companion.tenant() and status = 'canary'", Guid.Empty),
            _ when name.StartsWith(DraftPrefix, StringComparison.Ordinal) && Guid.TryParse(name.AsSpan(DraftPrefix.Length), out var draft) =>
                ("select files from companion.dialog_drafts where tenant_id = companion.tenant() and id = $1", draft),
            _ when name.StartsWith(ReleasePrefix, StringComparison.Ordinal) && Guid.TryParse(name.AsSpan(ReleasePrefix.Length), out var release) =>
                ("select files from companion.dialog_releases where tenant_id = companion.tenant() and id = $1", release),
            _ => ("", Guid.Empty),
        };
        if (sql.Length == 0)
        {
            return new TuningError.NotFound("set of dialogs");
        }

        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var command = transaction.Command(sql);
            await using (command.ConfigureAwait(false))
            {
                if (id != Guid.Empty)
                {
                    command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
                }

                return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is string files ? Compile(name, program, Files(files))
                    : name == Published ? Compile(name, program, new Dictionary<string, string>())
                    : new TuningError.NotFound("set of dialogs");
            }
        }
    }

    internal async Task<DialogBase?> ProgramAsync(CancellationToken cancellationToken)
    {
        // The files are half a megabyte: read only when another program has started since.
        var command = database.Worker.CreateCommand("select id from companion.dialog_bases order by last_seen desc, id limit 1");
        await using (command.ConfigureAwait(false))
        {
            var id = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string;
            if (_program is not { } known || known.Id != id)
            {
                _program = await DialogBase.FindAsync(database, cancellationToken).ConfigureAwait(false);
            }

            return _program;
        }
    }

    internal DialogSet Compile(string of, DialogBase program, IReadOnlyDictionary<string, string> files)
    {
        var key = $"{of}|{program.Id}|{DialogBase.IdOf(files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new DialogSource(f.Key, f.Value)))}";
        if (_compiled.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_compiled.Count >= Remembered)
        {
            _compiled.Clear();
        }

        return _compiled[key] = new DialogSet(of, program, files);
    }

    internal static Dictionary<string, string> Files(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
}
