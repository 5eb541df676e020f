using System.Text.Json;
using Companion.Conversations;
using Companion.Diary;
using Companion.Dialogs;

namespace Companion.Bot.Channels.Telegram.Files;

/// <summary>
/// The work "telegram.file": fetches what a person sent and keeps it, encrypted. Payload
/// <c>{"account": guid, "file": telegram's id, "kind": "Photo"}</c> (kind as in <see cref="FileKind"/>; account may be left out while there
/// is one bot; <c>"entry": guid</c> makes it the photo of that diary entry). Result <c>{"file": guid, "kind": …, "mime": …, "bytes": …}</c>, or on failure <c>{"problem": "gone" | "wrong-kind"}</c>.
/// </summary>
internal sealed class TelegramFileFetcher(TelegramBots bots, IFileStore files, DiaryPhotos photos) : IWorkExecutor
{
    public const string WorkKind = "telegram.file";

    /// <summary>getFile: "bots can download files of up to 20MB in size".</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    public string Kind => WorkKind;

    /// <exception cref="Api.TelegramUnavailableException">Telegram cannot be asked now: the work is tried again.</exception>
    public async Task<WorkResult> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var wanted = Payload.Read(item.PayloadJson);
        var bot = (wanted.Account is { } account ? bots.Find(account) : bots.All.Count == 1 ? bots.All[0] : null)
            ?? throw new InvalidOperationException("no bot of this account here");
        if (await bot.Client.GetFileAsync(wanted.File, cancellationToken) is not { FilePath: { Length: > 0 } path, FileSize: null or <= MaxBytes })
        {
            return Problem("gone");
        }

        if (await bot.Client.DownloadAsync(path, MaxBytes, cancellationToken) is not { Length: > 0 } content)
        {
            return Problem("gone");
        }

        if (FileSniffer.TypeOf(content) is not { } mime || !FileSniffer.Suits(wanted.Kind, mime))
        {
            return Problem("wrong-kind");
        }

        var id = await files.SaveAsync(item.TenantId, item.PersonId, wanted.Kind, mime, content, cancellationToken);
        if (wanted.Entry is { } entry)
        {
            await photos.AttachAsync(item.TenantId, item.PersonId, entry, id, cancellationToken);
        }

        return WorkResult.Done(Result(id, wanted.Kind, mime, content.Length));
    }

    private static WorkResult Problem(string problem) => WorkResult.Failed($$"""{"problem":"{{problem}}"}""");

    private static string Result(Guid id, FileKind kind, string mime, int bytes) => $$"""{"file":"{{id}}","kind":"{{kind}}","mime":"{{mime}}","bytes":{{bytes}}}""";

    private sealed record Payload(Guid? Account, string File, FileKind Kind, Guid? Entry)
    {
        public static Payload Read(string json)
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new(
                root.TryGetProperty("account", out var account) && account.TryGetGuid(out var id) ? id : null,
                root.GetProperty("file").GetString() ?? throw new FormatException("the work names no file"),
                Enum.Parse<FileKind>(root.GetProperty("kind").GetString() ?? "", ignoreCase: true),
                root.TryGetProperty("entry", out var entry) && entry.TryGetGuid(out var of) ? of : null);
        }
    }
}
