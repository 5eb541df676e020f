using Companion.Bot.Channels.WebChat.Activities;
using Companion.Conversations;

namespace Companion.Bot.Channels.WebChat.Streaming;

/// <summary>Reads a chat's log from a watermark on.</summary>
internal interface IWebActivityLog
{
    /// <summary>At most <see cref="PageSize"/> entries after <paramref name="after"/>, oldest first; null: the newest ones.</summary>
    Task<IReadOnlyList<LogEntry>> ReadAsync(ChatAddress chat, long? after, CancellationToken cancellationToken);

    const int PageSize = 100;
}

internal readonly record struct LogEntry(long Seq, DateTimeOffset At, LoggedActivity Activity);
