namespace Companion.Conversations.Outbox;

/// <summary>What waits to be sent to one chat in one lane, in order; one message of it is on its way at a time.</summary>
internal sealed class ChatLine(ChatAddress chat, Dialogs.Lane lane)
{
    private readonly List<Outgoing> _messages = new(1);

    public ChatAddress Chat { get; } = chat;

    public Dialogs.Lane Lane { get; } = lane;

    /// <summary>In a ready queue, being sent, or pausing after a failure.</summary>
    public bool IsScheduled { get; set; }

    public int Failures { get; set; }

    public bool IsEmpty => _messages.Count == 0;

    public Outgoing Head => _messages[0];

    public void Add(Outgoing message)
    {
        // Nearly always the newest: ids grow within a chat.
        var at = _messages.Count;
        while (at > 0 && _messages[at - 1].Id > message.Id)
        {
            at--;
        }

        _messages.Insert(at, message);
    }

    /// <summary>Not simply the first: an earlier one may have come in while it was on its way.</summary>
    public void Drop(Outgoing message) => _messages.RemoveAt(_messages.FindIndex(other => other.Id == message.Id));

    public void AddIdsTo(HashSet<long> ids)
    {
        foreach (var message in _messages)
        {
            ids.Add(message.Id);
        }
    }

    public IReadOnlyList<Outgoing> DropAll()
    {
        var dropped = _messages.ToArray();
        _messages.Clear();
        return dropped;
    }
}
