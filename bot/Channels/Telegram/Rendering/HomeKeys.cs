using System.Collections.Immutable;
using Companion.Dialogs;

namespace Companion.Bot.Channels.Telegram.Rendering;

/// <summary>The keyboard that is always there: SOS first and alone in its row, whatever else it shows.</summary>
internal static class HomeKeys
{
    /// <summary>Understood in every language, for when the message brings no labels.</summary>
    private const string SosWithoutWords = "🆘 SOS";

    /// <returns>Null when the message changes nothing about the keyboard.</returns>
    public static HomeReplyKeyboard? For(OutMessage message)
    {
        var request = message.Request switch
        {
            OutRequest.Location => new HomeKey(Label(message, "📍"), HomeKeyKind.Location),
            OutRequest.Contact => new HomeKey(Label(message, "📞"), HomeKeyKind.Contact),
            _ => null,
        };
        if (request is null && message.Home is null)
        {
            return null;
        }

        var rows = ImmutableArray.CreateBuilder<ImmutableArray<HomeKey>>(3);
        rows.Add([new(Or(message.Home?.Sos, SosWithoutWords), HomeKeyKind.Sos)]);
        if (request is not null)
        {
            rows.Add([request]);
        }

        if (message.Home is { } home)
        {
            var words = new[] { home.Menu, home.Help }.Where(word => !string.IsNullOrWhiteSpace(word)).Select(word => new HomeKey(word)).ToImmutableArray();
            if (!words.IsEmpty)
            {
                rows.Add(words);
            }
        }

        return new(rows.ToImmutable());
    }

    /// <summary>What a message of its own says that brings the keyboard: the words on its keys.</summary>
    public static string Caption(HomeReplyKeyboard keyboard) =>
        string.Join(" · ", keyboard.Rows.SelectMany(row => row).Select(key => key.Label));

    private static string Label(OutMessage message, string symbol) => Or(message.RequestLabel, symbol);

    private static string Or(string? given, string otherwise) => string.IsNullOrWhiteSpace(given) ? otherwise : given;
}
