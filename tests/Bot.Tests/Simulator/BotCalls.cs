using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Companion.TelegramSimulator;
using TelegramStandIn = Companion.TelegramSimulator.Simulator;

namespace Companion.Bot.Tests.SimulatorRules;

/// <summary>A simulator of its own, and a bare client in the place of a bot.</summary>
internal sealed class BotCalls : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private BotCalls(TelegramStandIn simulator) => Simulator = simulator;

    public TelegramStandIn Simulator { get; }

    public static async Task<BotCalls> StartAsync(SimulatorOptions? options = null) => new(await TelegramStandIn.StartAsync(options));

    public async Task<SimulatedUser> AnnaAsync()
    {
        var anna = Simulator.User("ru", "Анна");
        await anna.StartsAsync();
        return anna;
    }

    public Task<Answer> CallAsync(string method, JsonObject arguments) =>
        PostAsync(method, JsonContent.Create(arguments));

    public Task<Answer> SendAsync(SimulatedUser to, string text, JsonObject? more = null)
    {
        var arguments = more ?? [];
        arguments["chat_id"] = to.ChatId;
        arguments["text"] = text;
        return CallAsync("sendMessage", arguments);
    }

    public async Task<Answer> PostAsync(string method, HttpContent content)
    {
        using var response = await _http.PostAsync(new Uri(Simulator.BaseUrl, $"/bot{Simulator.Token}/{method}"), content);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return new Answer((int)response.StatusCode, body["result"], (string?)body["description"] ?? "", (int?)body["parameters"]?["retry_after"]);
    }

    public string[] BrokenRules() => [.. Simulator.Violations.Select(violation => violation.Rule)];

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Simulator.DisposeAsync();
    }

    public static JsonObject Buttons(params JsonObject[] buttons) =>
        new() { ["reply_markup"] = new JsonObject { ["inline_keyboard"] = new JsonArray(new JsonArray([.. buttons])) } };

    public static JsonObject Button(string label, string data) => new() { ["text"] = label, ["callback_data"] = data };
}

internal sealed record Answer(int Status, JsonNode? Result, string Description, int? RetryAfter);
