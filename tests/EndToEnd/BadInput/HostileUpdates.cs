using System.Globalization;
using System.Text;
using Companion.TelegramSimulator;

namespace Companion.EndToEnd.BadInput;

/// <summary>Updates that Telegram never sends, or has not sent yet. Each has an id of its own.</summary>
internal static class HostileUpdates
{
    /// <summary>Some updates claim to come from there; the answers find no such chat.</summary>
    public const long NobodysChat = -1;

    private static long _lastId = 900_000_000;

    private static readonly string[] Values =
        ["null", "true", "-1", "1e999", "1.5", "99999999999999999999999", "\"x\"", "\"\"", "\"\\ud83d\"", "\"\\u0000\"", "[]", "[[]]", "[1,null]", "{}", "{\"id\":{}}"];

    private static readonly string[] Members =
    [
        "message_id", "from", "date", "edit_date", "text", "entities", "caption", "photo", "voice", "audio", "video", "video_note", "document", "animation",
        "sticker", "location", "venue", "contact", "poll", "dice", "game", "story", "invoice", "successful_payment", "web_app_data", "reply_to_message",
        "forward_origin", "via_bot", "new_chat_members", "pinned_message", "migrate_to_chat_id", "unheard_of",
    ];

    private static readonly string[] Kinds =
    [
        "channel_post", "edited_channel_post", "business_message", "message_reaction", "inline_query", "chosen_inline_result", "shipping_query",
        "purchased_paid_media", "poll", "poll_answer", "chat_member", "chat_join_request", "chat_boost", "removed_chat_boost", "never_heard_of",
    ];

    public static byte[] Message(SimulatedUser person, string content) => Bytes(
        $$"""{"update_id":{{NextId()}},"message":{"message_id":{{NextId()}},"date":1767225600,"from":{"id":{{person.ChatId}},"is_bot":false,"first_name":"Anna","language_code":"en"},"chat":{"id":{{person.ChatId}},"type":"private"},{{content}} } }""");

    public static IEnumerable<byte[]> All(SimulatedUser person)
    {
        foreach (var member in Members)
        {
            foreach (var value in Values)
            {
                yield return Message(person, $"\"{member}\":{value}");
            }
        }

        foreach (var kind in Kinds)
        {
            foreach (var value in Values.Append($$"""{"chat":{"id":{{person.ChatId}},"type":"private"},"from":{"id":{{person.ChatId}}},"text":"hidden words"}"""))
            {
                yield return Bytes($$"""{"update_id":{{NextId()}},"{{kind}}":{{value}}}""");
            }
        }

        foreach (var value in Values)
        {
            yield return Bytes($$"""{"update_id":{{NextId()}},"message":{{value}}}""");
            yield return Bytes($$"""{"update_id":{{NextId()}},"edited_message":{{value}}}""");
            yield return Bytes($$"""{"update_id":{{NextId()}},"my_chat_member":{{value}}}""");
            yield return Bytes($$"""{"update_id":{{NextId()}},"callback_query":{{value}}}""");
            yield return Bytes($$"""{"update_id":{{value}},"message":{"text":"hidden words"} }""");
            yield return Bytes($$"""{"update_id":{{NextId()}},"message":{"message_id":1,"chat":{{value}},"text":"hidden words"} }""");
            yield return Bytes($$"""{"update_id":{{NextId()}},"message":{"message_id":1,"chat":{"id":{{value}},"type":"private"},"text":"hidden words"} }""");
            yield return Bytes($$"""{"update_id":{{NextId()}},"message":{"message_id":1,"chat":{"id":{{person.ChatId}},"type":{{value}}},"text":"hidden words"} }""");
        }

        foreach (var body in new[] { "", " ", "null", "[]", "42", "\"x\"", "{", "{}", "<html>502</html>", "{\"update_id\":1}{\"update_id\":2}", "{\"\\ud800\":1}" })
        {
            yield return Bytes(body);
        }

        yield return Bytes($$"""{"update_id":{{NextId()}},"x":{{new string('[', 100_000)}}""");
        yield return Message(person, "\"location\":{\"latitude\":9999,\"longitude\":-9999}");
        yield return Message(person, "\"contact\":{\"phone_number\":\"" + new string('9', 10_000) + "\",\"first_name\":\"\\ud800\"}");
        yield return Message(person, "\"text\":\"/" + new string('x', 5_000) + "\"");
        yield return Message(person, "\"caption\":" + RawJson.Text(new string('\uD83D', 100_000)) + ",\"text\":\"hello\"");
        yield return Message(person, "\"entities\":[" + string.Join(',', Enumerable.Repeat("{\"type\":\"bold\",\"offset\":-1,\"length\":99}", 20_000)) + "],\"text\":\"hello\"");
    }

    private static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);

    private static string NextId() => Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
}
