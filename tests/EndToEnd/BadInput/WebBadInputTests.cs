using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Companion.Core.Tests.Understanding;
using Xunit.Abstractions;

namespace Companion.EndToEnd.BadInput;

public sealed class WebBadInputTests(BadInputStage stage, ITestOutputHelper output) : IClassFixture<BadInputStage>
{
    private const int People = 10;

    private static readonly string[] Values =
        ["null", "true", "-1", "1e999", "\"x\"", "\"\"", "\"\\ud83d\"", "\"\\u0000\"", "[]", "[[]]", "{}", "{\"id\":{}}", "{\"latitude\":1e9,\"longitude\":\"x\"}"];

    private static readonly string[] Members =
        ["type", "id", "from", "text", "value", "locale", "timestamp", "entities", "attachments", "channelData", "name", "replyToId", "conversation", "unheard_of"];

    [Fact]
    public async Task Texts_OfAnyKind_AreAnsweredAndTheChatGoesOn()
    {
        var texts = NaughtyInputs.All(2000).ToList();
        var lines = await Task.WhenAll(Enumerable.Range(0, People).Select(_ => LineAsync()));
        var accepted = await Task.WhenAll(lines.Select(async (line, which) =>
        {
            var taken = 0;
            foreach (var text in texts.Where((_, i) => i % People == which))
            {
                var status = await PostAsync(line, $$"""{"type":"message","from":{"id":"me","name":"Anna"},"text":{{RawJson.Text(text)}}}""");
                taken += status == HttpStatusCode.OK ? 1 : 0;
                Allowed(status, text);
            }

            return taken;
        }));

        var answers = (await Task.WhenAll(lines.Select(SaidAsync))).Sum();
        output.WriteLine($"{texts.Count} texts, {accepted.Sum()} taken, {answers} answers");
        accepted.Sum().ShouldBeGreaterThanOrEqualTo(texts.Count - 10);
        answers.ShouldBeGreaterThanOrEqualTo(accepted.Sum() * 8 / 10);
        await AllGoOnAsync(lines);
        await stage.IsSoundAsync(texts);
    }

    [Fact]
    public async Task Activities_OfAnyShape_AreAnsweredAndTheChatGoesOn()
    {
        var line = await LineAsync();
        foreach (var member in Members)
        {
            foreach (var value in Values)
            {
                Allowed(await PostAsync(line, $$"""{"type":"message","text":"hidden words","{{member}}":{{value}}}"""), member + value);
                Allowed(await PostAsync(line, $$"""{"type":"event","name":"hidden words","{{member}}":{{value}}}"""), member + value);
                Allowed(await PostAsync(line, $$"""{"type":"message","channelData":{"postBack":true,"clientActivityID":{{value}},"location":{{value}}},"{{member}}":{{value}}}"""), member + value);
            }
        }

        foreach (var body in new[] { "", " ", "null", "[]", "42", "{", "{}", "<html/>", "{}{}", "{\"\\ud800\":1}", new string('[', 100_000) })
        {
            Allowed(await PostAsync(line, body), body);
        }

        await AllGoOnAsync([line]);
        await stage.IsSoundAsync(["hidden words"]);
    }

    [Fact]
    public async Task Files_OfTheWrongKind_AreAnsweredAndTheChatGoesOn()
    {
        var line = await LineAsync();
        byte[][] contents = [[], [0], "MZ\u0090"u8.ToArray(), "<svg onload='alert(1)'/>"u8.ToArray(), "OggS"u8.ToArray(), new byte[1_000_000]];
        foreach (var content in contents)
        {
            foreach (var type in new[] { "image/png", "audio/ogg", "application/x-msdownload", "x/y" })
            {
                using var request = Request(line, "upload", new ByteArrayContent(content));
                request.Content!.Headers.ContentType = new MediaTypeHeaderValue(type);
                using var response = await stage.Web.SendAsync(request);
                Allowed(response.StatusCode, type);
            }
        }

        await AllGoOnAsync([line]);
        await stage.IsSoundAsync([]);
    }

    /// <summary>Taken, or refused with a reason; never an error of ours.</summary>
    private static void Allowed(HttpStatusCode status, string what) =>
        status.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge], what[..Math.Min(100, what.Length)]);

    private async Task<Line> LineAsync()
    {
        using var granted = await stage.Web.PostAsync(new Uri("/directline/tokens/generate", UriKind.Relative), null);
        granted.EnsureSuccessStatusCode();
        using var grant = JsonDocument.Parse(await granted.Content.ReadAsByteArrayAsync());
        var line = new Line(grant.RootElement.GetProperty("conversationId").GetString()!, grant.RootElement.GetProperty("token").GetString()!);
        using var opening = new HttpRequestMessage(HttpMethod.Post, "/directline/conversations");
        opening.Headers.Authorization = new AuthenticationHeaderValue("Bearer", line.Token);
        using var opened = await stage.Web.SendAsync(opening);
        opened.EnsureSuccessStatusCode();
        return line;
    }

    private async Task<HttpStatusCode> PostAsync(Line line, string json)
    {
        using var request = Request(line, "activities", new StringContent(json, Encoding.UTF8, "application/json"));
        // What is too large is refused before it is sent; otherwise the refusal would be lost with the connection.
        request.Headers.ExpectContinue = json.Length > 100_000;
        using var response = await stage.Web.SendAsync(request);
        return response.StatusCode;
    }

    private static HttpRequestMessage Request(Line line, string what, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/directline/conversations/{line.Conversation}/{what}") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", line.Token);
        return request;
    }

    /// <summary>How many activities of the bot stand in the conversation.</summary>
    private async Task<int> SaidAsync(Line line)
    {
        var said = 0;
        var watermark = "0";
        while (true)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"/directline/conversations/{line.Conversation}/activities?watermark={watermark}"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", line.Token);
            using var response = await stage.Web.SendAsync(request);
            using var set = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
            var activities = set.RootElement.GetProperty("activities");
            said += activities.EnumerateArray().Count(activity => activity.GetProperty("from").GetProperty("id").GetString() != line.Conversation
                && activity.GetProperty("from").TryGetProperty("role", out var role) && role.GetString() == "bot");
            var next = set.RootElement.GetProperty("watermark").GetString()!;
            if (activities.GetArrayLength() == 0 || next == watermark)
            {
                return said;
            }

            watermark = next;
        }
    }

    private async Task AllGoOnAsync(IReadOnlyList<Line> lines)
    {
        foreach (var line in lines)
        {
            var before = await SaidAsync(line);
            (await PostAsync(line, """{"type":"message","text":"/help"}""")).ShouldBe(HttpStatusCode.OK);
            (await SaidAsync(line)).ShouldBeGreaterThan(before);
        }
    }

    private sealed record Line(string Conversation, string Token);
}
