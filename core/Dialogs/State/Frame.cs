using System.Collections.Immutable;

namespace Companion.Dialogs;

/// <summary>One open dialog.</summary>
internal sealed record Frame
{
    public required string Dialog { get; init; }

    public required string Version { get; init; }

    public required string State { get; init; }

    /// <summary>Arguments and what commands saved. Answers are in <see cref="Path"/>.</summary>
    public ImmutableArray<SlotEntry> Slots { get; init; } = [];

    /// <summary>What was answered and done so far, in order.</summary>
    public ImmutableArray<PathStep> Path { get; init; } = [];

    /// <summary>After a correction: what had been answered behind it and may stand again.</summary>
    public ImmutableArray<PathStep> Redo { get; init; } = [];

    /// <summary>Slots that a correction changed: steps of <see cref="Redo"/> that read one of them are taken anew.</summary>
    public ImmutableArray<string> Changed { get; init; } = [];

    public OpenAsk? Ask { get; init; }

    /// <summary>The command that the shell runs now.</summary>
    public string? Running { get; init; }

    /// <summary>Awaits a work item of this kind since <see cref="AwaitSince"/>.</summary>
    public string? Awaiting { get; init; }

    public DateTimeOffset AwaitSince { get; init; }

    /// <summary>The awaited result, when it came while the dialog was suspended.</summary>
    public WorkDoneInput? Work { get; init; }

    /// <summary>A file to show with the next picture.</summary>
    public Guid? FileId { get; init; }

    /// <summary>Index of the branch (-1: the state's own call) of the dialog below that called this one; null: it was not called.</summary>
    public int? CalledBy { get; init; }

    public SlotValue? Find(string slot)
    {
        for (var i = Path.Length - 1; i >= 0; i--)
        {
            if (Path[i].Slot == slot && !Path[i].IsReplaced)
            {
                return Path[i].Value;
            }
        }

        foreach (var entry in Slots)
        {
            if (entry.Name == slot)
            {
                return entry.Value;
            }
        }

        return null;
    }

    /// <summary>Fills a slot with what a command or a called dialog gave: it stands from now on, also where the slot was answered or skipped.</summary>
    public Frame With(string slot, SlotValue value) => Replacing(slot).Filled(slot, value);

    /// <summary>The answers so far that were for this slot stand no more.</summary>
    public Frame Replacing(string slot)
    {
        var path = Path;
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i].Slot == slot && !path[i].IsReplaced)
            {
                path = path.SetItem(i, path[i] with { IsReplaced = true });
            }
        }

        return path == Path ? this : this with { Path = path };
    }

    private Frame Filled(string slot, SlotValue value)
    {
        var kept = Slots;
        for (var i = 0; i < kept.Length; i++)
        {
            if (kept[i].Name == slot)
            {
                return this with { Slots = kept.SetItem(i, new(slot, value)) };
            }
        }

        return this with { Slots = kept.Add(new(slot, value)) };
    }
}

internal sealed record SlotEntry(string Name, SlotValue Value);

/// <summary>A state that is behind: an answer (slot; value null: skipped) or a command's or called dialog's result.</summary>
/// <param name="IsReplaced">The slot was filled by a command after this answer.</param>
internal sealed record PathStep(string State, string? Slot, SlotValue? Value, string? MessageId, string? Result, int Button = -1, bool IsReplaced = false);

/// <summary>The one question that is open.</summary>
internal sealed record OpenAsk(long Id, DateTimeOffset AskedAt)
{
    public int Attempts { get; init; }

    public int Reminders { get; init; }

    /// <summary>When the last reminder was said.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    public int Page { get; init; }

    /// <summary>Answers are taken from here on.</summary>
    public DateTimeOffset? WaitUntil { get; init; }

    /// <summary>Text collected so far, taken at <see cref="BurstUntil"/>.</summary>
    public string? Burst { get; init; }

    public DateTimeOffset? BurstUntil { get; init; }

    /// <summary>"Did you mean …?"</summary>
    public SlotValue? Proposal { get; init; }

    /// <summary>The message that was not understood, so that its edit is an answer.</summary>
    public string? MessageId { get; init; }
}
