using Companion.Conversations;
using Companion.Conversations.Turns;
using Companion.Storage;

namespace Companion.Diary.Trends;

/// <summary>The same picture as the dialog's, as SVG, for a channel that shows it sharp at any size.</summary>
public sealed class TrendPictures(CompanionDatabase database, TimeProvider clock)
{
    /// <param name="chat">Whoever talks in it sees their own readings, and no others.</param>
    /// <param name="period">Up to today, by the person's clock.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Null when nobody has talked in this chat yet.</returns>
    public async Task<string?> DrawAsync(ChatAddress chat, TrendPeriod period, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(chat.TenantId, cancellationToken);
        await using var transaction = await database.BeginAsync(chat.TenantId, cancellationToken);
        var found = await ConversationLoader.LoadAsync(transaction.Connection, chat.TenantId, [chat], [], cipher, locked: false, cancellationToken);
        if (found.Count == 0)
        {
            return null;
        }

        var profile = found[0].Conversation.State.Profile;
        var request = ChartRequest.Of(profile, period, clock.GetUtcNow());
        return TrendChart.Draw(await new TrendReader(transaction).ReadAsync(profile.PersonId, request.Frame(), request.TimeZone, cancellationToken));
    }
}
