using System.Text.Json;
using Companion.TelegramSimulator.Api;
using Companion.TelegramSimulator.World;

namespace Companion.TelegramSimulator.Methods;

/// <summary>Everything that puts a message into a chat.</summary>
internal sealed class SendMethods(SimulatorWorld world)
{
    private const int MaxTextChars = 4096;
    private const int MaxCaptionChars = 1024;
    private const int MaxPhotoBytes = 10 * 1024 * 1024;
    private const int MaxFileBytes = 50 * 1024 * 1024;

    /// <summary>Method → kind of message; for a file also the name of its parameter.</summary>
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["sendPhoto"] = "photo",
        ["sendVoice"] = "voice",
        ["sendAudio"] = "audio",
        ["sendDocument"] = "document",
        ["sendVideo"] = "video",
        ["sendVideoNote"] = "video_note",
        ["sendSticker"] = "sticker",
    };

    public void AddTo(Dictionary<string, Func<Arguments, ApiAnswer>> methods)
    {
        methods["sendMessage"] = SendText;
        foreach (var (method, kind) in Kinds)
        {
            methods[method] = arguments => SendFile(arguments, kind);
        }

        methods["sendLocation"] = arguments => IsPlace(arguments)
            ? Send(arguments, new ChatMessage { Id = 0, From = Author.Bot, At = default, Kind = "location" })
            : ApiAnswer.Wrong("location", "wrong latitude or longitude specified");
        methods["sendVenue"] = arguments => SendPlain(arguments, "venue", arguments.Text("title"));
        methods["sendContact"] = arguments => SendPlain(arguments, "contact", arguments.Text("phone_number"));
        methods["sendPoll"] = arguments => SendPlain(arguments, "poll", arguments.Text("question"));
        methods["sendInvoice"] = arguments => SendPlain(arguments, "invoice", arguments.Text("title"));
        methods["sendMediaGroup"] = SendAlbum;
        methods["copyMessage"] = Copy;
    }

    /// <summary>Text and formatting of a message or a caption, within its limit.</summary>
    public static (string Text, IReadOnlyList<TextEntity> Entities) Format(
        Arguments arguments, string name, out ApiAnswer? refusal)
    {
        var isText = name == "text";
        var text = arguments.Text(name) ?? "";
        IReadOnlyList<TextEntity> entities = [];
        refusal = null;
        switch (arguments.Text("parse_mode"))
        {
            case null or "":
                break;
            case var mode when mode.Equals("HTML", StringComparison.OrdinalIgnoreCase):
                if (HtmlText.Parse(text, out var error) is not { } parsed)
                {
                    refusal = ApiAnswer.Wrong("formatting", $"can't parse entities: {error}");
                    return ("", []);
                }

                (text, entities) = parsed;
                break;
            default:
                // Markdown is not simulated: HTML has the simpler escaping.
                refusal = ApiAnswer.Wrong("formatting", "unsupported parse_mode");
                return ("", []);
        }

        if (entities.Count == 0)
        {
            text = text.Trim();
        }

        if (isText && string.IsNullOrWhiteSpace(text))
        {
            refusal = ApiAnswer.Wrong("empty-text", "message text is empty");
        }
        else if (text.Length > (isText ? MaxTextChars : MaxCaptionChars))
        {
            refusal = ApiAnswer.Wrong("too-long", isText ? "message is too long" : "message caption is too long");
        }

        return (text, entities);
    }

    private static bool IsPlace(Arguments arguments) =>
        arguments.Json("latitude") is { } latitude && Math.Abs(latitude.GetDouble()) <= 90
        && arguments.Json("longitude") is { } longitude && Math.Abs(longitude.GetDouble()) <= 180;

    private static bool LooksLikeImage(byte[] bytes) => bytes is
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, ..] or [(byte)'G', (byte)'I', (byte)'F', ..]
        or [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..];

    private ApiAnswer SendText(Arguments arguments)
    {
        var (text, entities) = Format(arguments, "text", out var refusal);
        return refusal ?? Send(
            arguments, new ChatMessage { Id = 0, From = Author.Bot, At = default, Kind = "text", Text = text, Entities = entities });
    }

    private ApiAnswer SendPlain(Arguments arguments, string kind, string? text) =>
        Send(arguments, new ChatMessage { Id = 0, From = Author.Bot, At = default, Kind = kind, Text = text ?? "" });

    private ApiAnswer SendFile(Arguments arguments, string kind)
    {
        var (text, entities) = Format(arguments, "caption", out var refusal);
        StoredFile? file = null;
        refusal ??= ResolveFile(arguments, kind, out file);
        return refusal ?? Send(arguments, new ChatMessage
        {
            Id = 0,
            From = Author.Bot,
            At = default,
            Kind = kind,
            Text = text,
            Entities = entities,
            FileId = file!.Id,
            FileBytes = file.Bytes,
        });
    }

    private ApiAnswer? ResolveFile(Arguments arguments, string kind, out StoredFile? file)
    {
        file = null;
        if (!arguments.Files.TryGetValue(kind, out var upload))
        {
            var given = arguments.Text(kind)!;
            file = world.Files.Find(given)
                ?? (Uri.TryCreate(given, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? world.Files.Add(kind, []) : null);
            return file is null ? ApiAnswer.Wrong("file", "wrong file identifier/HTTP URL specified") : null;
        }

        if (upload.Bytes.Length == 0)
        {
            return ApiAnswer.Wrong("file", "file must be non-empty");
        }

        if (upload.Bytes.Length > (kind == "photo" ? MaxPhotoBytes : MaxFileBytes))
        {
            return ApiAnswer.Refused(413, "Request Entity Too Large", brokenRule: "file");
        }

        if (kind == "photo" && !LooksLikeImage(upload.Bytes))
        {
            return ApiAnswer.Wrong("file", "IMAGE_PROCESS_FAILED");
        }

        file = world.Files.Add(kind, upload.Bytes);
        return null;
    }

    private ApiAnswer SendAlbum(Arguments arguments)
    {
        var media = arguments.Json("media")!.Value;
        if (media.GetArrayLength() is < 2 or > 10)
        {
            return ApiAnswer.Wrong("album", "an album needs 2-10 items");
        }

        foreach (var item in media.EnumerateArray())
        {
            var source = item.TryGetProperty("media", out var given) ? given.GetString()! : "";
            if (source.StartsWith("attach://", StringComparison.Ordinal) && !arguments.Files.ContainsKey(source["attach://".Length..]))
            {
                return ApiAnswer.Wrong("file", $"attached file {source} is missing");
            }
        }

        return world.Open(arguments, out var chat) ?? world.Flood(chat!) ?? ApiAnswer.Ok(writer =>
        {
            writer.WriteStartArray();
            foreach (var item in media.EnumerateArray())
            {
                var kind = item.GetProperty("type").GetString()!;
                var file = world.Files.Add(kind, []);
                var sent = world.Put(chat!, new ChatMessage { Id = 0, From = Author.Bot, At = default, Kind = kind, FileId = file.Id });
                world.WriteMessage(writer, chat!, sent);
            }

            writer.WriteEndArray();
        });
    }

    private ApiAnswer Copy(Arguments arguments)
    {
        if (world.Chats.GetValueOrDefault(arguments.Integer("from_chat_id") ?? 0)?.Find(arguments.Integer("message_id") ?? 0) is not { } source)
        {
            return ApiAnswer.Wrong("message-not-found", "message to copy not found");
        }

        return world.Open(arguments, out var chat) ?? world.Flood(chat!) ?? ApiAnswer.Ok(writer =>
        {
            var copy = world.Put(chat!, source with { From = Author.Bot, Rows = [], Edits = 0 });
            writer.WriteStartObject();
            writer.WriteNumber("message_id", copy.Id);
            writer.WriteEndObject();
        });
    }

    private ApiAnswer Send(Arguments arguments, ChatMessage content)
    {
        var keyboard = Keyboards.Read(arguments.Json("reply_markup"), out var refusal);
        Chat? chat = null;
        refusal ??= world.Open(arguments, out chat) ?? CheckReply(arguments, chat!) ?? world.Flood(chat!);
        if (refusal is not null || chat is null)
        {
            return refusal!;
        }

        if (keyboard.IsReply || keyboard.Removes)
        {
            chat.ReplyKeyboard = keyboard.Rows;
        }

        // Put at once and not while the answer is written: a fault "after the effect" writes another answer.
        var sent = world.Put(chat, content with { Rows = keyboard.Rows, IsReplyKeyboard = keyboard.IsReply });
        return ApiAnswer.Ok(writer => world.WriteMessage(writer, chat, sent));
    }

    private static ApiAnswer? CheckReply(Arguments arguments, Chat chat)
    {
        if (arguments.Json("reply_parameters") is not { } reply || chat.Find(reply.GetProperty("message_id").GetInt64()) is not null)
        {
            return null;
        }

        var mayMiss = reply.TryGetProperty("allow_sending_without_reply", out var allowed) && allowed.ValueKind == JsonValueKind.True;
        return mayMiss ? null : ApiAnswer.Wrong("message-not-found", "message to be replied not found");
    }
}
