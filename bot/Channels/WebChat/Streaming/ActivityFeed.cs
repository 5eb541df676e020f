using System.Globalization;
using Companion.Bot.Channels.WebChat.Activities;
using Companion.Conversations;

namespace Companion.Bot.Channels.WebChat.Streaming;

/// <summary>Pages of a chat as clients read them: rendered activities and the watermark to go on from.</summary>
internal sealed class ActivityFeed(IWebActivityLog log)
{
    /// <param name="chat">Whose log.</param>
    /// <param name="after">The last watermark seen; null: a newcomer to this chat, who gets its newest entries.</param>
    /// <param name="renderer">Of the chat's tenant.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<(ActivitySet Set, long After)> ReadAsync(ChatAddress chat, long? after, ActivityRenderer renderer, CancellationToken cancellationToken)
    {
        var entries = await log.ReadAsync(chat, after, cancellationToken);
        var last = entries.Count > 0 ? entries[^1].Seq : after ?? 0;
        var activities = entries.Select(entry => renderer.Render(entry.Activity, entry.At, chat.ChatId)).ToArray();
        return (new(activities, last.ToString(CultureInfo.InvariantCulture)), last);
    }

    /// <summary>An absent, empty or foreign watermark is null: better to show the newest again than to hide something.</summary>
    public static long? Watermark(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var watermark) ? watermark : null;
}
