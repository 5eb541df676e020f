using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Companion.Safety.Ways;

namespace Companion.Bot.Channels.Sms;

/// <summary>Alarms by SMS: "create a message" of Twilio's REST API (form-encoded POST, Basic authentication).</summary>
internal sealed class SmsSender(SmsOptions options, HttpMessageInvoker http) : IWaySender
{
    /// <summary>Three parts of UCS-2 text: longer ones are cut by networks. The link comes whole, in front of what is cut.</summary>
    private const int MaxChars = 200;
    private const int MaxAnswerBytes = 64 * 1024;

    public Way Way => Way.Sms;

    public async Task<WayResult> SendAsync(WayMessage message, CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string> { ["To"] = message.To, ["From"] = options.From, ["Body"] = Body(message) };
        if (options.CallbackUrl is { } callback)
        {
            form["StatusCallback"] = callback.ToString();
        }

        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(options.ApiBaseUrl, $"/2010-04-01/Accounts/{Uri.EscapeDataString(options.AccountSid)}/Messages.json"))
        {
            Content = new FormUrlEncodedContent(form),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthToken}")));
        try
        {
            using var answer = await http.SendAsync(request, cancellationToken);
            return answer.IsSuccessStatusCode
                ? new WayResult(true, await SidAsync(answer, cancellationToken))
                : WayResult.Failed($"http {(int)answer.StatusCode}");
        }
        catch (HttpRequestException exception)
        {
            return WayResult.Failed(exception.HttpRequestError.ToString());
        }
        catch (IOException)
        {
            return WayResult.Failed("connection cut");
        }
    }

    /// <summary>What to do first, then what happened.</summary>
    internal static string Body(WayMessage message)
    {
        var text = message.Text.Length > MaxChars ? message.Text[..MaxChars].TrimEnd() + "…" : message.Text;
        return message.Link is { } link ? $"{text}\n{link}" : text;
    }

    private static async Task<string?> SidAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.Content.Headers.ContentLength > MaxAnswerBytes)
        {
            return null;
        }

        try
        {
            using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
            return json.RootElement.TryGetProperty("sid", out var sid) && sid.ValueKind == JsonValueKind.String && sid.GetString() is { Length: < 100 } id
                ? id
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // It took the message (2xx); only its name for it is lost.
            return null;
        }
    }
}
