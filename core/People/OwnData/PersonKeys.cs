using Npgsql;

namespace Companion.People.OwnData;

/// <summary>All by which a person's rows are found.</summary>
internal sealed record PersonKeys(Guid PersonId, Guid[] Conversations, Guid[] Accounts, string[] Chats)
{
    public static async Task<PersonKeys> ReadAsync(NpgsqlConnection connection, Guid personId, CancellationToken cancellationToken)
    {
        var (accounts, chats) = (new List<Guid>(), new List<string>());
        var conversations = new List<Guid>();
        var batch = connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("select id from companion.conversations where tenant_id = companion.tenant() and person_id = $1 for update")
            {
                Parameters = { new NpgsqlParameter<Guid> { TypedValue = personId } },
            });
            batch.BatchCommands.Add(new NpgsqlBatchCommand(
                "select account_id, chat_id from companion.chats where tenant_id = companion.tenant() and person_id = $1")
            {
                Parameters = { new NpgsqlParameter<Guid> { TypedValue = personId } },
            });
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    conversations.Add(reader.GetGuid(0));
                }

                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    accounts.Add(reader.GetGuid(0));
                    chats.Add(reader.GetString(1));
                }
            }
        }

        return new(personId, [.. conversations], [.. accounts], [.. chats]);
    }

    /// <summary>A statement of which the parameters $1 to $4 are these keys.</summary>
    public NpgsqlCommand Command(NpgsqlConnection connection, string sql) => new(
        $"with keys as (select $1::uuid, $2::uuid[], $3::uuid[], $4::text[]) {sql}", connection)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = PersonId },
            new NpgsqlParameter<Guid[]> { TypedValue = Conversations },
            new NpgsqlParameter<Guid[]> { TypedValue = Accounts },
            new NpgsqlParameter<string[]> { TypedValue = Chats },
        },
    };
}
