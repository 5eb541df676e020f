using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;

namespace Companion.People.Family;

/// <summary>What the commands of a family's dialogs share.</summary>
internal static class FamilyCommand
{
    /// <summary>Fails closed: an id that is none, a foreign or an ended relation.</summary>
    public const string Gone = "gone";

    public static Guid? Relation(this CommandCall call) => OpenToken.Id(call.Text("relation"));

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
