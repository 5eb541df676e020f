namespace Companion.Conversations;

/// <summary>Stored as its code.</summary>
public enum QuarantineState
{
    /// <summary>Nobody looked yet.</summary>
    New,

    /// <summary>A bot node takes it again, within a second.</summary>
    Retrying,

    /// <summary>Taken at last.</summary>
    Done,
    Dismissed,

    /// <summary>It could not be taken this time either.</summary>
    FailedAgain,
}

/// <summary>An inbound that could not be taken.</summary>
/// <param name="Channel">"Telegram" or "WebChat"; "—" for what no chat brought (a timer, a result of work).</param>
/// <param name="ChatId">As the channel knows it; to be masked.</param>
/// <param name="Error">Kind and place of the failure; never what the person wrote.</param>
/// <param name="Attempts">How often it was taken, each time with three tries of its own.</param>
public sealed record QuarantineItem(Guid Id, DateTimeOffset At, string Channel, string ChatId, string Error, QuarantineState State, int Attempts, Guid? PersonId);

/// <param name="Kind">What it is: "text", "button" …</param>
/// <param name="Content">What came, as far as it is text; cut at 2,000 characters.</param>
public sealed record QuarantinedContent(QuarantineItem Item, string Kind, string Content);
