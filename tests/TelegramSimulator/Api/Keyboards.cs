using System.Text;
using System.Text.Json;

namespace Companion.TelegramSimulator.Api;

/// <param name="IsReply">A reply keyboard and not buttons under the message.</param>
/// <param name="Removes">Takes the shown reply keyboard away.</param>
internal sealed record Keyboard(IReadOnlyList<IReadOnlyList<HeardButton>> Rows, bool IsReply, bool Removes)
{
    public static Keyboard None { get; } = new([], false, false);
}

/// <summary>Limits of keyboards. Types and names were checked before.</summary>
internal static class Keyboards
{
    private const int MaxInlineButtons = 100;
    private const int MaxReplyButtons = 300;
    private const int MaxButtonsInRow = 8;
    private const int MaxDataBytes = 64;

    public static Keyboard Read(JsonElement? markup, out ApiAnswer? refusal)
    {
        refusal = null;
        if (markup is not { } given)
        {
            return Keyboard.None;
        }

        if (given.TryGetProperty("inline_keyboard", out var inline))
        {
            return new Keyboard(ReadInline(inline, out refusal), false, false);
        }

        if (given.TryGetProperty("keyboard", out var reply))
        {
            return new Keyboard(ReadReply(reply, out refusal), true, false);
        }

        return Keyboard.None with { Removes = given.TryGetProperty("remove_keyboard", out _) };
    }

    private static List<List<HeardButton>> ReadInline(JsonElement rows, out ApiAnswer? refusal)
    {
        var read = new List<List<HeardButton>>();
        foreach (var row in rows.EnumerateArray())
        {
            var buttons = new List<HeardButton>();
            foreach (var button in row.EnumerateArray())
            {
                refusal = CheckInline(button);
                if (refusal is not null)
                {
                    return read;
                }

                buttons.Add(new HeardButton(Text(button, "text")!, Text(button, "callback_data"), Text(button, "url")));
            }

            read.Add(buttons);
        }

        refusal = CheckCounts(read, MaxInlineButtons);
        return read;
    }

    private static ApiAnswer? CheckInline(JsonElement button)
    {
        if (string.IsNullOrWhiteSpace(Text(button, "text")))
        {
            return ApiAnswer.Wrong("keyboard", "inline keyboard button text must be non-empty");
        }

        var actions = button.EnumerateObject().Count(field => field.Name is not ("text" or "icon_custom_emoji_id" or "style"));
        if (actions != 1)
        {
            return ApiAnswer.Wrong("keyboard", "Text buttons are unallowed in the inline keyboard");
        }

        if (Text(button, "callback_data") is { } data && Encoding.UTF8.GetByteCount(data) is < 1 or > MaxDataBytes)
        {
            return ApiAnswer.Wrong("callback-data", "BUTTON_DATA_INVALID");
        }

        return Text(button, "url") is { } url && !IsButtonUrl(url)
            ? ApiAnswer.Wrong("keyboard", $"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
            : null;
    }

    /// <summary>HTTP and tg:// only: tel: and mailto: are refused.</summary>
    private static bool IsButtonUrl(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" or "tg" or "ton"
        || (!url.Contains(':', StringComparison.Ordinal) && url.Contains('.', StringComparison.Ordinal));

    private static List<List<HeardButton>> ReadReply(JsonElement rows, out ApiAnswer? refusal)
    {
        var read = new List<List<HeardButton>>();
        foreach (var row in rows.EnumerateArray())
        {
            var buttons = new List<HeardButton>();
            foreach (var button in row.EnumerateArray())
            {
                var label = button.ValueKind == JsonValueKind.String ? button.GetString()! : Text(button, "text")!;
                if (string.IsNullOrWhiteSpace(label))
                {
                    refusal = ApiAnswer.Wrong("keyboard", "keyboard button text must be non-empty");
                    return read;
                }

                buttons.Add(new HeardButton(label, Asks: Asks(button)));
            }

            read.Add(buttons);
        }

        refusal = read.Sum(row => row.Count) == 0
            ? ApiAnswer.Wrong("keyboard", "object expected as reply markup")
            : CheckCounts(read, MaxReplyButtons);
        return read;
    }

    private static ApiAnswer? CheckCounts(List<List<HeardButton>> rows, int most) =>
        rows.Sum(row => row.Count) > most || rows.Exists(row => row.Count > MaxButtonsInRow)
            ? ApiAnswer.Wrong("keyboard", "REPLY_MARKUP_TOO_LONG")
            : null;

    private static string? Asks(JsonElement button)
    {
        if (button.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return button.TryGetProperty("request_contact", out var contact) && contact.ValueKind == JsonValueKind.True ? "contact"
            : button.TryGetProperty("request_location", out var place) && place.ValueKind == JsonValueKind.True ? "location"
            : null;
    }

    private static string? Text(JsonElement button, string name) =>
        button.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
