using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Companion.Bot.Tests.Telegram;

/// <summary>Stands where the network would be: keeps every call and answers what the test says.</summary>
internal sealed class FakeTelegram : HttpMessageHandler
{
    public const string Taken = """{"ok":true,"result":{"message_id":7}}""";

    private readonly ConcurrentQueue<Func<HttpResponseMessage>> _answers = new();

    public ConcurrentQueue<(string Method, string Body)> Calls { get; } = new();

    public Func<string, string?>? Otherwise { get; set; }

    public void Answers(string body, int status = 200) => _answers.Enqueue(() => Response(body, status));

    public void Fails(Exception failure) => _answers.Enqueue(() => throw failure);

    public JsonNode Body(int call) => JsonNode.Parse(Calls.ElementAt(call).Body)!;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var method = request.RequestUri!.Segments[^1];
        Calls.Enqueue((method, body));
        return _answers.TryDequeue(out var answer) ? answer() : Response(Otherwise?.Invoke(method) ?? Taken, 200);
    }

    private static HttpResponseMessage Response(string body, int status) =>
        new((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
}
