using System.Globalization;
using System.Text.Json;
using Companion.Audit;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.Handoffs;
using Companion.People;
using Companion.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Companion.Broadcasts;

/// <summary>The staff's side of broadcasts: each change is one transaction with its line in the audit.</summary>
public sealed class BroadcastDesk(CompanionDatabase database, TimeProvider clock)
{
    /// <summary>What a person reads, and Telegram takes, in one message.</summary>
    public const int MaxTextChars = 2000;

    private const string Columns =
        """
        select b.id, b.version, b.state, b.title, b.texts::text, b.segment::text, b.per_minute, b.created_at, b.created_by, b.started_at, b.finished_at,
               count(p.person_id) filter (where p.state = 'waiting'), count(p.person_id) filter (where p.state = 'sent'),
               count(p.person_id) filter (where p.state = 'skipped')
        from companion.broadcasts b
        left join companion.broadcast_people p on p.tenant_id = b.tenant_id and p.broadcast_id = b.id
        where b.tenant_id = companion.tenant()
        """;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Broadcast>> ListAsync(Guid tenantId, Guid? before, int atMost, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            return await ReadAsync(
                transaction,
                $"{Columns} and ($1::uuid is null or b.id < $1) group by b.tenant_id, b.id order by b.id desc limit $2",
                [new() { Value = (object?)before ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid }, new() { Value = atMost }],
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>Null: there is none in this tenant.</returns>
    public async Task<Broadcast?> FindAsync(Guid tenantId, Guid id, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            return await FindAsync(transaction, id, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>Null: <see cref="BroadcastResult.Bad"/>.</returns>
    public async Task<Guid?> CreateAsync(Guid tenantId, Guid staffId, BroadcastDraft draft, CancellationToken cancellationToken)
    {
        if (!IsGood(draft))
        {
            return null;
        }

        var now = CarefulTurn.Now(clock);
        var id = Guid.CreateVersion7(now);
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await ExecuteAsync(
                transaction,
                """
                insert into companion.broadcasts (tenant_id, id, version, title, state, texts, segment, per_minute, created_at, created_by)
                values (companion.tenant(), $1, 1, $2, 'Draft', $3::jsonb, $4::jsonb, $5, $6, $7)
                """,
                cancellationToken, id, draft.Title, Json(draft.Texts), Json(draft.Segment), draft.PerMinute, now, staffId).ConfigureAwait(false);
            await AuditAsync(transaction, staffId, "broadcast.create", id, now, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return id;
        }
    }

    /// <param name="tenantId">Whose.</param>
    /// <param name="staffId">Who changes it.</param>
    /// <param name="id">Which; a draft.</param>
    /// <param name="version">The one that was read.</param>
    /// <param name="draft">The whole of it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<BroadcastResult> UpdateAsync(Guid tenantId, Guid staffId, Guid id, long version, BroadcastDraft draft, CancellationToken cancellationToken) =>
        ChangeAsync(tenantId, staffId, id, "broadcast.change", async (transaction, broadcast, _) =>
        {
            if (!IsGood(draft))
            {
                return BroadcastResult.Bad;
            }

            if (broadcast.State != BroadcastState.Draft || broadcast.Version != version)
            {
                return broadcast.State != BroadcastState.Draft ? BroadcastResult.State : BroadcastResult.Changed;
            }

            await ExecuteAsync(
                transaction,
                """
                update companion.broadcasts set version = version + 1, title = $2, texts = $3::jsonb, segment = $4::jsonb, per_minute = $5
                where tenant_id = companion.tenant() and id = $1
                """,
                cancellationToken, id, draft.Title, Json(draft.Texts), Json(draft.Segment), draft.PerMinute).ConfigureAwait(false);
            return BroadcastResult.Done;
        }, cancellationToken);

    public Task<BroadcastResult> DeleteAsync(Guid tenantId, Guid staffId, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(tenantId, staffId, id, "broadcast.delete", async (transaction, broadcast, _) =>
        {
            if (broadcast.State != BroadcastState.Draft)
            {
                return BroadcastResult.State;
            }

            await ExecuteAsync(transaction, "delete from companion.broadcasts where tenant_id = companion.tenant() and id = $1", cancellationToken, id).ConfigureAwait(false);
            return BroadcastResult.Done;
        }, cancellationToken);

    /// <summary>Writes down who gets it, and begins.</summary>
    public Task<BroadcastResult> StartAsync(Guid tenantId, Guid staffId, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(tenantId, staffId, id, "broadcast.start", async (transaction, broadcast, now) =>
        {
            if (broadcast.State != BroadcastState.Draft)
            {
                return BroadcastResult.State;
            }

            var people = transaction.Command(
                $"""
                insert into companion.broadcast_people (tenant_id, broadcast_id, person_id, state)
                select companion.tenant(), $7, p.id, 'waiting' from companion.people p
                where {Segment.Condition} and {Segment.HasText} and {Segment.Reachable}
                """);
            await using (people.ConfigureAwait(false))
            {
                Segment.Bind(people, broadcast.Draft);
                people.Parameters.Add(new() { Value = id });
                await people.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            await MoveAsync(transaction, id, BroadcastState.Running, cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(
                transaction, "update companion.broadcasts set started_at = $2 where tenant_id = companion.tenant() and id = $1", cancellationToken, id, now).ConfigureAwait(false);
            return BroadcastResult.Done;
        }, cancellationToken);

    public Task<BroadcastResult> PauseAsync(Guid tenantId, Guid staffId, Guid id, CancellationToken cancellationToken) =>
        FromToAsync(tenantId, staffId, id, "broadcast.pause", [BroadcastState.Running], BroadcastState.Paused, cancellationToken);

    public Task<BroadcastResult> ResumeAsync(Guid tenantId, Guid staffId, Guid id, CancellationToken cancellationToken) =>
        FromToAsync(tenantId, staffId, id, "broadcast.resume", [BroadcastState.Paused], BroadcastState.Running, cancellationToken);

    /// <summary>What is on its way still arrives; nobody else gets it any more.</summary>
    public Task<BroadcastResult> StopAsync(Guid tenantId, Guid staffId, Guid id, CancellationToken cancellationToken) =>
        FromToAsync(tenantId, staffId, id, "broadcast.stop", [BroadcastState.Running, BroadcastState.Paused], BroadcastState.Stopped, cancellationToken);

    /// <summary>Whom it would reach now.</summary>
    /// <returns>Null: there is none in this tenant.</returns>
    public async Task<BroadcastPreview?> PreviewAsync(Guid tenantId, Guid id, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            if (await FindAsync(transaction, id, cancellationToken).ConfigureAwait(false) is not { } broadcast)
            {
                return null;
            }

            var command = transaction.Command(
                $"select p.language, {Segment.HasText}, {Segment.Reachable}, count(*) from companion.people p where {Segment.Condition} group by 1, 2, 3");
            await using (command.ConfigureAwait(false))
            {
                Segment.Bind(command, broadcast.Draft);
                var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    var (byLanguage, noText, unreachable) = (new SortedDictionary<string, long>(StringComparer.Ordinal), 0L, 0L);
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        var count = reader.GetInt64(3);
                        if (!reader.GetBoolean(1))
                        {
                            noText += count;
                        }
                        else if (!reader.GetBoolean(2))
                        {
                            unreachable += count;
                        }
                        else
                        {
                            byLanguage[reader.GetString(0)] = count;
                        }
                    }

                    return new(byLanguage.Values.Sum(), byLanguage, noText, unreachable);
                }
            }
        }
    }

    /// <summary>Sends it to one person, as a try: each time again.</summary>
    public Task<BroadcastResult> TestAsync(Guid tenantId, Guid staffId, Guid id, Guid personId, CancellationToken cancellationToken) =>
        ChangeAsync(tenantId, staffId, id, "broadcast.test", async (transaction, broadcast, now) =>
        {
            var find = transaction.Command(
                """
                select c.id, p.language from companion.people p join companion.conversations c on c.tenant_id = p.tenant_id and c.person_id = p.id
                where p.tenant_id = companion.tenant() and p.id = $1 order by c.updated_at desc limit 1
                """);
            Guid conversationId;
            string language;
            await using (find.ConfigureAwait(false))
            {
                find.Parameters.Add(new() { Value = personId });
                var reader = await find.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        return BroadcastResult.Unknown;
                    }

                    (conversationId, language) = (reader.GetGuid(0), reader.GetString(1));
                }
            }

            var text = broadcast.Draft.Texts.GetValueOrDefault(language) ?? broadcast.Draft.Texts.Values.First();
            var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
            await HandoffStore.TellAsync(
                transaction.Connection, cipher, conversationId, "broadcast-test:" + OpenToken.Compact(Guid.NewGuid()),
                new SayInput(new OutMessage { Text = text, Lane = Lane.Bulk }), now, cancellationToken).ConfigureAwait(false);
            return BroadcastResult.Done;
        }, cancellationToken);

    internal static async Task MoveAsync(TenantTransaction transaction, Guid id, BroadcastState state, CancellationToken cancellationToken) => await ExecuteAsync(
        transaction, "update companion.broadcasts set state = $2, version = version + 1 where tenant_id = companion.tenant() and id = $1", cancellationToken, id, state.ToString()).ConfigureAwait(false);

    internal static async Task<int> ExecuteAsync(TenantTransaction transaction, string sql, CancellationToken cancellationToken, params object[] values)
    {
        var command = transaction.Command(sql);
        await using (command.ConfigureAwait(false))
        {
            foreach (var value in values)
            {
                command.Parameters.Add(new() { Value = value });
            }

            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<BroadcastResult> FromToAsync(
        Guid tenantId, Guid staffId, Guid id, string action, BroadcastState[] from, BroadcastState to, CancellationToken cancellationToken) =>
        ChangeAsync(tenantId, staffId, id, action, async (transaction, broadcast, now) =>
        {
            if (!from.Contains(broadcast.State))
            {
                return BroadcastResult.State;
            }

            await MoveAsync(transaction, id, to, cancellationToken).ConfigureAwait(false);
            if (to == BroadcastState.Stopped)
            {
                await ExecuteAsync(
                    transaction, "update companion.broadcasts set finished_at = $2 where tenant_id = companion.tenant() and id = $1", cancellationToken, id, now).ConfigureAwait(false);
            }

            return BroadcastResult.Done;
        }, cancellationToken);

    private async Task<BroadcastResult> ChangeAsync(
        Guid tenantId, Guid staffId, Guid id, string action, Func<TenantTransaction, Broadcast, DateTimeOffset, Task<BroadcastResult>> change, CancellationToken cancellationToken)
    {
        var now = CarefulTurn.Now(clock);
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            // Two who change it come one after the other, and after a portion that is being sent.
            await ExecuteAsync(transaction, "select from companion.broadcasts where tenant_id = companion.tenant() and id = $1 for update", cancellationToken, id).ConfigureAwait(false);
            if (await FindAsync(transaction, id, cancellationToken).ConfigureAwait(false) is not { } broadcast)
            {
                return BroadcastResult.Unknown;
            }

            var result = await change(transaction, broadcast, now).ConfigureAwait(false);
            if (result == BroadcastResult.Done)
            {
                await AuditAsync(transaction, staffId, action, id, now, cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }

            return result;
        }
    }

    private static async Task<Broadcast?> FindAsync(TenantTransaction transaction, Guid id, CancellationToken cancellationToken) =>
        (await ReadAsync(transaction, $"{Columns} and b.id = $1 group by b.tenant_id, b.id", [new() { Value = id }], cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    private static async Task<List<Broadcast>> ReadAsync(TenantTransaction transaction, string sql, NpgsqlParameter[] values, CancellationToken cancellationToken)
    {
        var command = transaction.Command(sql);
        await using (command.ConfigureAwait(false))
        {
            foreach (var value in values)
            {
                command.Parameters.Add(value);
            }

            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var found = new List<Broadcast>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    found.Add(new(
                        reader.GetGuid(0),
                        reader.GetInt64(1),
                        Enum.Parse<BroadcastState>(reader.GetString(2)),
                        new(
                            reader.GetString(3),
                            JsonSerializer.Deserialize(reader.GetString(4), BroadcastJson.Default.DictionaryStringString)!, // Not null in the table.
                            JsonSerializer.Deserialize(reader.GetString(5), BroadcastJson.Default.BroadcastSegment)!, // Not null in the table.
                            reader.GetInt32(6)),
                        reader.GetFieldValue<DateTimeOffset>(7),
                        reader.GetGuid(8),
                        reader.IsDBNull(9) ? null : reader.GetFieldValue<DateTimeOffset>(9),
                        reader.IsDBNull(10) ? null : reader.GetFieldValue<DateTimeOffset>(10),
                        new(reader.GetInt64(11), reader.GetInt64(12), reader.GetInt64(13))));
                }

                return found;
            }
        }
    }

    private static Task AuditAsync(TenantTransaction transaction, Guid staffId, string action, Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        AuditLog.WriteAsync(
            transaction.Connection,
            new(AuditKind.Activity, AuditActor.Staff(staffId), action, now) { Target = string.Create(CultureInfo.InvariantCulture, $"broadcast:{id}") },
            cancellationToken);

    private static bool IsGood(BroadcastDraft draft) =>
        draft.Title.Trim().Length is > 0 and <= 100
        && draft.PerMinute is >= 1 and <= 6000
        && draft.Texts.Count > 0
        && draft.Texts.All(text => IsLanguage(text.Key) && text.Value.Length <= MaxTextChars && PersonText.Clean(text.Value).Length > 0)
        && draft.Segment.Languages.All(IsLanguage)
        && draft.Segment.Consents.All(Consents.All.Contains)
        && draft.Segment.Countries.All(country => country.Length == 2 && country.All(char.IsAsciiLetterUpper));

    private static bool IsLanguage(string code) => Languages.All.Any(language => language.Code() == code);

    private static string Json(IReadOnlyDictionary<string, string> texts) =>
        JsonSerializer.Serialize(texts.ToDictionary(text => text.Key, text => PersonText.Clean(text.Value)), BroadcastJson.Default.DictionaryStringString);

    private static string Json(BroadcastSegment segment) => JsonSerializer.Serialize(segment, BroadcastJson.Default.BroadcastSegment);
}
