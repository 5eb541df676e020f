using System.Text;
using System.Text.Json;

namespace Companion.Bot.Channels.Telegram.Updates;

/// <summary>The members of a message that say what it carries.</summary>
internal static class MessageContent
{
    // The order of the first ones is by how often they come.
    private static readonly (string Name, byte[] Utf8)[] Names =
    [
        .. new[]
        {
            "text", "photo", "voice", "location", "contact", "sticker", "video", "document", "audio", "video_note", "venue", "animation",
            "poll", "dice", "game", "story", "checklist", "invoice", "paid_media", "rich_message", "live_photo", "giveaway", "gift",
            "unique_gift", "web_app_data", "successful_payment", "refunded_payment", "users_shared", "chat_shared", "passport_data",
        }.Select(name => (name, Encoding.UTF8.GetBytes(name))),
    ];

    /// <summary>The name under the reader when it is such a member; null for all others (dates, entities, service notices).</summary>
    public static string? NameOf(ref Utf8JsonReader reader)
    {
        foreach (var (name, utf8) in Names)
        {
            if (reader.ValueTextEquals(utf8))
            {
                return name;
            }
        }

        return null;
    }
}
