using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;
using Npgsql;

namespace Companion.People.Family;

/// <summary>What the commands of a family's dialogs share.</summary>
internal static class FamilyCommand
{
    /// <summary>Fails closed: an id that is none, a foreign or an ended relation.</summary>
    public const string Gone = "gone";

    /// <summary>There is a relation, but this was not allowed.</summary>
    public const string Refused = "refused";

    public static Guid? Relation(this CommandCall call) => OpenToken.Id(call.Text("relation"));

    /// <summary>
    /// The relation of somebody whom this person looks after, if they may look at this; the look is written down, allowed or not.
    /// </summary>
    /// <returns>No relation: the result to give, "gone" or "refused".</returns>
    public static async Task<(Relation? Relation, string Refusal)> TheirsAsync(
        this CommandCall call, TurnScope scope, NpgsqlConnection connection, Permission permission, CancellationToken cancellationToken)
    {
        var me = scope.Profile.PersonId;
        if (call.Relation() is not { } id || await Relations.FindAsync(connection, scope.Cipher, id, me, cancellationToken).ConfigureAwait(false) is not { } relation
            || relation.OtherId != me)
        {
            return (null, Gone);
        }

        return await Relations.LookAsync(connection, me, relation.PersonId, permission, scope.Now, cancellationToken).ConfigureAwait(false)
            ? (relation, "") : (null, Refused);
    }

    public static CommandOutcome Of(string result, params ReadOnlySpan<(string Name, SlotValue Value)> values)
    {
        var outputs = ImmutableSortedDictionary.CreateBuilder<string, SlotValue>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            outputs.Add(name, value);
        }

        return new CommandOutcome { Result = result, Values = outputs.ToImmutable() };
    }

    public static TextValue Name(Relation relation) => new(relation.Name.Length == 0 ? "👤" : relation.Name);

    /// <summary>The person at the other end, seen from one of the two.</summary>
    public static Guid Other(this Relation relation, Guid personId) => relation.PersonId == personId ? relation.OtherId : relation.PersonId;
}
