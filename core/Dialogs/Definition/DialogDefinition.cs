using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Companion.Dialogs;

/// <summary>One dialog in one version: immutable, compiled, with its texts.</summary>
public sealed class DialogDefinition
{
    internal DialogDefinition()
    {
    }

    public required string Name { get; init; }

    /// <summary>First 12 hexadecimal digits of SHA-256 over the definition and the texts it uses.</summary>
    public required string Version { get; init; }

    /// <summary>The file it came from.</summary>
    public required string Path { get; init; }

    /// <summary>The files that make it again: itself and its folder's texts.</summary>
    public required ImmutableArray<DialogSource> Sources { get; init; }

    public required ImmutableArray<SlotDefinition> Slots { get; init; }

    public required string Start { get; init; }

    public ImmutableArray<string> Commands { get; init; } = [];

    internal ImmutableArray<string> Payloads { get; init; } = [];

    internal int? MenuOrder { get; init; }

    internal DialogText? MenuText { get; init; }

    internal DialogText? Phrases { get; init; }

    /// <summary>The slot that takes the argument of "i:dialog.name:argument"; null: no such button begins it.</summary>
    internal string? ButtonSlot { get; init; }

    internal string? OnCancel { get; init; }

    /// <summary>The slot that keeps a photo sent at any of its questions; null: photos are not for this dialog.</summary>
    internal string? PhotoSlot { get; init; }

    internal Lane Lane { get; init; } = Lane.Reply;

    internal FrozenDictionary<string, StateDefinition> States { get; init; } = FrozenDictionary<string, StateDefinition>.Empty;

    /// <summary>States in the file's order.</summary>
    internal ImmutableArray<StateDefinition> Ordered { get; init; } = [];

    /// <summary>States from which the dialog ends without a word.</summary>
    internal FrozenSet<string> Silent { get; init; } = [];

    /// <summary>Every text that the definition may say, by key.</summary>
    internal ImmutableArray<DialogText> Texts { get; init; } = [];

    internal SlotDefinition? Slot(string name)
    {
        foreach (var slot in Slots)
        {
            if (slot.Name == name)
            {
                return slot;
            }
        }

        return null;
    }

    /// <summary>The button text of an option or scale step of a slot, wherever it is asked.</summary>
    internal DialogText? OptionText(string slot, string id)
    {
        foreach (var state in Ordered)
        {
            if (state.Expect is { } expect && expect.Slot == slot)
            {
                foreach (var option in expect.Options)
                {
                    if (option.Id == id)
                    {
                        return option.Label;
                    }
                }
            }
        }

        return null;
    }
}
