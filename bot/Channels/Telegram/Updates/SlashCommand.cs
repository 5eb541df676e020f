namespace Companion.Bot.Channels.Telegram.Updates;

/// <summary>"/start@our_bot payload", taken apart.</summary>
internal readonly record struct SlashCommand(string Name, string? Addressee, string? Payload)
{
    private const int MaxNameUnits = 32;

    /// <returns>Null when the text is no command ("/", "/120/80"): then it is text like any other.</returns>
    public static SlashCommand? Parse(string text)
    {
        if (text.Length < 2 || text[0] != '/')
        {
            return null;
        }

        var end = 1;
        while (end < text.Length && IsNameUnit(text[end]))
        {
            end++;
        }

        if (end == 1 || end > MaxNameUnits + 1 || !char.IsAsciiLetter(text[1]))
        {
            return null;
        }

        var name = text[1..end].ToLowerInvariant();
        string? addressee = null;
        if (end < text.Length && text[end] == '@')
        {
            var from = end + 1;
            end = from;
            while (end < text.Length && IsNameUnit(text[end]))
            {
                end++;
            }

            addressee = text[from..end];
        }

        if (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            return null;
        }

        var payload = text[end..].Trim();
        return new(name, addressee, payload.Length == 0 ? null : payload);
    }

    private static bool IsNameUnit(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
