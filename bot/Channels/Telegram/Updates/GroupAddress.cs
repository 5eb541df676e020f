namespace Companion.Bot.Channels.Telegram.Updates;

/// <summary>Whether somebody in a group speaks to the bot: by command, by mention, or by answering it. All else there is none of its business.</summary>
internal static class GroupAddress
{
    /// <param name="text">Comes out without the mention.</param>
    public static bool IsForBot(TelegramMessage message, TelegramBotIdentity bot, ref string? text)
    {
        if (text is not null && SlashCommand.Parse(text) is { } command)
        {
            return command.Addressee is null || string.Equals(command.Addressee, bot.Username, StringComparison.OrdinalIgnoreCase);
        }

        if (text is not null && bot.Username is { } name)
        {
            var mention = "@" + name;
            var at = text.IndexOf(mention, StringComparison.OrdinalIgnoreCase);
            var after = at + mention.Length;
            if (at >= 0 && (after == text.Length || !(char.IsAsciiLetterOrDigit(text[after]) || text[after] == '_')))
            {
                text = text.Remove(at, mention.Length).Trim(' ', ',', ':', '\n');
                return true;
            }
        }

        return message.ReplyToUserId == bot.BotId;
    }
}
