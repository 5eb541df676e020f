namespace Companion.Conversations.Outbox;

/// <summary>
/// Chats that may have unsent messages which only the table knows, said by another node: what this node said after them waits until a look
/// at the table that began later has ended. Until the first look every chat is such a one. Guarded by its owner's lock.
/// </summary>
internal sealed class ChatHolds
{
    private readonly Dictionary<string, long> _until = new(StringComparer.Ordinal);
    private long _begun;
    private long _ended;

    public void Add(string chatId) => _until[chatId] = _begun + 1;

    public bool Contains(string chatId) => _ended == 0 || _until.ContainsKey(chatId);

    public void BeginLook() => _begun++;

    /// <summary>The look that began last has brought everything there was.</summary>
    public void EndLook()
    {
        _ended = _begun;
        foreach (var (chatId, until) in _until)
        {
            if (until <= _ended)
            {
                _until.Remove(chatId);
            }
        }
    }
}
