namespace Companion.TelegramSimulator.Updates;

/// <summary>An update on its way to the bot.</summary>
internal sealed class PendingUpdate(long id, long chatId, string kind, byte[] body)
{
    private int _attempts;

    public long Id { get; } = id;

    public long ChatId { get; } = chatId;

    public string Kind { get; } = kind;

    public byte[] Body { get; } = body;

    public int Attempts => _attempts;

    public DateTimeOffset? AcknowledgedAt { get; set; }

    /// <summary>Deliveries still owed after the acknowledgement: an injected duplicate.</summary>
    public int Repeats { get; set; }

    /// <summary>Taps travel beside the messages of their chat.</summary>
    public (long Chat, bool IsTap) Lane => (ChatId, Kind == "callback_query");

    public void Attempt() => Interlocked.Increment(ref _attempts);

    public DeliveredUpdate Seen() => new(Id, ChatId, Kind, Attempts, AcknowledgedAt);
}
