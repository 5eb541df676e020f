namespace Companion.Conversations.Turns;

/// <summary>
/// The conversations that this node met lately, least recently used out first. Used by the turn lane alone (one thread at a time).
/// </summary>
internal sealed class ConversationCache(int capacity)
{
    private readonly Dictionary<Guid, LinkedListNode<Entry>> _byId = [];
    private readonly Dictionary<ChatAddress, Guid> _byChat = [];
    private readonly LinkedList<Entry> _recent = new();

    private sealed record Entry(LiveConversation Conversation, List<ChatAddress> Chats);

    public LiveConversation? Find(ChatAddress chat) => _byChat.TryGetValue(chat, out var id) ? Find(id) : null;

    public LiveConversation? Find(Guid id)
    {
        if (!_byId.TryGetValue(id, out var node))
        {
            return null;
        }

        if (node != _recent.First)
        {
            _recent.Remove(node);
            _recent.AddFirst(node);
        }

        return node.Value.Conversation;
    }

    public void Add(LiveConversation conversation, ChatAddress? chat)
    {
        if (!_byId.TryGetValue(conversation.Id, out var node))
        {
            node = _recent.AddFirst(new Entry(conversation, new List<ChatAddress>(1)));
            _byId.Add(conversation.Id, node);
            if (_byId.Count > capacity)
            {
                Remove(_recent.Last!.Value.Conversation.Id);
            }
        }

        if (chat is { } address && _byChat.TryAdd(address, conversation.Id))
        {
            node.Value.Chats.Add(address);
        }
    }

    public void Remove(Guid id)
    {
        if (!_byId.Remove(id, out var node))
        {
            return;
        }

        _recent.Remove(node);
        foreach (var chat in node.Value.Chats)
        {
            _byChat.Remove(chat);
        }
    }
}
