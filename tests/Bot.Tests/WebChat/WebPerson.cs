using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Companion.Bot.Tests.WebChat;

/// <summary>A person on a Direct Line client, by plain HTTP.</summary>
internal sealed class WebPerson(BotUnderTest bot, JsonElement granted)
{
    public const string Line = "directline/v3/directline/";

    private int _said;

    public string Conversation => Text(granted, "conversationId");

    public string Token { get; set; } = Text(granted, "token");

    public string Credential => Text(granted, "credential");

    public string UserId => Text(granted, "userId");

    /// <summary>A newcomer, or whoever the credential names; nothing is opened yet.</summary>
    public static async Task<WebPerson> ArrivesAsync(BotUnderTest bot, string? credential = null)
    {
        var answer = await bot.Http.PostAsJsonAsync(Line + "tokens/generate", new { credential });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new(bot, await JsonAsync(answer));
    }

    public static async Task<WebPerson> JoinsAsync(BotUnderTest bot)
    {
        var person = await ArrivesAsync(bot);
        await person.OpensAsync();
        return person;
    }

    public async Task OpensAsync(string locale = "en-GB") =>
        (await CallAsync(HttpMethod.Post, "conversations", $$"""{"locale":"{{locale}}"}""")).IsSuccessStatusCode.ShouldBeTrue();

    public async Task OnboardsAsync()
    {
        foreach (var words in (string[])["English", "Anna", "Germany", "yes", "no", "no", "9:00", "later"])
        {
            await SaysAsync(words);
        }

        (await LastAsync()).ShouldContain("Write to me at any time");
    }

    public Task<string> SaysAsync(string text, string? clientId = null) =>
        PostAsync(JsonSerializer.Serialize(new { type = "message", text, channelData = new { clientActivityID = clientId ?? $"said-{++_said}" } }));

    /// <summary>Taps the newest button whose label holds <paramref name="label"/>, as Web Chat does.</summary>
    public async Task PressesAsync(string label)
    {
        var action = (await ReadAsync()).Reverse<JsonElement>()
            .Where(each => each.TryGetProperty("suggestedActions", out _))
            .SelectMany(each => each.GetProperty("suggestedActions").GetProperty("actions").EnumerateArray())
            .First(each => Text(each, "title").Contains(label, StringComparison.CurrentCultureIgnoreCase));
        await PostAsync(JsonSerializer.Serialize(new { type = "message", text = Text(action, "value"), channelData = new { postBack = true } }));
    }

    /// <returns>The activity's id.</returns>
    public async Task<string> PostAsync(string activity)
    {
        var answer = await CallAsync(HttpMethod.Post, $"conversations/{Conversation}/activities", activity);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return Text(await JsonAsync(answer), "id");
    }

    public async Task<List<JsonElement>> ReadAsync(string watermark = "") => [.. (await SetAsync(watermark)).GetProperty("activities").EnumerateArray()];

    public async Task<JsonElement> SetAsync(string watermark = "") =>
        await JsonAsync(await CallAsync(HttpMethod.Get, $"conversations/{Conversation}/activities?watermark={watermark}"));

    /// <summary>What the bot said last, without Markdown.</summary>
    public async Task<string> LastAsync() => Said((await ReadAsync()).Last(IsBots));

    public Task<HttpResponseMessage> CallAsync(HttpMethod method, string path, string? body = null) => CallAsync(bot, method, path, Token, body);

    public static async Task<HttpResponseMessage> CallAsync(BotUnderTest bot, HttpMethod method, string path, string? token, string? body = null)
    {
        using var request = new HttpRequestMessage(method, Line + path);
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        request.Content = method == HttpMethod.Post ? new StringContent(body ?? "{}", Encoding.UTF8, "application/json") : null;
        return await bot.Http.SendAsync(request);
    }

    /// <param name="watermark">Where to go on from.</param>
    /// <param name="node">The node to ask; null: the person's own.</param>
    public async Task<ClientWebSocket> StreamAsync(string watermark = "", BotUnderTest? node = null)
    {
        var socket = new ClientWebSocket();
        var at = (node ?? bot).Url;
        await socket.ConnectAsync(new($"ws://{at.Authority}/{Line}conversations/{Conversation}/stream?t={Token}&watermark={watermark}"), CancellationToken.None);
        return socket;
    }

    public static async Task<JsonElement> ReceiveAsync(ClientWebSocket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        using var message = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, limit.Token);
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                using var document = JsonDocument.Parse(message.ToArray());
                return document.RootElement.Clone();
            }
        }
    }

    public static bool IsBots(JsonElement activity) => Text(activity.GetProperty("from"), "role") == "bot";

    public static string Said(JsonElement activity) => Text(activity.GetProperty("channelData").GetProperty("companion"), "text");

    public static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!; // A missing one fails the test.

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    public static async Task<string> ErrorAsync(HttpResponseMessage answer) => Text((await JsonAsync(answer)).GetProperty("error"), "code");
}
