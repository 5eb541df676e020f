using Companion.TelegramSimulator.Api;
using Companion.TelegramSimulator.World;

namespace Companion.TelegramSimulator.Methods;

/// <summary>Everything that changes a message or removes it.</summary>
internal sealed class EditMethods(SimulatorWorld world)
{
    private const string NotModified = "message is not modified: specified new message content and reply markup are exactly the same "
        + "as a current content and reply markup of the message";

    public void AddTo(Dictionary<string, Func<Arguments, ApiAnswer>> methods)
    {
        methods["editMessageText"] = arguments => EditContent(arguments, "text");
        methods["editMessageCaption"] = arguments => EditContent(arguments, "caption");
        methods["editMessageReplyMarkup"] = arguments => Edit(arguments, message => message);
        methods["editMessageMedia"] = arguments => Edit(arguments, message => message with { Entities = [] }, isAlwaysNew: true);
        methods["editMessageLiveLocation"] = arguments => Edit(arguments, message => message, isAlwaysNew: true);
        methods["stopMessageLiveLocation"] = methods["editMessageLiveLocation"];
        methods["deleteMessage"] = arguments => Delete(arguments, arguments.Integer("message_id")!.Value);
        methods["deleteMessages"] = DeleteAll;
        methods["pinChatMessage"] = OnMessage;
        methods["unpinChatMessage"] = arguments => world.Open(arguments, out _) ?? ApiAnswer.True;
        methods["setMessageReaction"] = OnMessage;
    }

    private ApiAnswer EditContent(Arguments arguments, string name)
    {
        var (text, entities) = SendMethods.Format(arguments, name, out var refusal);
        if (refusal is not null)
        {
            return refusal;
        }

        var editsText = name == "text";
        return Edit(arguments, message => (message.Kind == "text") == editsText ? message with { Text = text, Entities = entities } : null);
    }

    /// <param name="change">Null: there is nothing of this sort to edit.</param>
    private ApiAnswer Edit(Arguments arguments, Func<ChatMessage, ChatMessage?> change, bool isAlwaysNew = false)
    {
        var keyboard = Keyboards.Read(arguments.Json("reply_markup"), out var refusal);
        Chat? chat = null;
        refusal ??= world.Open(arguments, out chat);
        if (refusal is not null || chat is null)
        {
            return refusal!;
        }

        lock (chat.Gate)
        {
            if (arguments.Integer("message_id") is not { } id || chat.Find(id) is not { } message)
            {
                return ApiAnswer.Wrong("message-not-found", "message to edit not found");
            }

            if (message.From != Author.Bot || message.IsReplyKeyboard)
            {
                return ApiAnswer.Wrong("not-editable", "message can't be edited");
            }

            if (change(message) is not { } changed)
            {
                return ApiAnswer.Wrong("not-editable", "there is no text in the message to edit");
            }

            // Leaving the keyboard out removes it.
            changed = changed with { Rows = keyboard.Rows };
            if (!isAlwaysNew && IsSame(message, changed))
            {
                return ApiAnswer.Refused(400, $"Bad Request: {NotModified}");
            }

            var edited = world.Sequenced(changed with { Edits = message.Edits + 1 });
            chat.Replace(edited);
            return ApiAnswer.Ok(writer => world.WriteMessage(writer, chat, edited));
        }
    }

    private static bool IsSame(ChatMessage before, ChatMessage after) =>
        before.Text == after.Text && before.Entities.SequenceEqual(after.Entities) && before.Buttons.SequenceEqual(after.Buttons)
        && before.Rows.Select(row => row.Count).SequenceEqual(after.Rows.Select(row => row.Count));

    private ApiAnswer Delete(Arguments arguments, long messageId)
    {
        if (world.Open(arguments, out var chat) is { } refusal)
        {
            return refusal;
        }

        if (chat!.Find(messageId) is not { } message)
        {
            return ApiAnswer.Refused(400, "Bad Request: message to delete not found");
        }

        chat.Replace(world.Sequenced(message with { Deleted = true }));
        return ApiAnswer.True;
    }

    private ApiAnswer DeleteAll(Arguments arguments)
    {
        var ids = arguments.Json("message_ids")!.Value;
        if (ids.GetArrayLength() is < 1 or > 100)
        {
            return ApiAnswer.Wrong("too-many", "message_ids must hold 1-100 ids");
        }

        foreach (var id in ids.EnumerateArray())
        {
            Delete(arguments, id.GetInt64());
        }

        return ApiAnswer.True;
    }

    private ApiAnswer OnMessage(Arguments arguments) =>
        world.Open(arguments, out var chat)
        ?? (chat!.Find(arguments.Integer("message_id")!.Value) is null
            ? ApiAnswer.Wrong("message-not-found", "message not found")
            : ApiAnswer.True);
}
