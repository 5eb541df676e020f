using System.Text.Json;
using Companion.Bot.Channels.WebChat.Activities;
using Companion.Bot.Channels.WebChat.Files;
using Companion.Bot.Channels.WebChat.Tokens;
using Companion.Conversations;
using Companion.Dialogs;

namespace Companion.Bot.Channels.WebChat.Endpoints;

/// <summary>"POST …/upload": a form with a part "activity" and files, or the bytes of one file as the body.</summary>
internal static class UploadEndpoint
{
    private const int MaxFileBytes = 20 * 1024 * 1024;
    private const int MaxFiles = 5;
    private const int MaxCaptionChars = 1000;

    public static async Task<IResult> UploadAsync(
        string id, string? userId, HttpContext http, WebChatHost host, IConversations conversations, IFileStore files, CancellationToken cancellationToken)
    {
        var session = await host.SessionAsync(cancellationToken);
        if (Caller.Refuse(session, Caller.Bearer(http.Request), id, out var token) is { } refusal)
        {
            return refusal;
        }

        // The token says who it is; "userId" is the protocol's, and is not believed.
        _ = userId;
        var (activity, sent) = http.Request.HasFormContentType
            ? await ReadFormAsync(http.Request, cancellationToken)
            : (default, await ReadBodyAsync(http.Request, cancellationToken));
        if (sent.Any(file => file.Content.Length > MaxFileBytes))
        {
            return Refusals.TooBig;
        }

        if (sent.Count is 0 or > MaxFiles)
        {
            return Refusals.BadActivity;
        }

        var posted = ActivityReader.Read(activity, session.Chat(token));
        var caption = JsonText.Find(activity, "text", MaxCaptionChars);
        for (var i = 0; i < sent.Count; i++)
        {
            var (kind, mimeType) = FileSniffer.Sniff(sent[i].Content, sent[i].Type);
            var stored = await files.SaveAsync(session.Identity.TenantId, null, kind, mimeType, sent[i].Content, cancellationToken);
            var value = new FileValue(kind, stored.ToString("N"), mimeType, sent[i].Content.Length, i == 0 ? caption : null);
            var inbound = new Inbound
            {
                Chat = session.Chat(token),
                ExternalId = i == 0 ? posted.ExternalId : $"{posted.ExternalId}.{i}",
                Content = new FileInput(value),
                MessageId = posted.ExternalId,
                LanguageTag = JsonText.Find(activity, "locale", 35),
                ClientActivityId = i == 0 ? JsonText.Find(JsonText.Member(activity, "channelData"), "clientActivityID", 1000) : null,
            };
            if (await conversations.AcceptAsync(inbound, cancellationToken) == InboundOutcome.Refused)
            {
                return Refusals.NotInvited;
            }
        }

        return TypedResults.Json(new ResourceAnswer(token.ConversationId + "|" + posted.ExternalId), WebChatJson.Default.ResourceAnswer);
    }

    private static async Task<(JsonElement Activity, List<(byte[] Content, string? Type)> Files)> ReadFormAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        JsonElement activity = default;
        var files = new List<(byte[], string?)>();
        var form = await request.ReadFormAsync(cancellationToken);
        foreach (var part in form.Files)
        {
            using var copy = new MemoryStream((int)Math.Min(part.Length, MaxFileBytes + 1));
            await part.CopyToAsync(copy, cancellationToken);
            if (part.Name == "activity")
            {
                activity = Parse(copy.ToArray());
            }
            else
            {
                files.Add((copy.ToArray(), part.ContentType));
            }
        }

        if (form.TryGetValue("activity", out var text) && activity.ValueKind == JsonValueKind.Undefined)
        {
            activity = Parse(System.Text.Encoding.UTF8.GetBytes(text.ToString()));
        }

        return (activity, files);
    }

    private static async Task<List<(byte[] Content, string? Type)>> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await request.Body.CopyToAsync(copy, cancellationToken);
        return copy.Length == 0 ? [] : [(copy.ToArray(), request.ContentType)];
    }

    /// <summary>A file whose activity nobody can read is still a file.</summary>
    private static JsonElement Parse(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
