using System.Collections.Concurrent;
using Companion.Conversations;

namespace Companion.Bot.Channels.WebChat.Streaming;

/// <summary>Wakes the streams of a chat when something new is committed for it, on whatever node.</summary>
internal sealed class WebActivitySignals
{
    private readonly ConcurrentDictionary<ChatAddress, ConcurrentDictionary<Listener, byte>> _chats = [];

    /// <summary>Listens until disposed. Take it before reading the log, so that nothing falls between reading and waiting.</summary>
    public Listener Listen(ChatAddress chat)
    {
        var listener = new Listener(this, chat);
        lock (_chats)
        {
            _chats.GetOrAdd(chat, _ => [])[listener] = 0;
        }

        return listener;
    }

    public void Wake(ChatAddress chat)
    {
        if (_chats.TryGetValue(chat, out var listeners))
        {
            foreach (var listener in listeners.Keys)
            {
                listener.Set();
            }
        }
    }

    /// <summary>After a lost connection nobody knows what was missed.</summary>
    public void WakeAll()
    {
        foreach (var chat in _chats.Keys)
        {
            Wake(chat);
        }
    }

    private void Remove(Listener listener, ChatAddress chat)
    {
        // Under the lock: a chat must not be dropped while another stream joins it.
        lock (_chats)
        {
            if (_chats.TryGetValue(chat, out var listeners) && listeners.TryRemove(listener, out _) && listeners.IsEmpty)
            {
                _chats.TryRemove(chat, out _);
            }
        }
    }

    internal sealed class Listener(WebActivitySignals owner, ChatAddress chat) : IDisposable
    {
        private readonly SemaphoreSlim _signal = new(0, 1);
        private int _isSet;

        public void Set()
        {
            if (Interlocked.Exchange(ref _isSet, 1) == 0)
            {
                _signal.Release();
            }
        }

        public async Task WaitAsync(CancellationToken cancellationToken)
        {
            await _signal.WaitAsync(cancellationToken).ConfigureAwait(false);

            // Before the caller reads the log: a signal from now on wakes it again.
            Volatile.Write(ref _isSet, 0);
        }

        public void Dispose() => owner.Remove(this, chat);
    }
}
