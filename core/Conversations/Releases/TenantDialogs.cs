using System.Collections.Immutable;
using Companion.Dialogs;

namespace Companion.Conversations.Releases;

/// <summary>What one tenant's people talk with: immutable, swapped as a whole.</summary>
/// <param name="Mark">Tells one state of the tenant's releases from another.</param>
/// <param name="Published">For everybody, but those whom a canary takes.</param>
internal sealed record TenantDialogs(string Mark, DialogMachine Published, CanaryDialogs? Canary = null)
{
    /// <summary>Where whoever still stands in former versions goes on; empty: they stay.</summary>
    public ImmutableArray<StateMap> Maps { get; init; } = [];

    public DialogMachine For(Guid personId) => Canary is { } canary && canary.Takes(personId) ? canary.Machine : Published;

    /// <returns>Null: nothing of this conversation is to be moved.</returns>
    public List<StateMap>? MovesOf(ConversationState state)
    {
        if (Maps.IsEmpty || Canary?.Takes(state.Profile.PersonId) == true)
        {
            return null;
        }

        List<StateMap>? moves = null;
        foreach (var map in Maps)
        {
            foreach (var frame in state.Frames)
            {
                if (frame.Dialog == map.Dialog && frame.Version == map.From && map.States.ContainsKey(frame.State))
                {
                    (moves ??= []).Add(map);
                    break;
                }
            }
        }

        return moves;
    }

    public TenantDialogs With(DialogDefinition earlier) => this with
    {
        Published = With(Published, earlier),
        Canary = Canary is { } canary ? canary with { Machine = With(canary.Machine, earlier) } : null,
    };

    private static DialogMachine With(DialogMachine machine, DialogDefinition earlier) => new(machine.Catalogue.WithVersions([earlier]));
}

/// <summary>A release for a share of the people, always the same ones.</summary>
/// <param name="ReleaseId">Salts the choice: the next canary takes others.</param>
/// <param name="Share">1 to 99, percent.</param>
internal sealed record CanaryDialogs(Guid ReleaseId, int Share, DialogMachine Machine)
{
    public bool Takes(Guid personId) => Bucket(ReleaseId, personId) < Share;

    /// <summary>0 to 99 by FNV-1a over both ids: the same on every node and after every restart.</summary>
    internal static int Bucket(Guid release, Guid person)
    {
        Span<byte> bytes = stackalloc byte[32];
        release.TryWriteBytes(bytes);
        person.TryWriteBytes(bytes[16..]);
        var hash = 2166136261u;
        foreach (var b in bytes)
        {
            hash = (hash ^ b) * 16777619u;
        }

        return (int)((hash ^ (hash >> 15)) % 100);
    }
}
