using System.Text.Json;

namespace Companion.TelegramSimulator;

/// <summary>A rule of the Bot API that the bot broke.</summary>
/// <param name="Rule">Short name such as "unknown-parameter" or "retry-after-ignored".</param>
public sealed record Violation(string Rule, string Method, long? ChatId, string Detail);

/// <summary>One call of the bot, with what it was answered. The status is 0 when the connection was cut instead.</summary>
public sealed record ApiCall(
    long Number, DateTimeOffset At, string Method, long? ChatId, IReadOnlyDictionary<string, JsonElement> Arguments, int Status);

/// <summary>One update as the bot's side of the wire saw it.</summary>
/// <param name="Attempts">Deliveries begun so far.</param>
/// <param name="AcknowledgedAt">Null: neither a 2xx nor a later offset has come for it.</param>
public sealed record DeliveredUpdate(long Id, long ChatId, string Kind, int Attempts, DateTimeOffset? AcknowledgedAt);

/// <summary>A button as the person sees it. Without data and address it is one of the reply keyboard.</summary>
public sealed record HeardButton(string Label, string? Data = null, string? Url = null, string? Asks = null);

public enum Author
{
    Person,
    Bot,
}

/// <summary>A message as it stands in a chat; an edit makes a new one of the same id.</summary>
public sealed record ChatMessage
{
    public required long Id { get; init; }

    public required Author From { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>"text", "photo", "voice", "location", …</summary>
    public required string Kind { get; init; }

    /// <summary>Text or caption, without its markup.</summary>
    public string Text { get; init; } = "";

    /// <summary>Formatting of <see cref="Text"/>, as the Bot API lists it.</summary>
    public IReadOnlyList<TextEntity> Entities { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<HeardButton>> Rows { get; init; } = [];

    /// <summary>Set when <see cref="Rows"/> is a reply keyboard and not under the message.</summary>
    public bool IsReplyKeyboard { get; init; }

    public string? FileId { get; init; }

    /// <summary>What was uploaded, for photos, voice messages and documents.</summary>
    public byte[]? FileBytes { get; init; }

    public int Edits { get; init; }

    public bool Deleted { get; init; }

    /// <summary>Order over all messages and edits of the simulator.</summary>
    public long Sequence { get; init; }

    public IEnumerable<HeardButton> Buttons => Rows.SelectMany(row => row);
}

/// <summary>Offset and length in UTF-16 units.</summary>
public sealed record TextEntity(string Type, int Offset, int Length, string? Url = null);
