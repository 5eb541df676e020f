using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.Storage;
using Npgsql;

namespace Companion.Tuning.Releases;

/// <summary>Where a tenant's conversations stand: also in what is suspended, which only the sealed state knows.</summary>
internal sealed class LivePlaces
{
    private const int Portion = 2000;

    private readonly Dictionary<(string Dialog, string Version, string State), List<Guid>> _places = [];

    public IEnumerable<(string Dialog, string Version, string State, long Conversations)> All =>
        _places.Select(place => (place.Key.Dialog, place.Key.Version, place.Key.State, (long)place.Value.Count));

    /// <summary>Conversations that stand at one of the map's states.</summary>
    public IEnumerable<Guid> At(StateMap map) =>
        _places.Where(p => p.Key.Dialog == map.Dialog && p.Key.Version == map.From && map.States.ContainsKey(p.Key.State)).SelectMany(p => p.Value).Distinct();

    public static async Task<LivePlaces> ReadAsync(CompanionDatabase database, Guid tenantId, CancellationToken cancellationToken)
    {
        var places = new LivePlaces();
        var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var after = Guid.Empty;
        while (true)
        {
            var (count, last) = await places.ReadSomeAsync(database, tenantId, cipher, after, cancellationToken).ConfigureAwait(false);
            if (count < Portion)
            {
                return places;
            }

            after = last;
        }
    }

    private async Task<(int Count, Guid Last)> ReadSomeAsync(
        CompanionDatabase database, Guid tenantId, ITenantCipher cipher, Guid after, CancellationToken cancellationToken)
    {
        var (count, last) = (0, after);

        // A transaction for each portion: a million open conversations must not hold back the tables' cleaning.
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var command = transaction.Command(
                "select id, box from companion.conversations where tenant_id = companion.tenant() and id > $1 and dialog is not null order by id limit $2");
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after });
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Portion });
                var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        (count, last) = (count + 1, reader.GetGuid(0));
                        var state = ConversationState.FromUtf8(cipher.Open(await reader.GetFieldValueAsync<byte[]>(1, cancellationToken).ConfigureAwait(false), TurnStatements.StatePurpose));
                        foreach (var frame in state.Frames)
                        {
                            Add(frame, last);
                        }
                    }
                }
            }
        }

        return (count, last);
    }

    private void Add(Frame frame, Guid conversation)
    {
        var key = (frame.Dialog, frame.Version, frame.State);
        if (!_places.TryGetValue(key, out var there))
        {
            _places[key] = there = [];
        }

        there.Add(conversation);
    }
}
