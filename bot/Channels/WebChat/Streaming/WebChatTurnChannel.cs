using Companion.Bot.Channels.WebChat.Activities;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Companion.Storage;

namespace Companion.Bot.Channels.WebChat.Streaming;

/// <summary>Writes what a turn heard and said into the web chat's log, within the turn's own transaction: exactly once.</summary>
internal sealed class WebChatTurnChannel(WebActivitySignals signals) : ITurnChannel
{
    /// <summary>Room for a turn's activities between its number and the next's; a turn says far fewer.</summary>
    private const int SeqPerTurn = 1000;

    public ChannelKind Kind => ChannelKind.WebChat;

    public void Write(TurnOutput output, TurnWrites writes, ITenantCipher cipher)
    {
        var rows = writes.Of<WebActivityRows>();
        var seq = output.TurnNumber * SeqPerTurn;
        if (output.Inbound is { } inbound)
        {
            var echo = new LoggedActivity
            {
                Id = inbound.ExternalId,
                Locale = output.Language.Code(),
                Content = inbound.Content,
                ClientActivityId = inbound.ClientActivityId,
            };
            rows.Add(output.Chat, seq, output.Now, echo.Seal(cipher));
        }

        foreach (var message in output.Messages.Take(SeqPerTurn - 1))
        {
            seq++;
            var said = new LoggedActivity
            {
                Id = seq.ToString("D", System.Globalization.CultureInfo.InvariantCulture),
                Locale = output.Language.Code(),
                Message = message,
            };
            rows.Add(output.Chat, seq, output.Now, said.Seal(cipher));
        }
    }

    public void WriteApart(Inbound inbound, Language language, OutMessage message, DateTimeOffset now, TurnWrites writes, ITenantCipher cipher)
    {
        var rows = writes.Of<WebActivityRowsApart>();
        var echo = new LoggedActivity
        {
            Id = inbound.ExternalId,
            Locale = language.Code(),
            Content = inbound.Content,
            ClientActivityId = inbound.ClientActivityId,
        };
        rows.Add(inbound.Chat, now, echo.Seal(cipher));
        var said = new LoggedActivity { Id = inbound.ExternalId + ".answer", Locale = language.Code(), Message = message };
        rows.Add(inbound.Chat, now, said.Seal(cipher));
    }

    public void Committed(ChatAddress chat) => signals.Wake(chat);
}
