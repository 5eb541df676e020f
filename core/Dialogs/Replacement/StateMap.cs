using System.Collections.Immutable;

namespace Companion.Dialogs;

/// <summary>Where live conversations go on that stand in one version of a dialog when another takes over.</summary>
/// <param name="Dialog">Its name.</param>
/// <param name="From">The version that they began with.</param>
/// <param name="To">The version that they go on with.</param>
/// <param name="States">Old state → new state. Whoever stands at a state that is not named stays on the old version.</param>
public sealed record StateMap(string Dialog, string From, string To, ImmutableSortedDictionary<string, string> States);
