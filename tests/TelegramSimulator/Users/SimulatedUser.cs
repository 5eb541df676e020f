using System.Globalization;
using System.Text.Json.Nodes;
using Companion.TelegramSimulator.World;

namespace Companion.TelegramSimulator;

/// <summary>A person on Telegram, in the private chat with the bot. One test acts for one person at a time.</summary>
public sealed class SimulatedUser : IChatUser
{
    private readonly Simulator _simulator;
    private readonly Chat _chat;
    private int _heardUpTo;
    private long _lastTap;

    internal SimulatedUser(Simulator simulator, Chat chat) => (_simulator, _chat) = (simulator, chat);

    public string Name => _chat.FirstName;

    /// <summary>Both the person's id and the chat's.</summary>
    public long ChatId => _chat.Id;

    /// <summary>The update that the last act made; null when the bot has not asked for its kind.</summary>
    public long? LastUpdateId { get; private set; }

    /// <summary>Labels of the reply keyboard shown now.</summary>
    public IReadOnlyList<string> ReplyKeyboard => [.. _chat.ReplyKeyboard.SelectMany(row => row).Select(button => button.Label)];

    private SimulatorOptions Options => _simulator.World.Options;

    public Task StartsAsync(string? payload = null) => SaysAsync(payload is null ? "/start" : $"/start {payload}");

    public Task SaysAsync(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var content = new JsonObject { ["text"] = text };
        if (text.StartsWith('/'))
        {
            var end = text.IndexOf(' ', StringComparison.Ordinal);
            content["entities"] = new JsonArray(
                new JsonObject { ["type"] = "bot_command", ["offset"] = 0, ["length"] = end < 0 ? text.Length : end });
        }

        return Send("text", text, content);
    }

    public Task PressesAsync(string label)
    {
        foreach (var message in _chat.Standing().Where(message => message.From == Author.Bot && !message.IsReplyKeyboard).Reverse())
        {
            var button = message.Buttons.FirstOrDefault(button => button.Label.Contains(label, StringComparison.CurrentCultureIgnoreCase));
            if (button is not null)
            {
                return Press(message, button);
            }
        }

        var reply = _chat.ReplyKeyboard.SelectMany(row => row)
            .FirstOrDefault(button => button.Label.Contains(label, StringComparison.CurrentCultureIgnoreCase));
        return reply switch
        {
            { Asks: "contact" } => SendsContactAsync("+351910000000"),
            { Asks: "location" } => SendsLocationAsync(38.7223, -9.1393),
            { } => SaysAsync(reply.Label),
            null => throw new ExpectationException($"{Name} finds no button with “{label}”.\n{Transcript()}"),
        };
    }

    /// <summary>Taps a button of the newest message that has some, by its place in reading order.</summary>
    public Task PressesAsync(int index)
    {
        var message = _chat.Standing().LastOrDefault(message => !message.IsReplyKeyboard && message.Rows.Count > 0)
            ?? throw new ExpectationException($"{Name} sees no buttons.\n{Transcript()}");
        return Press(message, message.Buttons.ElementAt(index));
    }

    /// <summary>Sends a tap with any data, also of a button that is not or no longer there.</summary>
    public Task TapsAsync(long messageId, string data)
    {
        _lastTap = Interlocked.Increment(ref _lastTapId);
        var id = TapId(_lastTap);
        _simulator.World.Callbacks.Add(id, new Callback(ChatId, Options.Time.GetUtcNow()));
        var message = _chat.Find(messageId);
        var shown = new JsonObject
        {
            ["message_id"] = messageId,
            ["chat"] = ChatJson(),
            // Zero is how Telegram says that a message is gone.
            ["date"] = message?.At.ToUnixTimeSeconds() ?? 0,
        };
        if (message is not null)
        {
            shown["text"] = message.Text;
        }

        LastUpdateId = _simulator.Feed.Add(ChatId, "callback_query", new JsonObject
        {
            ["id"] = id,
            ["from"] = PersonJson(),
            ["message"] = shown,
            ["chat_instance"] = ChatId.ToString(CultureInfo.InvariantCulture),
            ["data"] = data,
        });
        return Task.CompletedTask;
    }

    /// <summary>Waits until the last tap's spinner stops; the notice that is shown with it, if any.</summary>
    public async Task<string?> IsAnsweredAsync(TimeSpan? patience = null)
    {
        var tap = _simulator.World.Callbacks.Find(TapId(_lastTap)) ?? throw new InvalidOperationException("Nothing was tapped.");
        return await tap.Changed.WaitForAsync(() => tap.Answered, patience ?? Options.Patience, Options.Time)
            ? tap.Text
            : throw new ExpectationException($"{Name}'s tap was not answered.\n{Transcript()}");
    }

    public Task EditsAsync(long messageId, string text)
    {
        var message = _chat.Find(messageId) ?? throw new InvalidOperationException($"There is no message {messageId}.");
        _chat.Replace(_simulator.World.Sequenced(message with { Text = text, Edits = message.Edits + 1 }));
        var edited = MessageJson(messageId, message.At, new JsonObject { ["text"] = text });
        edited["edit_date"] = Options.Time.GetUtcNow().ToUnixTimeSeconds();
        LastUpdateId = _simulator.Feed.Add(ChatId, "edited_message", edited);
        return Task.CompletedTask;
    }

    /// <summary>Id of the last message that this person sent.</summary>
    public long LastMessageId => _chat.Standing().Last(message => message.From == Author.Person).Id;

    public Task SendsVoiceAsync(byte[] ogg) => SendFile("voice", ogg);

    public Task SendsPhotoAsync(byte[] image) => SendFile("photo", image);

    public Task SendsDocumentAsync(byte[] bytes, string fileName, string mimeType) =>
        SendFile("document", bytes, file =>
        {
            file["file_name"] = fileName;
            file["mime_type"] = mimeType;
        });

    public Task SendsLocationAsync(double latitude, double longitude) =>
        Send("location", "", new JsonObject { ["location"] = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude } });

    /// <param name="own">False: somebody else's card.</param>
    public Task SendsContactAsync(string phone, bool own = true)
    {
        var contact = new JsonObject { ["phone_number"] = phone, ["first_name"] = own ? Name : "Somebody" };
        if (own)
        {
            contact["user_id"] = ChatId;
        }

        return Send("contact", phone, new JsonObject { ["contact"] = contact });
    }

    /// <summary>Any other kind of message, such as a sticker; <paramref name="content"/> is its member of the message.</summary>
    public Task SendsAsync(string kind, JsonNode content) => Send(kind, "", new JsonObject { [kind] = content });

    public Task BlocksAsync() => Change(blocked: true);

    public Task UnblocksAsync() => Change(blocked: false);

    public async Task<Heard> HearsAsync(Func<Heard, bool> condition, string expected, TimeSpan? patience = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        Heard? found = null;
        var came = await _chat.Changed.WaitForAsync(() => (found ??= Next(condition)) is not null, patience ?? Options.Patience, Options.Time);
        return came
            ? found!
            : throw new ExpectationException(
                $"{Name} did not hear {expected}.\n{Transcript()}"
                + string.Concat(_simulator.Violations.Select(violation => $"\nviolation: {violation}")));
    }

    public string Transcript() => _simulator.Transcript(ChatId);

    private static long _lastTapId;

    private static string TapId(long tap) => $"tap-{tap.ToString(CultureInfo.InvariantCulture)}";

    private Heard? Next(Func<Heard, bool> condition)
    {
        foreach (var message in _chat.Since(_heardUpTo))
        {
            _heardUpTo++;
            if (message.From != Author.Bot || message.Deleted)
            {
                continue;
            }

            var heard = new Heard(
                message.Id.ToString(CultureInfo.InvariantCulture), message.Text, [.. message.Buttons.Select(button => button.Label)], message.FileBytes);
            if (condition(heard))
            {
                return heard;
            }
        }

        return null;
    }

    private Task Press(ChatMessage message, HeardButton button) =>
        button.Data is { } data
            ? TapsAsync(message.Id, data)
            : throw new ExpectationException($"“{button.Label}” only opens {button.Url}.\n{Transcript()}");

    private Task SendFile(string kind, byte[] bytes, Action<JsonObject>? describe = null)
    {
        var stored = _simulator.World.Files.Add(kind, bytes);
        var file = World.MessageJson.File(kind, stored.Id, bytes.Length);
        if (file is JsonObject single)
        {
            describe?.Invoke(single);
        }

        return Send(kind, "", new JsonObject { [kind] = file });
    }

    private Task Send(string kind, string text, JsonObject content)
    {
        // Writing to a bot opens the chat, and lifts a block.
        _chat.Started = true;
        if (_chat.Blocked)
        {
            Change(blocked: false);
        }

        var message = _simulator.World.Put(_chat, new ChatMessage { Id = 0, From = Author.Person, At = default, Kind = kind, Text = text });
        LastUpdateId = _simulator.Feed.Add(ChatId, "message", MessageJson(message.Id, message.At, content));
        return Task.CompletedTask;
    }

    private Task Change(bool blocked)
    {
        _chat.Blocked = blocked;
        _chat.BotWasTold = false;
        var (before, after) = blocked ? ("member", "kicked") : ("kicked", "member");
        LastUpdateId = _simulator.Feed.Add(ChatId, "my_chat_member", new JsonObject
        {
            ["chat"] = ChatJson(),
            ["from"] = PersonJson(),
            ["date"] = Options.Time.GetUtcNow().ToUnixTimeSeconds(),
            ["old_chat_member"] = Membership(before),
            ["new_chat_member"] = Membership(after),
        });
        return Task.CompletedTask;
    }

    private JsonObject Membership(string status)
    {
        var member = new JsonObject
        {
            ["user"] = new JsonObject { ["id"] = _simulator.World.BotId, ["is_bot"] = true, ["first_name"] = Options.BotName },
            ["status"] = status,
        };
        if (status == "kicked")
        {
            member["until_date"] = 0;
        }

        return member;
    }

    private JsonObject MessageJson(long id, DateTimeOffset at, JsonObject content)
    {
        content["message_id"] = id;
        content["from"] = PersonJson();
        content["chat"] = ChatJson();
        content["date"] = at.ToUnixTimeSeconds();
        return content;
    }

    private JsonObject PersonJson() => new()
    {
        ["id"] = ChatId,
        ["is_bot"] = false,
        ["first_name"] = Name,
        ["language_code"] = _chat.LanguageCode,
    };

    private JsonObject ChatJson() => new() { ["id"] = ChatId, ["type"] = "private", ["first_name"] = Name };
}
