using System.Collections.Immutable;

namespace Companion.Dialogs;

/// <summary>What is certain about the slots at one point of a dialog: these are filled on every way there, those are empty.</summary>
internal sealed record Known(ImmutableHashSet<string> Filled, ImmutableHashSet<string> Empty)
{
    public static readonly Known Nothing = new([], []);

    public bool IsFilled(string source) =>
        Filled.Contains(source) || (!SlotSource.Optional(source) && Filled.Contains(Root(source)));

    public Known Fill(IEnumerable<string> sources)
    {
        var known = this;
        foreach (var source in sources)
        {
            var root = Root(source);
            known = new(known.Filled.Add(source).Add(root), known.Empty.Remove(root));
        }

        return known;
    }

    public Known Fill(string source) => Fill([source]);

    /// <summary>The slot is empty from here on.</summary>
    public Known Clear(string slot) => new(
        Filled.Where(f => f != slot && !f.StartsWith(slot + ".", StringComparison.Ordinal)).ToImmutableHashSet(), Empty.Add(slot));

    /// <summary>What is certain on this way and on the other.</summary>
    public Known Meet(Known other) => new(Filled.Intersect(other.Filled), Empty.Intersect(other.Empty));

    public bool Same(Known other) => Filled.SetEquals(other.Filled) && Empty.SetEquals(other.Empty);

    public static string Root(string source) =>
        source.StartsWith("profile.", StringComparison.Ordinal) || source.IndexOf('.', StringComparison.Ordinal) is var dot && dot < 0 ? source : source[..dot];
}
