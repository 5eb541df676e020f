using Npgsql;

namespace Companion.People.OwnData;

/// <summary>How the rows of a table belong to a person.</summary>
internal enum PersonKey
{
    /// <summary>By person_id.</summary>
    Person,

    /// <summary>By the conversation.</summary>
    Conversation,

    /// <summary>By the chat's address.</summary>
    Chat,
}

/// <summary>A table that holds something of persons.</summary>
internal sealed record PersonTable(string Name, PersonKey Key)
{
    /// <summary>Binds $1 the person, $2 their conversations, $3 and $4 their chats' accounts and ids.</summary>
    public string Condition => Key switch
    {
        PersonKey.Person => "person_id = $1",
        PersonKey.Conversation => "conversation_id = any ($2)",
        _ => "(account_id, chat_id) in (select * from unnest($3, $4))",
    };
}

/// <summary>
/// Finds what is a person's by the schema itself, so that a feature's new table is exported and erased without a word here: every tenant
/// table with a person_id, else a conversation_id, else a chat's address. A test fails for a tenant table that has none and is not in <see cref="WithoutPersons"/>.
/// </summary>
internal static class PersonTables
{
    /// <summary>
    /// Kept at an erasure, because the law wants it or somebody else needs it: consents (proof that they were given, GDPR 7(1)), SOS events
    /// (claims, GDPR 17(3)(e)), that an erasure took place, the audit (GDPR 5(2)). None of them names the person: the id leads nowhere any more.
    /// </summary>
    public static readonly IReadOnlySet<string> Kept = new HashSet<string>(StringComparer.Ordinal) { "consents", "sos_events", "erasures", "audit_log" };

    /// <summary>Nothing of a person, or only ids and hashes that lead to nobody once the rest is gone.</summary>
    public static readonly IReadOnlySet<string> WithoutPersons = new HashSet<string>(StringComparer.Ordinal)
    {
        "tenants", "tenant_keys", "channel_accounts", "inbox", "staff", "staff_sessions", "staff_tokens", "staff_attempts",
        "audit_heads", "audit_anchors", "outbox_pauses",
        "dialog_drafts", "dialog_releases", "dialog_release_versions", "dialog_counts",
        // Random ids of devices that no longer count: forgetting them would let the devices in again.
        "web_revocations",
        "broadcasts", "day_numbers",
    };

    /// <summary>By their own columns (see Erasure).</summary>
    public static readonly IReadOnlySet<string> ByOtherColumns = new HashSet<string>(StringComparer.Ordinal) { "people", "pairing_codes" };

    private const string Columns =
        """
        select t.relname::text,
               bool_or(a.attname = 'person_id'), bool_or(a.attname = 'conversation_id'), bool_or(a.attname = 'chat_id') and bool_or(a.attname = 'account_id'),
               exists (select from pg_constraint f where f.conrelid = t.oid and f.contype = 'f' and f.confdeltype = 'c')
        from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
        where t.relnamespace = 'companion'::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
        group by t.oid, t.relname having bool_or(a.attname = 'tenant_id')
        order by 1
        """;

    public static async Task<IReadOnlyList<PersonTable>> FindAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(connection, cancellationToken).ConfigureAwait(false)).Tables];

    /// <summary>Tenant tables of which nobody said whether they hold something of a person.</summary>
    public static async Task<IReadOnlyList<string>> ForgottenAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(connection, cancellationToken).ConfigureAwait(false)).Others.Where(name => !WithoutPersons.Contains(name) && !ByOtherColumns.Contains(name))];

    private static async Task<(List<PersonTable> Tables, List<string> Others)> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (tables, others) = (new List<PersonTable>(), new List<string>());
        var command = new NpgsqlCommand(Columns, connection);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var name = reader.GetString(0);
                    PersonKey? key = reader.GetBoolean(1) ? PersonKey.Person
                        : reader.GetBoolean(2) ? PersonKey.Conversation
                        : reader.GetBoolean(3) ? PersonKey.Chat : null;
                    if (key is { } found)
                    {
                        tables.Add(new(name, found));
                    }
                    else if (!reader.GetBoolean(4))
                    {
                        // What hangs on another table by "on delete cascade" goes with it.
                        others.Add(name);
                    }
                }
            }
        }

        return (tables, others);
    }
}
