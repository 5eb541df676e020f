namespace Companion.Dialogs;

/// <summary>What a step meant for a question: counted, so that an author sees where people go and where they stop.</summary>
internal enum StepEventKind
{
    /// <summary>It was asked.</summary>
    Reached,
    Answered,
    Skipped,

    /// <summary>An answer was not understood, or could not be.</summary>
    AskedAgain,

    /// <summary>Stopped by the person, or its time ran out.</summary>
    Left,
}

/// <param name="Dialog">Empty: words outside any question.</param>
internal readonly record struct StepEvent(StepEventKind Kind, string Dialog, string Version, string State);
