using Companion.Conversations;
using Npgsql;
using NpgsqlTypes;

namespace Companion.Audit;

/// <summary>Entries that commit with turns: <c>scope.Writes.Of&lt;AuditRows&gt;().Add(…)</c>.</summary>
internal sealed class AuditRows : RowList<AuditEntry>
{
    public override NpgsqlBatchCommand ToCommand() => new(
        """
        select companion.audit(t.kind, t.at, t.actor_kind, t.actor_id, t.action, t.person_id, t.object, t.reason, t.details)
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
          as t (kind, at, actor_kind, actor_id, action, person_id, object, reason, details)
        """)
    {
        Parameters =
        {
            Column(Rows, r => r.Kind.ToString()),
            Column(Rows, r => r.At),
            Column(Rows, r => r.Actor.Kind.ToString()),
            Optional(NpgsqlDbType.Uuid, r => r.Actor.Id),
            Column(Rows, r => r.Action),
            Optional(NpgsqlDbType.Uuid, r => r.PersonId),
            Optional(NpgsqlDbType.Text, r => r.Target),
            Optional(NpgsqlDbType.Text, r => r.Reason),
            Optional(NpgsqlDbType.Text, r => r.Details),
        },
    };

    private NpgsqlParameter<T[]> Optional<T>(NpgsqlDbType type, Func<AuditEntry, T> value) =>
        new() { TypedValue = [.. Rows.Select(value)], NpgsqlDbType = NpgsqlDbType.Array | type };
}
