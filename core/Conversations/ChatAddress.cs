namespace Companion.Conversations;

/// <summary>
/// Where a person is reached: an account of the tenant on a channel (a Telegram bot, the web chat), and the chat in it
/// (Telegram's chat id, the web chat's user id).
/// </summary>
public readonly record struct ChatAddress(Guid TenantId, Guid AccountId, string ChatId);

/// <summary>The kinds of channel; stored by name.</summary>
public enum ChannelKind
{
    Telegram,
    WebChat,
}
