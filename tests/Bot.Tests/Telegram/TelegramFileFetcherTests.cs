using System.Text;
using System.Text.Json.Nodes;
using Companion.Bot.Channels.Telegram.Api;
using Companion.Bot.Channels.Telegram.Files;
using Companion.Conversations;
using Companion.Diary;
using Companion.Dialogs;

namespace Companion.Bot.Tests.Telegram;

public sealed class TelegramFileFetcherTests : IDisposable
{
    private readonly TelegramStage _stage = new();

    [Fact]
    public async Task RunAsync_WhenThere_KeepsItAndTellsItsId()
    {
        _stage.Network.Answers("""{"ok":true,"result":{"file_id":"v1","file_unique_id":"u","file_size":8,"file_path":"voice/file_1.oga"}}""");
        _stage.Network.Answers("OggS1234");

        var result = await RunAsync("Voice");

        result.Succeeded.ShouldBeTrue();
        var told = JsonNode.Parse(result.ResultJson)!;
        var kept = _stage.Files.Kept[told["file"]!.GetValue<Guid>()];
        (kept.Kind, kept.MimeType, Encoding.ASCII.GetString(kept.Content)).ShouldBe((FileKind.Voice, "audio/ogg", "OggS1234"));
        _stage.Network.Calls.ElementAt(1).Method.ShouldBe("file_1.oga");
    }

    [Theory]
    [InlineData("Photo", "MZ executable")]
    [InlineData("Photo", "%PDF-1.7")]
    [InlineData("Document", "<html><script>")]
    [InlineData("Voice", "PK\u0003\u0004")]
    public async Task RunAsync_WhenItIsSomethingElse_IsRefused(string kind, string content)
    {
        _stage.Network.Answers("""{"ok":true,"result":{"file_id":"v1","file_path":"a/b.jpg"}}""");
        _stage.Network.Answers(content);

        (await RunAsync(kind)).ShouldBe(new(false, """{"problem":"wrong-kind"}"""));
        _stage.Files.Kept.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"ok":false,"error_code":400,"description":"Bad Request: file is too big"}""", 400)]
    [InlineData("""{"ok":true,"result":{"file_id":"v1","file_size":20971521,"file_path":"a"}}""", 200)]
    [InlineData("""{"ok":true,"result":{"file_id":"v1"}}""", 200)]
    [InlineData("""{"ok":true,"result":{"file_id":"v1","file_path":"../../../etc/passwd"}}""", 200)]
    public async Task RunAsync_WhenItCannotBeHad_IsGone(string answer, int status)
    {
        _stage.Network.Answers(answer, status);
        (await RunAsync("Photo")).ShouldBe(new(false, """{"problem":"gone"}"""));
        _stage.Network.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_WhenTelegramIsDown_IsTriedAgain()
    {
        _stage.Network.Answers("<html>", 502);
        (await Should.ThrowAsync<TelegramUnavailableException>(() => RunAsync("Photo"))).ToString().ShouldNotContain("SECRET");
    }

    public void Dispose() => _stage.Dispose();

    private Task<WorkResult> RunAsync(string kind) =>
        new TelegramFileFetcher(new([_stage.Bot]), _stage.Files, new DiaryPhotos(null!)) // no entry is named, so no database is asked
            .RunAsync(
            new(TelegramStage.Tenant, Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), TelegramFileFetcher.WorkKind, $$"""{"file":"v1","kind":"{{kind}}"}""", 1),
            CancellationToken.None);
}
