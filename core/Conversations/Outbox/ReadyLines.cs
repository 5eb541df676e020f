using System.Threading.Channels;
using Companion.Dialogs;

namespace Companion.Conversations.Outbox;

/// <summary>Chats with something to send, by urgency. Whoever waits here is let go by <see cref="Complete"/>.</summary>
internal sealed class ReadyLines
{
    private readonly Channel<ChatLine>[] _lanes = [NewQueue<ChatLine>(), NewQueue<ChatLine>(), NewQueue<ChatLine>(), NewQueue<ChatLine>()];

    // One for each line of the two lanes that share their workers. A channel, and waited for without a token: a semaphore's cancellable
    // wait cost 7 % of the bot's time under load.
    private readonly Channel<byte> _urgent = NewQueue<byte>();

    public void Add(ChatLine line)
    {
        _lanes[(int)line.Lane].Writer.TryWrite(line);
        if (line.Lane is Lane.Reply or Lane.Alert)
        {
            _urgent.Writer.TryWrite(0);
        }
    }

    /// <summary>The next line of one lane.</summary>
    /// <exception cref="ChannelClosedException">No more work here.</exception>
    public ValueTask<ChatLine> TakeAsync(Lane lane) => _lanes[(int)lane].Reader.ReadAsync();

    /// <summary>The next reply; when there is none, the next alert.</summary>
    /// <exception cref="ChannelClosedException">No more work here.</exception>
    public async ValueTask<ChatLine?> TakeUrgentAsync()
    {
        await _urgent.Reader.ReadAsync().ConfigureAwait(false);
        return _lanes[(int)Lane.Reply].Reader.TryRead(out var line) || _lanes[(int)Lane.Alert].Reader.TryRead(out line) ? line : null;
    }

    public void Complete()
    {
        _urgent.Writer.TryComplete();
        foreach (var lane in _lanes)
        {
            lane.Writer.TryComplete();
        }
    }

    private static Channel<T> NewQueue<T>() => Channel.CreateUnbounded<T>();
}
