using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Companion.Dialogs;

namespace Companion.Bot.Channels.Telegram.Rendering;

/// <summary>
/// Puts buttons into rows that a thumb can hit and an eye can read on a small phone: long labels one a row, short ones side by side. Rows
/// that the dialog asked for are never joined, only divided.
/// </summary>
internal static class ButtonLayout
{
    private const int MaxTokenBytes = 64;

    /// <summary>The longest label, in characters, of which one, two … fit side by side on a 320-pixel screen with large type.</summary>
    private static readonly int[] LongestLabel = [int.MaxValue, 14, 8, 5, 4];

    /// <returns>Null when no button is left.</returns>
    public static InlineKeyboard? Arrange(ImmutableArray<ImmutableArray<OutButton>> rows)
    {
        if (rows.IsDefaultOrEmpty)
        {
            return null;
        }

        var arranged = ImmutableArray.CreateBuilder<ImmutableArray<InlineButton>>(rows.Length);
        foreach (var row in rows)
        {
            AddRow(arranged, row);
        }

        return arranged.Count == 0 ? null : new(arranged.ToImmutable());
    }

    private static void AddRow(ImmutableArray<ImmutableArray<InlineButton>>.Builder arranged, ImmutableArray<OutButton> row)
    {
        var usable = row.IsDefault ? [] : row.Select(Usable).OfType<InlineButton>().ToImmutableArray();
        if (usable.IsEmpty)
        {
            return;
        }

        var perRow = PerRow(usable);
        var rows = (usable.Length + perRow - 1) / perRow;
        // Even rows: 11 buttons at up to 5 a row become 4, 4 and 3.
        for (var (from, left) = (0, rows); left > 0; left--)
        {
            var count = (usable.Length - from + left - 1) / left;
            arranged.Add(usable.Slice(from, count));
            from += count;
        }
    }

    private static int PerRow(ImmutableArray<InlineButton> buttons)
    {
        var longest = buttons.Max(button => new StringInfo(button.Label).LengthInTextElements);
        var fits = 1;
        while (fits < LongestLabel.Length && fits < buttons.Length && longest <= LongestLabel[fits])
        {
            fits++;
        }

        return fits;
    }

    /// <summary>Null for a button that Telegram would refuse together with its whole message.</summary>
    private static InlineButton? Usable(OutButton button)
    {
        if (string.IsNullOrWhiteSpace(button.Label))
        {
            return null;
        }

        if (button.Url is not null)
        {
            return Uri.TryCreate(button.Url, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" or "tg"
                ? new(button.Label, null, button.Url)
                : null;
        }

        return button.Token is { Length: > 0 } && Encoding.UTF8.GetByteCount(button.Token) <= MaxTokenBytes
            ? new(button.Label, button.Token, null)
            : null;
    }
}
