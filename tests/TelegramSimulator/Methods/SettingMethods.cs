using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Companion.TelegramSimulator.Api;

namespace Companion.TelegramSimulator.Methods;

/// <summary>What a bot says about itself, taps' answers, payments' answers, chats and files.</summary>
internal sealed partial class SettingMethods(SimulatorWorld world)
{
    private static readonly string[] Actions =
    [
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
        "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    ];

    private readonly ConcurrentDictionary<string, JsonElement> _commands = new();

    public void AddTo(Dictionary<string, Func<Arguments, ApiAnswer>> methods)
    {
        methods["getMe"] = _ => ApiAnswer.Ok(world.WriteBot);
        methods["answerCallbackQuery"] = AnswerTap;
        methods["sendChatAction"] = arguments => Actions.Contains(arguments.Text("action"))
            ? world.Open(arguments, out _) ?? ApiAnswer.True
            : ApiAnswer.Wrong("chat-action", "wrong parameter action in request");
        methods["getChat"] = arguments => world.Open(arguments, out var chat) ?? ApiAnswer.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("id", chat!.Id);
            writer.WriteString("type", "private");
            writer.WriteString("first_name", chat.FirstName);
            writer.WriteNumber("accent_color_id", 0);
            writer.WriteNumber("max_reaction_count", 1);
            writer.WriteEndObject();
        });
        methods["getFile"] = GetFile;
        methods["setMyCommands"] = SetCommands;
        methods["getMyCommands"] = arguments => ApiAnswer.Ok(writer =>
        {
            if (_commands.TryGetValue(Scope(arguments), out var commands))
            {
                commands.WriteTo(writer);
            }
            else
            {
                writer.WriteStartArray();
                writer.WriteEndArray();
            }
        });
        methods["deleteMyCommands"] = arguments =>
        {
            _commands.TryRemove(Scope(arguments), out _);
            return ApiAnswer.True;
        };
        methods["setMyName"] = arguments => WithinLimit(arguments, "name", 64);
        methods["setMyDescription"] = arguments => WithinLimit(arguments, "description", 512);
        methods["setMyShortDescription"] = arguments => WithinLimit(arguments, "short_description", 120);
        methods["setChatMenuButton"] = _ => ApiAnswer.True;
        methods["createInvoiceLink"] = _ => ApiAnswer.Ok(writer => writer.WriteStringValue("https://t.me/$simulated"));
        methods["answerPreCheckoutQuery"] = arguments => arguments.Flag("ok") || arguments.Text("error_message") is { Length: > 0 }
            ? ApiAnswer.True
            : ApiAnswer.Wrong("payment", "error_message must be given when ok is false");
    }

    [GeneratedRegex("^[a-z0-9_]{1,32}$")]
    private static partial Regex CommandName();

    private static string Scope(Arguments arguments) => $"{arguments.Text("language_code")}|{arguments.Json("scope")}";

    private static ApiAnswer WithinLimit(Arguments arguments, string name, int maxChars) =>
        (arguments.Text(name)?.Length ?? 0) <= maxChars ? ApiAnswer.True : ApiAnswer.Wrong("too-long", $"{name} is too long");

    private ApiAnswer AnswerTap(Arguments arguments)
    {
        const string tooOld = "query is too old and response timeout expired or query ID is invalid";
        if (world.Callbacks.Find(arguments.Text("callback_query_id")!) is not { } tap)
        {
            return ApiAnswer.Wrong("unknown-callback", tooOld);
        }

        if ((arguments.Text("text")?.Length ?? 0) > 200)
        {
            return ApiAnswer.Wrong("too-long", "MESSAGE_TOO_LONG");
        }

        lock (tap)
        {
            if (tap.Answered)
            {
                return ApiAnswer.Wrong("callback-answered-twice", tooOld);
            }

            if (world.Options.Time.GetUtcNow() - tap.At > world.Options.CallbackLifetime)
            {
                return ApiAnswer.Wrong("callback-answered-late", tooOld);
            }

            tap.Answered = true;
            tap.Text = arguments.Text("text");
        }

        tap.Changed.Raise();
        return ApiAnswer.True;
    }

    private ApiAnswer GetFile(Arguments arguments)
    {
        const int maxDownloadBytes = 20 * 1024 * 1024;
        if (world.Files.Find(arguments.Text("file_id")!) is not { } file)
        {
            return ApiAnswer.Wrong("file", "wrong file_id or the file is temporarily unavailable");
        }

        if (file.Bytes.Length > maxDownloadBytes)
        {
            return ApiAnswer.Refused(400, "Bad Request: file is too big");
        }

        return ApiAnswer.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("file_id", file.Id);
            writer.WriteString("file_unique_id", $"unique-{file.Id}");
            writer.WriteNumber("file_size", file.Bytes.Length);
            writer.WriteString("file_path", file.Path);
            writer.WriteEndObject();
        });
    }

    private ApiAnswer SetCommands(Arguments arguments)
    {
        var commands = arguments.Json("commands")!.Value;
        if (commands.GetArrayLength() > 100)
        {
            return ApiAnswer.Wrong("commands", "too many commands specified");
        }

        foreach (var command in commands.EnumerateArray())
        {
            if (!CommandName().IsMatch(command.GetProperty("command").GetString()!.TrimStart('/')))
            {
                return ApiAnswer.Wrong("commands", "BOT_COMMAND_INVALID");
            }

            if (command.GetProperty("description").GetString()!.Length is < 1 or > 256)
            {
                return ApiAnswer.Wrong("commands", "BOT_COMMAND_DESCRIPTION_INVALID");
            }
        }

        _commands[Scope(arguments)] = commands;
        return ApiAnswer.True;
    }
}
