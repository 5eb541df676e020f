using Companion.Bot.Channels.Telegram;
using Companion.Bot.Channels.WebChat;
using Companion.Conversations;
using Companion.People;
using QRCoder;

namespace Companion.Bot.Dialogs.People;

/// <summary>Invitations as deep links of the bot (core.telegram.org/bots/features#deep-linking), or as addresses of the page where there is no bot.</summary>
internal sealed class Invitations(PageAddress page, TelegramBots? bots = null) : IInvitations
{
    /// <summary>Large enough for an old phone's camera held before another phone's screen.</summary>
    private const int PixelsPerModule = 12;

    public string AddressOf(ChatAddress chat, string payload) =>
        (bots?.Find(chat.AccountId) ?? bots?.All.FirstOrDefault(bot => bot.Identity.TenantId == chat.TenantId))?.Identity.Username is { Length: > 0 } name
            ? $"https://t.me/{name}?start={payload}"
            : $"{page.Value}/#start={payload}";

    public byte[] PictureOf(string address)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return code.GetGraphic(PixelsPerModule);
    }
}
