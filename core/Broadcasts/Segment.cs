using Npgsql;

namespace Companion.Broadcasts;

/// <summary>A segment as a condition on companion.people p; its parameters are $1 to $6.</summary>
internal static class Segment
{
    public const string Condition =
        """
        p.tenant_id = companion.tenant()
        and (cardinality($1) = 0 or p.language = any ($1))
        and (cardinality($2) = 0 or p.country = any ($2))
        and (not $5 or p.onboarded_at is not null)
        and not exists (
          select from unnest($3) as wanted (kind) where not coalesce((
            select s.granted from companion.consents s
            where s.tenant_id = companion.tenant() and s.person_id = p.id and s.kind = wanted.kind order by s.at desc limit 1), false))
        and (cardinality($4) = 0
             or 'Elder' = any ($4) and not exists (
               select from companion.relations r where r.tenant_id = companion.tenant() and r.other_id = p.id and r.state = 'active')
             or exists (
               select from companion.relations r
               where r.tenant_id = companion.tenant() and r.other_id = p.id and r.state = 'active' and initcap(r.kind) = any ($4)))
        and cardinality($6) >= 0
        """;

    /// <summary>Has a text in their language.</summary>
    public const string HasText = "p.language = any ($6)";

    public const string Reachable =
        "exists (select from companion.chats h where h.tenant_id = companion.tenant() and h.person_id = p.id and h.reachable)";

    public static void Bind(NpgsqlCommand command, BroadcastDraft draft)
    {
        var segment = draft.Segment;
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. segment.Languages] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. segment.Countries] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. segment.Consents] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. segment.Roles.Select(role => role.ToString())] });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = segment.OnboardedOnly });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. draft.Texts.Keys] });
    }
}
