namespace Companion.Bot.Channels.Telegram.Api;

/// <summary>What the Bot API said to a call, as far as anybody acts on it.</summary>
internal readonly record struct ApiAnswer
{
    public required ApiOutcome Outcome { get; init; }

    /// <summary>Telegram's error code (an HTTP status); 0 when there was no answer.</summary>
    public int Code { get; init; }

    /// <summary>Telegram's words; may quote what was sent, so it is never logged as it is.</summary>
    public string? Description { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The group has become a supergroup with this id.</summary>
    public long? MigrateToChatId { get; init; }

    /// <summary>Of the sent message.</summary>
    public long? MessageId { get; init; }

    /// <summary>Of the sent photo, voice or document, so that it need not be uploaded again.</summary>
    public string? FileId { get; init; }

    public bool IsOk => Outcome == ApiOutcome.Ok;
}

internal enum ApiOutcome
{
    Ok,

    /// <summary>Telegram refused it: it had no effect.</summary>
    Rejected,

    /// <summary>The call never reached Telegram: it had no effect.</summary>
    NotDelivered,

    /// <summary>Time-out, cut connection, 5xx or garbage: it may or may not have had its effect.</summary>
    Unknown,
}
