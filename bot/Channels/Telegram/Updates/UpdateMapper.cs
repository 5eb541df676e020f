using System.Globalization;
using Companion.Conversations;
using Companion.Dialogs;

namespace Companion.Bot.Channels.Telegram.Updates;

/// <summary>What an update means to the conversation, and what Telegram wants to hear about it.</summary>
/// <param name="Inbound">Null: nothing that concerns anybody; acknowledged and ignored.</param>
/// <param name="CallbackId">A tap that wants its button released.</param>
/// <param name="Checkout">A payment that wants a yes or no within 10 s.</param>
internal readonly record struct MappedUpdate(Inbound? Inbound, string? CallbackId = null, PreCheckout? Checkout = null)
{
    public static readonly MappedUpdate Ignored;
}

/// <summary>Translates Telegram's updates into inbounds. Pure.</summary>
internal static class UpdateMapper
{
    public static MappedUpdate Map(TelegramUpdate update, TelegramBotIdentity bot) => update.Kind switch
    {
        UpdateKind.Message when update.Message is { } message => Message(update.Id, message, bot),
        UpdateKind.EditedMessage when update.Message is { } message => Edited(update.Id, message, bot),
        UpdateKind.Callback when update.Callback is { } callback => Callback(update.Id, callback, bot),
        UpdateKind.Membership when update.Membership is { } change => Membership(update.Id, change, bot),
        UpdateKind.PreCheckout when update.Checkout is { } checkout => new(null, Checkout: checkout),
        _ => MappedUpdate.Ignored,
    };

    private static MappedUpdate Message(long updateId, TelegramMessage message, TelegramBotIdentity bot)
    {
        if (message.Chat.Type == ChatType.Channel || message.From is { IsBot: true } || (message.Chat.Type == ChatType.Group && message.From is null))
        {
            return MappedUpdate.Ignored;
        }

        var text = message.Text;
        if (message.Chat.Type == ChatType.Group && !GroupAddress.IsForBot(message, bot, ref text))
        {
            return MappedUpdate.Ignored;
        }

        return MessageMapper.Content(message, text) is { } content
            ? new(NewInbound(updateId, content, message, bot))
            : MappedUpdate.Ignored;
    }

    private static MappedUpdate Edited(long updateId, TelegramMessage message, TelegramBotIdentity bot)
    {
        if (message.Chat.Type != ChatType.Private || message.From is { IsBot: true })
        {
            return MappedUpdate.Ignored;
        }

        // A position changes only while it is shared live.
        Input? content = message.Location is { } at
            ? new LocationInput(new(at.Latitude, at.Longitude, at.Accuracy, Live: true))
            : message.Text is { } text
                ? new EditInput(Id(message.Id), text)
                : null;
        return content is null ? MappedUpdate.Ignored : new(NewInbound(updateId, content, message, bot));
    }

    private static MappedUpdate Callback(long updateId, CallbackQuery callback, TelegramBotIdentity bot)
    {
        if (callback.Data is null || callback.From is null)
        {
            return new(null, callback.Id);
        }

        var chat = callback.Message?.Chat.Id ?? callback.From.Id;
        return new(
            new Inbound
            {
                Chat = Address(bot, chat),
                ExternalId = Id(updateId),
                Content = new ButtonInput(callback.Data),
                MessageId = callback.Message is { Id: > 0 } message ? Id(message.Id) : null,
                LanguageTag = callback.From.LanguageCode,
                SenderName = callback.From.FirstName,
                SenderId = Sender(callback.From, chat),
            },
            callback.Id);
    }

    private static MappedUpdate Membership(long updateId, MembershipChange change, TelegramBotIdentity bot)
    {
        bool? reachable = change.Status switch
        {
            "kicked" or "left" => false,
            "member" or "administrator" or "creator" => true,
            _ => null,
        };
        if (change.Chat.Type != ChatType.Private || reachable is null)
        {
            return MappedUpdate.Ignored;
        }

        return new(new Inbound
        {
            Chat = Address(bot, change.Chat.Id),
            ExternalId = Id(updateId),
            Content = new ReachableInput(reachable.Value),
            LanguageTag = change.From?.LanguageCode,
            SenderName = change.From?.FirstName,
        });
    }

    private static Inbound NewInbound(long updateId, Input content, TelegramMessage message, TelegramBotIdentity bot) => new()
    {
        Chat = Address(bot, message.Chat.Id),
        ExternalId = Id(updateId),
        Content = content,
        MessageId = Id(message.Id),
        LanguageTag = message.From?.LanguageCode,
        SenderName = message.From?.FirstName,
        SenderId = message.From is { } from ? Sender(from, message.Chat.Id) : null,
    };

    private static string? Sender(TelegramUser from, long chat) => from.Id == chat ? null : Id(from.Id);

    private static ChatAddress Address(TelegramBotIdentity bot, long chat) => new(bot.TenantId, bot.AccountId, Id(chat));

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}
