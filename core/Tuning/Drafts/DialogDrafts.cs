using System.Text.Json;
using Companion.Dialogs;
using Companion.Storage;
using Companion.Tuning.Drafts;
using Companion.Tuning.Views;
using Npgsql;
using NpgsqlTypes;

namespace Companion.Tuning;

/// <summary>Dialogs that somebody works on: kept until published or thrown away; whoever is not up to date changes nothing.</summary>
public sealed class DialogDrafts(DialogSets sets, CompanionDatabase database, TimeProvider clock)
{
    private const int MaxNameChars = 100;
    private const int MaxNotesChars = 2000;
    private const string Columns = "id, name, notes, author, base_release, revision, created_at, updated_at, files";

    internal sealed record Row(
        Guid Id, string Name, string Notes, string Author, Guid? Base, int Revision, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, Dictionary<string, string> Files);

    public async Task<TuningResult<IReadOnlyList<DraftItem>>> ListAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        if (await sets.ProgramAsync(cancellationToken).ConfigureAwait(false) is not { } program)
        {
            return new TuningError.NoProgram();
        }

        var rows = await ReadAsync(tenantId, "order by updated_at desc limit 200", [], cancellationToken).ConfigureAwait(false);
        return new TuningResult<IReadOnlyList<DraftItem>>([.. rows.Select(row => new DraftItem(
            row.Id, row.Name, row.Notes, row.Author, row.Base, row.Revision, row.CreatedAt, row.UpdatedAt,
            [.. DialogNames.In(DialogOverlay.Over(program.Sources, row.Files))
                .Where(d => row.Files.Keys.Any(f => f == d.Path || (!f.EndsWith(".dialog.yaml", StringComparison.Ordinal) && DialogNames.Folder(f) == DialogNames.Folder(d.Path))))
                .Select(d => d.Name).Order(StringComparer.Ordinal)]))], null);
    }

    public async Task<TuningResult<DraftView>> CreateAsync(
        TuningActor actor, string name, string? notes, string? from, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var tenantId = actor.TenantId;
        if (Wrong(name, notes) is { } wrong)
        {
            return wrong;
        }

        var found = await sets.FindAsync(tenantId, from, cancellationToken).ConfigureAwait(false);
        if (found.Value is not { } set)
        {
            return found.Error!; // one of both
        }

        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var command = transaction.Command(
                """
                insert into companion.dialog_drafts (tenant_id, id, name, notes, author, base_release, files, revision, created_at, updated_at)
                values (companion.tenant(), $1, $2, $3, $4, (select id from companion.dialog_releases where tenant_id = companion.tenant() and status = 'published'), $5, 1, $6, $6)
                """);
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name.Trim() });
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = notes?.Trim() ?? "" });
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor.Login });
                command.Parameters.Add(Json(set.Files));
                command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            await actor.WriteAsync(transaction, "dialogs.draft", $"draft:{id}", now, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        return await FindAsync(tenantId, id, cancellationToken).ConfigureAwait(false);
    }

    public async Task<TuningResult<DraftView>> FindAsync(Guid tenantId, Guid id, CancellationToken cancellationToken) =>
        await sets.ProgramAsync(cancellationToken).ConfigureAwait(false) is not { } program ? new TuningError.NoProgram()
            : await RowAsync(tenantId, id, cancellationToken).ConfigureAwait(false) is not { } row ? new TuningError.NotFound("draft")
            : View(row, sets.Compile(DialogSets.OfDraft(id), program, row.Files), sets.Compile(DialogSets.BuiltIn, program, new Dictionary<string, string>()));

    /// <summary>All changes or none; errors in what comes out are kept and told, only publishing refuses them.</summary>
    /// <param name="revision">That the changes were made on.</param>
    public async Task<TuningResult<DraftView>> EditAsync(
        TuningActor actor, Guid id, int revision, IReadOnlyList<DraftEdit> edits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var tenantId = actor.TenantId;
        if (await sets.ProgramAsync(cancellationToken).ConfigureAwait(false) is not { } program)
        {
            return new TuningError.NoProgram();
        }

        if (await RowAsync(tenantId, id, cancellationToken).ConfigureAwait(false) is not { } row)
        {
            return new TuningError.NotFound("draft");
        }

        if (row.Revision != revision)
        {
            return new TuningError.ChangedMeanwhile();
        }

        var editing = new DraftEditing(program.Sources, row.Files);
        if (editing.Apply(edits) is { } refused)
        {
            return refused;
        }

        return await SaveAsync(actor, id, revision, "files = $4", [Json(editing.Files)], cancellationToken).ConfigureAwait(false)
            ? await FindAsync(tenantId, id, cancellationToken).ConfigureAwait(false)
            : new TuningError.ChangedMeanwhile();
    }

    public async Task<TuningResult<DraftView>> RenameAsync(TuningActor actor, Guid id, int revision, string name, string? notes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var tenantId = actor.TenantId;
        if (Wrong(name, notes) is { } wrong)
        {
            return wrong;
        }

        if (await RowAsync(tenantId, id, cancellationToken).ConfigureAwait(false) is null)
        {
            return new TuningError.NotFound("draft");
        }

        NpgsqlParameter[] values = [new NpgsqlParameter<string> { TypedValue = name.Trim() }, new NpgsqlParameter<string> { TypedValue = notes?.Trim() ?? "" }];
        return await SaveAsync(actor, id, revision, "name = $4, notes = $5", values, cancellationToken).ConfigureAwait(false)
            ? await FindAsync(tenantId, id, cancellationToken).ConfigureAwait(false)
            : new TuningError.ChangedMeanwhile();
    }

    /// <returns>False: there was none.</returns>
    public async Task<bool> DeleteAsync(TuningActor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var transaction = await database.BeginAsync(actor.TenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var command = transaction.Command("delete from companion.dialog_drafts where tenant_id = companion.tenant() and id = $1");
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
                var gone = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                if (gone == 1)
                {
                    await actor.WriteAsync(transaction, "dialogs.throw-away", $"draft:{id}", clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
                }

                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return gone == 1;
            }
        }
    }

    internal async Task<Row?> RowAsync(Guid tenantId, Guid id, CancellationToken cancellationToken) =>
        (await ReadAsync(tenantId, "and id = $1", [new NpgsqlParameter<Guid> { TypedValue = id }], cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    internal static TuningError? Wrong(string name, string? notes) =>
        string.IsNullOrWhiteSpace(name) || name.Trim().Length > MaxNameChars ? new TuningError.Invalid($"A name has 1 to {MaxNameChars} characters.")
        : notes?.Length > MaxNotesChars ? new TuningError.Invalid($"Notes have at most {MaxNotesChars} characters.") : null;

    internal static NpgsqlParameter Json<T>(T value) => new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(value), NpgsqlDbType = NpgsqlDbType.Jsonb };

    private static DraftView View(Row row, DialogSet set, DialogSet builtIn)
    {
        var findings = DialogViews.View(set.Findings);
        return new(
            row.Id, row.Name, row.Notes, row.Author, row.Base, row.Revision, row.CreatedAt, row.UpdatedAt,
            [.. ChangedDialogs.Of(builtIn.Catalogue, set.Catalogue).Select(dialog => dialog.Name)],
            [.. row.Files.Keys.Order(StringComparer.Ordinal)],
            findings.Count(f => f.Severity == "error"),
            findings.Count(f => f.Severity == "warning"),
            findings);
    }

    private async Task<bool> SaveAsync(
        TuningActor actor, Guid id, int revision, string assignments, IReadOnlyList<NpgsqlParameter> values, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(actor.TenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var command = transaction.Command(
                $"update companion.dialog_drafts set revision = revision + 1, updated_at = $3, {assignments} where tenant_id = companion.tenant() and id = $1 and revision = $2");
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = revision });
                command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
                foreach (var value in values)
                {
                    command.Parameters.Add(value);
                }

                var saved = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                if (saved == 1)
                {
                    await actor.WriteAsync(transaction, "dialogs.edit", $"draft:{id}", clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
                }

                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return saved == 1;
            }
        }
    }

    private async Task<List<Row>> ReadAsync(Guid tenantId, string rest, IReadOnlyList<NpgsqlParameter> values, CancellationToken cancellationToken)
    {
        var rows = new List<Row>();
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var command = transaction.Command($"select {Columns} from companion.dialog_drafts where tenant_id = companion.tenant() {rest}");
            await using (command.ConfigureAwait(false))
            {
                foreach (var value in values)
                {
                    command.Parameters.Add(value);
                }

                var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        rows.Add(new(
                            reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetGuid(4), reader.GetInt32(5),
                            reader.GetFieldValue<DateTimeOffset>(6), reader.GetFieldValue<DateTimeOffset>(7), DialogSets.Files(reader.GetString(8))));
                    }
                }
            }
        }

        return rows;
    }
}
