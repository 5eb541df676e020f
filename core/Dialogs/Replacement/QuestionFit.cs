namespace Companion.Dialogs;

/// <summary>How much a place in one version of a dialog is like a place in another.</summary>
internal static class QuestionFit
{
    /// <summary>Somebody who stands in one can stand in the other: both ask, or both await the same work, or both call the same dialogs.</summary>
    public static bool SamePlace(StateDefinition one, StateDefinition other) =>
        one.Expect is not null ? other.Expect is not null && Calls(one).SequenceEqual(Calls(other), StringComparer.Ordinal)
        : one.Await is not null ? one.Await.Kind == other.Await?.Kind
        : Calls(one).Any() && other.Expect is null && other.Await is null && Calls(one).SequenceEqual(Calls(other), StringComparer.Ordinal);

    /// <summary>The same question: its buttons, already shown, mean the same in both.</summary>
    public static bool SameQuestion(ExpectDefinition one, ExpectDefinition other) =>
        one.Slot == other.Slot && one.Skippable == other.Skippable && Takes(one.Type, other.Type) && Takes(other.Type, one.Type)
        && one.Options.Select(o => (o.Id, o.Value, o.From, o.To)).SequenceEqual(other.Options.Select(o => (o.Id, o.Value, o.From, o.To)));

    /// <summary>Every value of the old type is one of the new.</summary>
    public static bool Takes(SlotType type, SlotType? old) => (type, old) switch
    {
        (ChoiceType now, ChoiceType before) => before.Options.All(o => now.Options.Any(n => n.Id == o.Id)),
        (NumberType now, NumberType before) => now.Unit == before.Unit,
        (ScaleType now, ScaleType before) => now.From <= before.From && now.To >= before.To,
        _ => type.Name == old?.Name,
    };

    private static IEnumerable<string> Calls(StateDefinition state) => StateGraph.CallsOf(state).Select(c => c.Call.Dialog);
}
