using System.Collections.Immutable;
using System.Text.Json;
using Companion.Conversations.Releases;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.Storage;
using Companion.Tuning.Releases;
using Companion.Tuning.Views;
using Npgsql;
using NpgsqlTypes;

namespace Companion.Tuning;

/// <summary>
/// Publishes drafts, tries them with a share of the people, brings former ones back. Nobody is stranded: what could strand somebody is
/// refused and named. A release is one transaction under the tenant's lock, and the nodes are told in it.
/// </summary>
public sealed class DialogReleases(DialogSets sets, DialogDrafts drafts, CompanionDatabase database, TimeProvider clock)
{
    private const int Everybody = 100;

    /// <summary>What is served, and where everybody stands, as it was looked at.</summary>
    private sealed record Standing(ReleaseRow? Published, ReleaseRow? Canary, List<DialogCatalogue> Served, List<DialogDefinition> Earlier, LivePlaces Live);

    public async Task<IReadOnlyList<ReleaseView>> ListAsync(Guid tenantId, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(tenantId, "order by number desc limit 500", [], cancellationToken).ConfigureAwait(false)).Select(row => row.View)];

    public async Task<TuningResult<ReleaseView>> FindAsync(Guid tenantId, Guid id, CancellationToken cancellationToken) =>
        await RowAsync(tenantId, id, cancellationToken).ConfigureAwait(false) is { } row ? row.View : new TuningError.NotFound("release");

    /// <summary>What publishing this draft would meet.</summary>
    public async Task<TuningResult<PublishCheck>> CheckAsync(Guid tenantId, Guid draftId, CancellationToken cancellationToken)
    {
        var found = await sets.FindAsync(tenantId, DialogSets.OfDraft(draftId), cancellationToken).ConfigureAwait(false);
        if (found.Value is not { } next)
        {
            return found.Error!; // one of both
        }

        var standing = await LookAsync(tenantId, next.Program, cancellationToken).ConfigureAwait(false);
        var findings = next.Findings.Where(f => f.Severity == FindingSeverity.Error).ToList();
        var tests = DialogTests.Run(next);
        var stranded = findings.Count > 0 ? [] : Succession.Stranded(standing.Served, standing.Earlier, next, standing.Live, []);
        var changed = ChangedDialogs.Of(standing.Served[0], next.Catalogue).Select(dialog => dialog.Name).ToList();
        var proposed = findings.Count > 0 ? [] : Succession.Proposed(standing.Served, standing.Earlier, next);
        return new PublishCheck(
            findings.Count == 0 && tests.Failed == 0 && stranded.Count == 0 && changed.Count > 0,
            DialogViews.View(next.Findings),
            tests,
            stranded,
            [.. standing.Live.All.Where(place => changed.Contains(place.Dialog)).OrderBy(p => (p.Dialog, p.Version, p.State)).Select(p => new LivePlaceView(p.Dialog, p.Version, p.State, p.Conversations))],
            [.. proposed.Select(StateMaps.View)],
            changed);
    }

    public async Task<TuningResult<ReleaseView>> PublishAsync(TuningActor actor, Guid draftId, PublishWish wish, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(wish);
        var tenantId = actor.TenantId;
        if ((DialogDrafts.Wrong(wish.Name, wish.Notes) ?? (wish.Share is < 1 or > Everybody ? new TuningError.Invalid("A share has 1 to 100 percent.") : null)) is { } wrong)
        {
            return wrong;
        }

        if (await drafts.RowAsync(tenantId, draftId, cancellationToken).ConfigureAwait(false) is not { } draft)
        {
            return new TuningError.NotFound("draft");
        }

        if (draft.Revision != wish.Revision)
        {
            return new TuningError.ChangedMeanwhile();
        }

        if (await sets.ProgramAsync(cancellationToken).ConfigureAwait(false) is not { } program)
        {
            return new TuningError.NoProgram();
        }

        var next = sets.Compile(DialogSets.OfDraft(draftId), program, draft.Files);
        return await BringAsync(actor, next, wish, draftId, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A new release with the dialogs of a former one.</summary>
    /// <param name="to">Null: the program's own.</param>
    public async Task<TuningResult<ReleaseView>> RollBackAsync(
        TuningActor actor, Guid? to, string? name, string? notes, Moves moves, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var tenantId = actor.TenantId;
        var found = await sets.FindAsync(tenantId, to is { } id ? DialogSets.OfRelease(id) : DialogSets.BuiltIn, cancellationToken).ConfigureAwait(false);
        if (found.Value is not { } next)
        {
            return found.Error!; // one of both
        }

        var named = to is null ? null : await RowAsync(tenantId, to.Value, cancellationToken).ConfigureAwait(false);
        var wish = new PublishWish(0, string.IsNullOrWhiteSpace(name) ? Back(named) : name, notes, Everybody, moves);
        return DialogDrafts.Wrong(wish.Name, notes) is { } wrong ? wrong
            : await BringAsync(actor, next, wish, null, to, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Another share of the people for a canary; 100 publishes it.</summary>
    public async Task<TuningResult<ReleaseView>> ShareAsync(TuningActor actor, Guid id, int share, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var tenantId = actor.TenantId;
        if (share is < 1 or > Everybody)
        {
            return new TuningError.Invalid("A share has 1 to 100 percent.");
        }

        if (await RowAsync(tenantId, id, cancellationToken).ConfigureAwait(false) is not { View.Status: "canary" } canary)
        {
            return new TuningError.NotFound("trial");
        }

        var found = await sets.FindAsync(tenantId, DialogSets.OfRelease(id), cancellationToken).ConfigureAwait(false);
        if (found.Value is not { } next)
        {
            return found.Error!; // one of both
        }

        var standing = await LookAsync(tenantId, next.Program, cancellationToken).ConfigureAwait(false);
        if (Refusal(next, standing, []) is { } refused)
        {
            return refused;
        }

        return await ChangeAsync(actor, "dialogs.share", standing, async transaction =>
        {
            if (share == Everybody)
            {
                await EndAsync(transaction, "published", "replaced", cancellationToken).ConfigureAwait(false);
            }

            await ExecuteAsync(
                transaction,
                "update companion.dialog_releases set share = $2, status = $3, published_at = case when $3 = 'published' then $4 end where tenant_id = companion.tenant() and id = $1",
                [
                    new NpgsqlParameter<Guid> { TypedValue = id },
                    new NpgsqlParameter<short> { TypedValue = (short)share },
                    new NpgsqlParameter<string> { TypedValue = share == Everybody ? "published" : "canary" },
                    new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() },
                ],
                cancellationToken).ConfigureAwait(false);
            return canary.View.Id;
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes a canary back: whoever began with it ends with it, nobody begins with it any more.</summary>
    public async Task<TuningResult<ReleaseView>> EndCanaryAsync(TuningActor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var tenantId = actor.TenantId;
        if (await RowAsync(tenantId, id, cancellationToken).ConfigureAwait(false) is not { View.Status: "canary" })
        {
            return new TuningError.NotFound("trial");
        }

        var found = await sets.FindAsync(tenantId, DialogSets.Published, cancellationToken).ConfigureAwait(false);
        if (found.Value is not { } next)
        {
            return found.Error!; // one of both
        }

        var standing = await LookAsync(tenantId, next.Program, cancellationToken).ConfigureAwait(false);
        if (Refusal(next, standing, []) is TuningError.Stranded stranded)
        {
            return stranded;
        }

        return await ChangeAsync(actor, "dialogs.end-trial", standing, async transaction =>
        {
            await EndAsync(transaction, "canary", "rolled-back", cancellationToken).ConfigureAwait(false);
            return id;
        }, cancellationToken).ConfigureAwait(false);
    }

    private static string Back(ReleaseRow? to) => to is null ? "Back to the program's own dialogs"
        : $"Back to {to.View.Number}: {to.View.Name}" is { Length: <= 100 } name ? name : $"Back to release {to.View.Number}";

    private async Task<TuningResult<ReleaseView>> BringAsync(
        TuningActor actor, DialogSet next, PublishWish wish, Guid? draftId, Guid? backTo, CancellationToken cancellationToken)
    {
        var standing = await LookAsync(actor.TenantId, next.Program, cancellationToken).ConfigureAwait(false);
        var isTrial = wish.Share < Everybody;
        if (standing.Canary is not null && (isTrial || draftId is not null))
        {
            return new TuningError.CanaryRuns();
        }

        if (!ChangedDialogs.Of(standing.Served[0], next.Catalogue).Any() && standing.Published?.Files.Count == next.Files.Count && standing.Canary is null)
        {
            return new TuningError.NothingChanged();
        }

        ImmutableArray<StateMap> maps = isTrial ? [] : wish.Moves switch
        {
            Moves.Given => [.. (wish.Maps ?? []).Select(StateMaps.From)],
            Moves.Proposed => Succession.Proposed(standing.Served, standing.Earlier, next),
            _ => [],
        };
        if (Refusal(next, standing, maps) is { } refused)
        {
            return refused;
        }

        return await ChangeAsync(
            actor, draftId is null ? "dialogs.roll-back" : isTrial ? "dialogs.trial" : "dialogs.publish", standing, transaction => InsertAsync(transaction, actor.Login, next, wish, draftId, backTo, standing, maps, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private static TuningError? Refusal(DialogSet next, Standing standing, IReadOnlyCollection<StateMap> maps)
    {
        if (next.Findings.Any(f => f.Severity == FindingSeverity.Error))
        {
            return new TuningError.HasErrors(DialogViews.View(next.Findings.Where(f => f.Severity == FindingSeverity.Error)));
        }

        if (DialogTests.Run(next) is { Failed: > 0 } tests)
        {
            return new TuningError.TestsFailed(tests.Findings);
        }

        var stranded = Succession.Stranded(standing.Served, standing.Earlier, next, standing.Live, maps);
        return stranded.Count > 0 ? new TuningError.Stranded(stranded) : null;
    }

    /// <summary>Under the tenant's lock, and only if what is in force is still what was looked at.</summary>
    private async Task<TuningResult<ReleaseView>> ChangeAsync(
        TuningActor actor, string action, Standing standing, Func<TenantTransaction, Task<Guid>> change, CancellationToken cancellationToken)
    {
        Guid id;
        var transaction = await database.BeginAsync(actor.TenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await ExecuteAsync(transaction, "select pg_advisory_xact_lock(hashtextextended('dialogs:' || companion.tenant()::text, 0))", [], cancellationToken).ConfigureAwait(false);
            var now = await ReleaseRow.ReadAsync(transaction, "and status in ('canary', 'published')", [], cancellationToken).ConfigureAwait(false);
            if (now.FirstOrDefault(r => r.View.Status == "published")?.View.Id != standing.Published?.View.Id
                || now.FirstOrDefault(r => r.View.Status == "canary")?.View.Id != standing.Canary?.View.Id)
            {
                return new TuningError.ChangedMeanwhile();
            }

            id = await change(transaction).ConfigureAwait(false);
            await ExecuteAsync(transaction, $"select pg_notify('{ReleaseFeed.Channel}', '')", [], cancellationToken).ConfigureAwait(false);
            await actor.WriteAsync(transaction, action, $"release:{id}", clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        return await FindAsync(actor.TenantId, id, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Guid> InsertAsync(
        TenantTransaction transaction,
        string author,
        DialogSet next,
        PublishWish wish,
        Guid? draftId,
        Guid? backTo,
        Standing standing,
        ImmutableArray<StateMap> maps,
        CancellationToken cancellationToken)
    {
        var (id, now, isTrial) = (Guid.CreateVersion7(), clock.GetUtcNow(), wish.Share < Everybody);
        if (!isTrial)
        {
            await EndAsync(transaction, "published", draftId is null ? "rolled-back" : "replaced", cancellationToken).ConfigureAwait(false);
            await EndAsync(transaction, "canary", "rolled-back", cancellationToken).ConfigureAwait(false);
        }

        var builtIn = sets.Compile(DialogSets.BuiltIn, next.Program, ImmutableDictionary<string, string>.Empty);
        var own = ChangedDialogs.Of(builtIn.Catalogue, next.Catalogue).ToList();
        await KeepVersionsAsync(transaction, own, now, cancellationToken).ConfigureAwait(false);
        var number = (int)(await ScalarAsync(transaction, "select coalesce(max(number), 0) + 1 from companion.dialog_releases where tenant_id = companion.tenant()", cancellationToken).ConfigureAwait(false))!;
        var moved = await MoveAsync(transaction, number, standing.Live, maps, now, cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(
            transaction,
            """
            insert into companion.dialog_releases
              (tenant_id, id, number, name, notes, status, share, author, base_id, files, dialogs, maps, moved, draft_id, back_to, created_at, published_at)
            values (companion.tenant(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, case when $5 = 'published' then $15 end)
            """,
            [
                new NpgsqlParameter<Guid> { TypedValue = id },
                new NpgsqlParameter<int> { TypedValue = number },
                new NpgsqlParameter<string> { TypedValue = wish.Name.Trim() },
                new NpgsqlParameter<string> { TypedValue = wish.Notes?.Trim() ?? "" },
                new NpgsqlParameter<string> { TypedValue = isTrial ? "canary" : "published" },
                new NpgsqlParameter<short> { TypedValue = (short)wish.Share },
                new NpgsqlParameter<string> { TypedValue = author },
                new NpgsqlParameter<string> { TypedValue = next.Program.Id },
                DialogDrafts.Json(next.Files),
                DialogDrafts.Json(own.Select(dialog => new DialogVersionView(dialog.Name, dialog.Version)).ToList()),
                DialogDrafts.Json(maps.ToList()),
                new NpgsqlParameter<int> { TypedValue = moved },
                new NpgsqlParameter<Guid?> { TypedValue = draftId },
                new NpgsqlParameter<Guid?> { TypedValue = backTo },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
            ],
            cancellationToken).ConfigureAwait(false);
        return id;
    }

    private Task EndAsync(TenantTransaction transaction, string status, string becomes, CancellationToken cancellationToken) => ExecuteAsync(
        transaction,
        "update companion.dialog_releases set status = $2, ended_at = $3 where tenant_id = companion.tenant() and status = $1",
        [
            new NpgsqlParameter<string> { TypedValue = status },
            new NpgsqlParameter<string> { TypedValue = becomes },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() },
        ],
        cancellationToken);

    private static Task KeepVersionsAsync(TenantTransaction transaction, List<DialogDefinition> own, DateTimeOffset now, CancellationToken cancellationToken) => ExecuteAsync(
        transaction,
        """
        insert into companion.dialog_release_versions (tenant_id, dialog, version, sources, first_seen)
        select companion.tenant(), t.dialog, t.version, t.sources, $4 from unnest($1, $2, $3) as t (dialog, version, sources) on conflict do nothing
        """,
        [
            new NpgsqlParameter<string[]> { TypedValue = [.. own.Select(dialog => dialog.Name)] },
            new NpgsqlParameter<string[]> { TypedValue = [.. own.Select(dialog => dialog.Version)] },
            new NpgsqlParameter<string[]> { TypedValue = [.. own.Select(dialog => JsonSerializer.Serialize(dialog.Sources))], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
        ],
        cancellationToken);

    /// <summary>Everybody who stands at a mapped place hears of it as a timer: exactly once, whatever crashes.</summary>
    private async Task<int> MoveAsync(
        TenantTransaction transaction, int number, LivePlaces live, ImmutableArray<StateMap> maps, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(transaction.TenantId, cancellationToken).ConfigureAwait(false);
        var moved = 0;
        for (var i = 0; i < maps.Length; i++)
        {
            Guid[] there = [.. live.At(maps[i])];
            if (there.Length == 0)
            {
                continue;
            }

            await ExecuteAsync(
                transaction,
                """
                insert into companion.timers (tenant_id, conversation_id, name, due_at, box)
                select companion.tenant(), id, $2, $3, $4 from unnest($1) as t (id) on conflict (tenant_id, conversation_id, name) do nothing
                """,
                [
                    new NpgsqlParameter<Guid[]> { TypedValue = there },
                    new NpgsqlParameter<string> { TypedValue = MoveTimers.Name(number, i) },
                    new NpgsqlParameter<DateTimeOffset> { TypedValue = now.AddTicks(-(now.Ticks % 10)) },
                    new NpgsqlParameter<byte[]> { TypedValue = MoveTimers.Box(maps[i], cipher) },
                ],
                cancellationToken).ConfigureAwait(false);
            moved += there.Length;
        }

        return moved;
    }

    private async Task<Standing> LookAsync(Guid tenantId, DialogBase program, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(tenantId, "and status in ('canary', 'published')", [], cancellationToken).ConfigureAwait(false);
        var (published, canary) = (rows.FirstOrDefault(r => r.View.Status == "published"), rows.FirstOrDefault(r => r.View.Status == "canary"));
        var served = new List<DialogCatalogue> { sets.Compile(DialogSets.Published, program, published?.Files ?? []).Catalogue };
        if (canary is not null)
        {
            served.Add(sets.Compile(DialogSets.Canary, program, canary.Files).Catalogue);
        }

        var live = await LivePlaces.ReadAsync(database, tenantId, cancellationToken).ConfigureAwait(false);
        var earlier = new List<DialogDefinition>();
        foreach (var (dialog, version) in live.All.Select(p => (p.Dialog, p.Version)).Distinct())
        {
            if (served.All(catalogue => catalogue.Find(dialog)?.Version != version)
                && (await KeptVersions.FindReleasedAsync(database, tenantId, dialog, version, cancellationToken).ConfigureAwait(false)
                    ?? await KeptVersions.FindBuiltInAsync(database, dialog, version, cancellationToken).ConfigureAwait(false)) is { } found)
            {
                earlier.Add(found);
            }
        }

        return new(published, canary, served, earlier, live);
    }

    private async Task<ReleaseRow?> RowAsync(Guid tenantId, Guid id, CancellationToken cancellationToken) =>
        (await ReadAsync(tenantId, "and id = $1", [new NpgsqlParameter<Guid> { TypedValue = id }], cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    private async Task<List<ReleaseRow>> ReadAsync(Guid tenantId, string rest, IReadOnlyList<NpgsqlParameter> values, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            return await ReleaseRow.ReadAsync(transaction, rest, values, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task ExecuteAsync(TenantTransaction transaction, string sql, IReadOnlyList<NpgsqlParameter> values, CancellationToken cancellationToken)
    {
        var command = transaction.Command(sql);
        await using (command.ConfigureAwait(false))
        {
            foreach (var value in values)
            {
                command.Parameters.Add(value);
            }

            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<object?> ScalarAsync(TenantTransaction transaction, string sql, CancellationToken cancellationToken)
    {
        var command = transaction.Command(sql);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
