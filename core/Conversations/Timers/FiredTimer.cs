using System.Globalization;
using Companion.Conversations.Turns;

namespace Companion.Conversations;

/// <summary>A due timer's identity, carried in the inbound's external id: "t:{microseconds since 1970}:{conversation}:{name}".</summary>
internal readonly record struct FiredTimer(string Name, DateTimeOffset Due)
{
    public static string ExternalId(Guid conversationId, string name, DateTimeOffset due) => string.Create(
        CultureInfo.InvariantCulture, $"{TurnTransaction.TimerPrefix}{(due - DateTimeOffset.UnixEpoch).Ticks / 10}:{conversationId:N}:{name}");

    public static FiredTimer? Of(Inbound inbound)
    {
        var id = inbound.ExternalId;
        if (inbound.Chat.AccountId != Guid.Empty || !id.StartsWith(TurnTransaction.TimerPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var end = id.IndexOf(':', TurnTransaction.TimerPrefix.Length);
        var microseconds = long.Parse(id.AsSpan(TurnTransaction.TimerPrefix.Length, end - TurnTransaction.TimerPrefix.Length), CultureInfo.InvariantCulture);
        return new FiredTimer(id[(end + 34)..], DateTimeOffset.UnixEpoch.AddTicks(microseconds * 10));
    }
}
