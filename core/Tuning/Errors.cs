namespace Companion.Tuning;

/// <summary>Why something about dialogs was not done. The code is stable; the sentence is for the people who tune.</summary>
public abstract record TuningError(string Code, string Sentence)
{
    /// <summary>No such dialog, draft, release or set here; another tenant's is none.</summary>
    public sealed record NotFound(string What) : TuningError("not-found", $"There is no such {What}.");

    /// <summary>No bot has run on this database yet: nobody knows its dialogs and commands.</summary>
    public sealed record NoProgram() : TuningError("no-bot-yet", "No bot has run yet. Start the bot once; it tells which dialogs and commands there are.");

    public sealed record ChangedMeanwhile() : TuningError("changed-meanwhile", "Somebody changed this meanwhile. Load it again.");

    public sealed record EditRefused(int Index, string Reason) : TuningError("edit-refused", Reason);

    public sealed record Invalid(string Reason) : TuningError("invalid", Reason);

    public sealed record HasErrors(IReadOnlyList<FindingView> Findings) : TuningError("findings", "The dialogs have errors; they cannot be published so.");

    public sealed record TestsFailed(IReadOnlyList<FindingView> Findings) : TuningError("tests-failed", "Test conversations fail; they cannot be published so.");

    public sealed record NothingChanged() : TuningError("nothing-changed", "This is what is published already.");

    public sealed record CanaryRuns() : TuningError("canary-runs", "A trial with a share of people runs. Publish it to all or take it back first.");

    public sealed record Stranded(IReadOnlyList<StrandedView> Places) : TuningError("stranded", "Some conversations could not go on.");

    /// <summary>A trial chat stands on a version that the draft no longer is.</summary>
    public sealed record DraftChanged() : TuningError("draft-changed", "The dialog was changed since this chat began. Begin it again.");
}

/// <summary>What was asked for, or why not.</summary>
public readonly record struct TuningResult<T>(T? Value, TuningError? Error)
    where T : class
{
    public static implicit operator TuningResult<T>(T value) => new(value, null);

    public static implicit operator TuningResult<T>(TuningError error) => new(null, error);
}
