using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Companion.TelegramSimulator.Api;
using Companion.TelegramSimulator.World;

namespace Companion.TelegramSimulator;

/// <summary>What exists on the far side of the Bot API: chats, files, taps.</summary>
internal sealed class SimulatorWorld(SimulatorOptions options)
{
    private readonly FloodGuard? _flood = options.Flood is { } limits ? new FloodGuard(limits, options.Time) : null;
    private long _sequence;

    public SimulatorOptions Options { get; } = options;

    public long BotId { get; } = long.Parse(options.Token.Split(':')[0], CultureInfo.InvariantCulture);

    public ConcurrentDictionary<long, Chat> Chats { get; } = new();

    public Files Files { get; } = new();

    public Callbacks Callbacks { get; } = new();

    /// <summary>Where webhooks go in place of the address that the bot names.</summary>
    public IReadOnlyList<Uri>? Routes { get; set; }

    /// <summary>The chat that a call writes to, or why it may not.</summary>
    public ApiAnswer? Open(Arguments arguments, out Chat? chat)
    {
        chat = null;
        if (arguments.Integer("chat_id") is not { } id || !Chats.TryGetValue(id, out chat))
        {
            return ApiAnswer.Wrong("chat-not-found", "chat not found");
        }

        if (!chat.Started)
        {
            return ApiAnswer.Refused(403, "Forbidden: bot can't initiate conversation with a user", brokenRule: "not-started");
        }

        if (!chat.Blocked)
        {
            return null;
        }

        var rule = chat.BotWasTold ? "repeated-send-to-blocked" : null;
        chat.BotWasTold = true;
        return ApiAnswer.Refused(403, "Forbidden: bot was blocked by the user", brokenRule: rule);
    }

    public ApiAnswer? Flood(Chat chat)
    {
        var ignored = false;
        if (_flood?.Take(chat.Id, out ignored) is not { } seconds)
        {
            return null;
        }

        return ApiAnswer.Refused(
            429, $"Too Many Requests: retry after {seconds}", seconds, ignored ? "retry-after-ignored" : null);
    }

    public ChatMessage Sequenced(ChatMessage message) => message with { Sequence = Interlocked.Increment(ref _sequence) };

    public ChatMessage Put(Chat chat, ChatMessage message) => chat.Add(Sequenced(message) with { At = Options.Time.GetUtcNow() });

    public void WriteMessage(Utf8JsonWriter writer, Chat chat, ChatMessage message) =>
        MessageJson.Write(writer, message, chat, Options, BotId);

    public void WriteBot(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", BotId);
        writer.WriteBoolean("is_bot", true);
        writer.WriteString("first_name", Options.BotName);
        writer.WriteString("username", Options.BotUsername);
        writer.WriteBoolean("can_join_groups", true);
        writer.WriteBoolean("can_read_all_group_messages", false);
        writer.WriteBoolean("supports_inline_queries", false);
        writer.WriteEndObject();
    }
}
