using Companion.Dialogs;
using Companion.Storage;

namespace Companion.Conversations;

/// <summary>
/// A channel whose output is rows that the turn itself writes (the web chat's activity log), rather than messages that a sender must put
/// on a wire. What it writes is exactly once, with the turn.
/// </summary>
public interface ITurnChannel
{
    ChannelKind Kind { get; }

    void Write(TurnOutput output, TurnWrites writes, ITenantCipher cipher);

    /// <summary>Writes what was said without a turn: to an inbound that no turn could take.</summary>
    void WriteApart(Inbound inbound, People.Language language, OutMessage message, DateTimeOffset now, TurnWrites writes, ITenantCipher cipher);

    /// <summary>The turn is committed: wake the streams of this chat (on other nodes as well).</summary>
    void Committed(ChatAddress chat);
}

/// <summary>What one turn says in one chat.</summary>
/// <param name="Inbound">What the person sent there, to be echoed; null when the turn came from elsewhere (a timer, another channel).</param>
/// <param name="TurnNumber">The conversation's version after the turn; grows by one with each.</param>
/// <param name="Language">The language the person hears.</param>
public sealed record TurnOutput(
    ChatAddress Chat,
    Guid ConversationId,
    Inbound? Inbound,
    long TurnNumber,
    DateTimeOffset Now,
    People.Language Language,
    IReadOnlyList<OutMessage> Messages);
