using System.Text;
using Companion.Storage;
using Npgsql;

namespace Companion.People;

/// <summary>Relations as rows; the caller's transaction has its tenant set.</summary>
internal static class RelationReader
{
    public const string LabelPurpose = "relations.label";
    public const string WordsPurpose = "relations.words";

    private const string Reachable =
        """
        exists (
          select from companion.conversations c join companion.chats h on h.tenant_id = c.tenant_id and h.conversation_id = c.id
          where c.tenant_id = companion.tenant() and c.person_id = p.id and h.reachable)
        or exists (
          select from companion.person_contacts k where k.tenant_id = companion.tenant() and k.person_id = p.id and k.verified_at is not null)
        """;

    /// <param name="connection">In the caller's transaction.</param>
    /// <param name="cipher">Of its tenant.</param>
    /// <param name="condition">On "r", with the parameter $1.</param>
    /// <param name="shown">Whose name: "other_id" or "person_id".</param>
    /// <param name="value">$1.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<List<Relation>> ReadAsync(
        NpgsqlConnection connection, ITenantCipher cipher, string condition, string shown, Guid value, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            $"""
            select r.id, r.person_id, r.other_id, r.kind, r.rank, r.sees, r.told, r.state, r.label_box, p.name_box, p.language, {Reachable}, r.wait_s, r.ways
            from companion.relations r join companion.people p on p.tenant_id = r.tenant_id and p.id = r.{shown}
            where r.tenant_id = companion.tenant() and r.state <> 'revoked' and {condition} order by r.rank, r.created_at
            """,
            connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = value } },
        };
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var found = new List<Relation>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    found.Add(Read(reader, cipher));
                }

                return found;
            }
        }
    }

    private static Relation Read(NpgsqlDataReader reader, ITenantCipher cipher) => new(
        reader.GetGuid(0),
        reader.GetGuid(1),
        reader.GetGuid(2),
        Enum.Parse<RelationKind>(reader.GetString(3), ignoreCase: true),
        reader.GetInt32(4),
        Permissions.Read(reader.GetFieldValue<string[]>(5), reader.GetFieldValue<string[]>(6)),
        Enum.Parse<RelationState>(reader.GetString(7), ignoreCase: true),
        Text(reader, 8, cipher, LabelPurpose))
    {
        Name = Text(reader, 9, cipher, PersonRow.NamePurpose) ?? "",
        Language = Languages.FromTag(reader.GetString(10)) ?? Language.En,
        IsReachable = reader.GetBoolean(11),
        Wait = reader.IsDBNull(12) ? null : TimeSpan.FromSeconds(reader.GetInt32(12)),
        Ways = reader.IsDBNull(13) ? null : [.. reader.GetFieldValue<string[]>(13)],
    };

    private static string? Text(NpgsqlDataReader reader, int column, ITenantCipher cipher, string purpose) =>
        reader.IsDBNull(column) ? null : Encoding.UTF8.GetString(cipher.Open(reader.GetFieldValue<byte[]>(column), purpose));
}
