using Companion.People;

namespace Companion.Conversations;

/// <summary>How this node takes turns.</summary>
public sealed class ConversationOptions
{
    /// <summary>Whether an unknown person who writes is taken in (default true).</summary>
    public bool AutoProvision { get; set; } = true;

    /// <summary>For those whose channel tells no language of ours (default English).</summary>
    public Language DefaultLanguage { get; set; } = Language.En;

    /// <summary>Most turns that share a transaction, 1–256 (default 64).</summary>
    public int MaxTurnsPerTransaction { get; set; } = 64;

    /// <summary>Conversations kept in memory (default 20,000, about 2 KB each).</summary>
    public int CachedConversations { get; set; } = 20_000;

    /// <summary>Turns taken alone at a time; each holds a database connection (default 8).</summary>
    public int CarefulTurns { get; set; } = 8;
}
