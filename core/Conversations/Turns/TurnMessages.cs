using System.Collections.Immutable;
using Companion.Dialogs;

namespace Companion.Conversations.Turns;

/// <summary>One turn is one bubble: what it says in words stands together, and the buttons belong to the last of it.</summary>
internal static class TurnMessages
{
    /// <summary>Longer than this is left apart: a channel would split it anyway.</summary>
    private const int MaxMergedChars = 3500;

    public static ImmutableArray<OutMessage> Merged(ImmutableArray<OutMessage> messages)
    {
        if (messages.Length < 2)
        {
            return messages;
        }

        var merged = ImmutableArray.CreateBuilder<OutMessage>(messages.Length);
        foreach (var message in messages)
        {
            if (merged.Count > 0 && GoTogether(merged[^1], message))
            {
                var before = merged[^1];
                merged[^1] = message with
                {
                    Text = before.Text + "\n\n" + message.Text,
                    Home = message.Home ?? before.Home,
                    Lane = before.Lane < message.Lane ? before.Lane : message.Lane,
                };
            }
            else
            {
                merged.Add(message);
            }
        }

        return merged.DrainToImmutable();
    }

    private static bool GoTogether(OutMessage before, OutMessage message) =>
        before.Media is null && message.Media is null
        && before.Buttons.IsEmpty && before.Request == OutRequest.None
        && before.Text.Length + message.Text.Length < MaxMergedChars;
}
