namespace Companion.Bot.Channels.Telegram.Updates;

/// <summary>An update as far as Companion listens to it.</summary>
internal sealed class TelegramUpdate
{
    public long Id { get; set; }

    public UpdateKind Kind { get; set; }

    public TelegramMessage? Message { get; set; }

    public CallbackQuery? Callback { get; set; }

    public MembershipChange? Membership { get; set; }

    public PreCheckout? Checkout { get; set; }
}

internal enum UpdateKind
{
    /// <summary>A kind nobody asked for: acknowledged and ignored.</summary>
    Unknown,
    Message,
    EditedMessage,
    Callback,
    Membership,
    PreCheckout,
}

internal sealed class TelegramMessage
{
    public long Id { get; set; }
    public TelegramChat Chat { get; set; }
    public TelegramUser? From { get; set; }

    /// <summary>Who wrote the message that this one answers.</summary>
    public long? ReplyToUserId { get; set; }

    public string? Text { get; set; }
    public string? Caption { get; set; }

    /// <summary>The first member that says what the message carries ("voice", "sticker", "pinned_message"); null for none that is known.</summary>
    public string? ContentName { get; set; }

    public TelegramFile? File { get; set; }
    public TelegramLocation? Location { get; set; }
    public TelegramContact? Contact { get; set; }
}

internal readonly record struct TelegramChat(long Id, ChatType Type);

internal enum ChatType
{
    Private,
    Group,
    Channel,
}

internal sealed record TelegramUser(long Id, bool IsBot, string? FirstName, string? LanguageCode);

internal sealed record TelegramFile(string Id, string? MimeType, long? Bytes);

internal sealed record TelegramLocation(double Latitude, double Longitude, double? Accuracy, int? LivePeriod);

internal sealed record TelegramContact(string Phone, string? Name, long? UserId);

internal sealed record CallbackQuery(string Id, TelegramUser? From, TelegramMessage? Message, string? Data);

internal sealed record MembershipChange(TelegramChat Chat, TelegramUser? From, string? Status);

internal sealed record PreCheckout(string Id, TelegramUser? From);
