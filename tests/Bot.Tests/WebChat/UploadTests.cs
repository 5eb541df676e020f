using System.Net;
using System.Text;
using static Companion.Bot.Tests.WebChat.WebPerson;

namespace Companion.Bot.Tests.WebChat;

public sealed class UploadTests : WebChatTests
{
    private static readonly byte[] Picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2, 3];

    [Fact]
    public async Task Upload_WhenPicture_IsTakenOnceAndServedBySignedAddressOnly()
    {
        var person = await JoinsAsync(Bot);
        await person.OnboardsAsync();

        (await SendAsync(person, Picture)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(person, Picture)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var echo = (await person.ReadAsync()).Single(each => !IsBots(each) && each.TryGetProperty("attachments", out _));
        Text(echo.GetProperty("channelData"), "clientActivityID").ShouldBe("f-1");
        var address = Text(echo.GetProperty("attachments")[0], "contentUrl");
        var served = await Bot.Http.GetAsync(new Uri(Bot.Url, address));
        served.Content.Headers.ContentType!.MediaType.ShouldBe("image/png"); // A file always has one.
        served.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await served.Content.ReadAsByteArrayAsync()).ShouldBe(Picture);
        (await Bot.Http.GetAsync(new Uri(Bot.Url, address[..^3] + "AAA"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        Bot.Clock.Forward(TimeSpan.FromHours(3));
        (await Bot.Http.GetAsync(new Uri(Bot.Url, address))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Upload_WhenItIsAPage_IsOfferedForSavingAndNeverShown()
    {
        var person = await JoinsAsync(Bot);
        await SendAsync(person, Encoding.UTF8.GetBytes("<html><script>alert(1)</script>"));

        var echo = (await person.ReadAsync()).Single(each => !IsBots(each) && each.TryGetProperty("attachments", out _));
        var served = await Bot.Http.GetAsync(new Uri(Bot.Url, Text(echo.GetProperty("attachments")[0], "contentUrl")));
        served.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream"); // A file always has one.
        served.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment"); // Asked for just above.
    }

    [Fact]
    public async Task Upload_WhenNothingOrTooBig_IsRefusedInDirectLinesShape()
    {
        var person = await JoinsAsync(Bot);
        var nothing = await SendAsync(person, null);
        nothing.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ErrorAsync(nothing)).ShouldBe("BadArgument");
        var huge = await SendAsync(person, new byte[(20 * 1024 * 1024) + 1]);
        huge.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await ErrorAsync(huge)).ShouldBe("MessageSizeTooBig");
    }

    private async Task<HttpResponseMessage> SendAsync(WebPerson person, byte[]? file)
    {
        const string Activity = """{"type":"message","channelData":{"clientActivityID":"f-1"}}""";
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Activity, Encoding.UTF8, "application/vnd.microsoft.activity"), "activity", "blob" },
        };
        if (file is not null)
        {
            form.Add(new ByteArrayContent(file), "file", "photo.html");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"directline/conversations/{person.Conversation}/upload?userId=somebody") { Content = form };
        request.Headers.Authorization = new("Bearer", person.Token);
        return await Bot.Http.SendAsync(request);
    }
}
