using System.Collections.Concurrent;
using Companion.Bot.Channels.Telegram.Api;
using Companion.Bot.Channels.Telegram.Rendering;
using Companion.Conversations;
using Companion.Dialogs;

namespace Companion.Bot.Channels.Telegram.Sending;

/// <summary>Sends stored files: the first time by upload, later by the id that Telegram gave the upload.</summary>
internal sealed class MediaSender(IFileStore files)
{
    private const int RememberAtMost = 10_000;

    private readonly ConcurrentDictionary<(Guid AccountId, Guid FileId), string> _uploaded = new();

    public async Task<ApiAnswer> SendAsync(TelegramBot bot, ChatAddress chat, RenderedPart part, CancellationToken cancellationToken)
    {
        var media = part.Media ?? throw new ArgumentException("a part without a file", nameof(part));
        var method = MediaMethod.For(media.Kind);
        var key = (chat.AccountId, media.FileId);
        if (_uploaded.TryGetValue(key, out var known))
        {
            var again = await bot.Client.SendMediaAsync(chat.ChatId, method, known, part.Text, part.Html, part.Markup, cancellationToken);
            if (again.Code != 400 || again.MigrateToChatId is not null)
            {
                return again;
            }

            // Telegram forgot the file; it gets it anew.
            _uploaded.TryRemove(key, out _);
        }

        if (await files.OpenAsync(chat.TenantId, media.FileId, cancellationToken) is not { } file)
        {
            // Erased in between: the words still arrive.
            var words = string.IsNullOrWhiteSpace(part.Text) ? media.Alt : part.Text;
            return await bot.Client.SendMessageAsync(chat.ChatId, string.IsNullOrWhiteSpace(words) ? "…" : words, part.Html, part.Markup, cancellationToken);
        }

        var upload = new UploadFile(Name(file), file.MimeType, file.Content);
        var answer = await bot.Client.UploadMediaAsync(chat.ChatId, method, upload, part.Text, part.Html, part.Markup, cancellationToken);
        if (answer is { IsOk: true, FileId: { } fileId })
        {
            if (_uploaded.Count >= RememberAtMost)
            {
                _uploaded.Clear();
            }

            _uploaded[key] = fileId;
        }

        return answer;
    }

    /// <summary>Of no meaning but for its ending, by which apps know what they get.</summary>
    private static string Name(StoredFile file) => (file.Kind, file.MimeType) switch
    {
        (_, "image/png") => "picture.png",
        (_, "image/jpeg") => "picture.jpg",
        (_, "application/pdf") => "document.pdf",
        (_, "application/json") => "companion.json",
        (_, "text/html") => "companion.html",
        (FileKind.Voice, _) => "voice.ogg",
        (_, "audio/mpeg") => "audio.mp3",
        (_, "video/mp4") => "video.mp4",
        _ => "file.bin",
    };
}
