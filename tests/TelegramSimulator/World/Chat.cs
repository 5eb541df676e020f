namespace Companion.TelegramSimulator.World;

/// <summary>The private chat of one person with the bot.</summary>
internal sealed class Chat(long id, string firstName, string languageCode, bool keepHistory)
{
    private const int KeptWithoutHistory = 20;

    private readonly Dictionary<long, ChatMessage> _messages = [];
    private readonly List<ChatMessage> _log = [];
    private long _lastMessageId;
    private int _forgotten;

    public long Id { get; } = id;

    public string FirstName { get; } = firstName;

    public string LanguageCode { get; } = languageCode;

    public Lock Gate { get; } = new();

    public Signal Changed { get; } = new();

    /// <summary>The person has opened the chat: only then may the bot write.</summary>
    public bool Started { get; set; }

    public bool Blocked { get; set; }

    /// <summary>The bot has seen a 403 of this chat since it was blocked.</summary>
    public bool BotWasTold { get; set; }

    /// <summary>The reply keyboard shown now.</summary>
    public IReadOnlyList<IReadOnlyList<HeardButton>> ReplyKeyboard { get; set; } = [];

    public int Length
    {
        get
        {
            lock (Gate)
            {
                return _forgotten + _log.Count;
            }
        }
    }

    public ChatMessage Add(ChatMessage message)
    {
        lock (Gate)
        {
            var added = message with { Id = ++_lastMessageId };
            Write(added);
            return added;
        }
    }

    public ChatMessage? Find(long messageId)
    {
        lock (Gate)
        {
            return _messages.TryGetValue(messageId, out var message) && !message.Deleted ? message : null;
        }
    }

    public void Replace(ChatMessage message)
    {
        lock (Gate)
        {
            Write(message);
        }
    }

    /// <summary>All versions of all messages since <paramref name="position"/>, oldest first.</summary>
    public IReadOnlyList<ChatMessage> Since(int position)
    {
        lock (Gate)
        {
            return _log.GetRange(Math.Max(0, position - _forgotten), _log.Count - Math.Max(0, position - _forgotten));
        }
    }

    /// <summary>The messages as they stand now, oldest first.</summary>
    public IReadOnlyList<ChatMessage> Standing()
    {
        lock (Gate)
        {
            return [.. _messages.Values.Where(message => !message.Deleted).OrderBy(message => message.Id)];
        }
    }

    private void Write(ChatMessage message)
    {
        _messages[message.Id] = message;
        _log.Add(message);
        if (!keepHistory && _log.Count > KeptWithoutHistory)
        {
            _messages.Remove(_log[0].Id);
            _log.RemoveAt(0);
            _forgotten++;
        }

        Changed.Raise();
    }
}
