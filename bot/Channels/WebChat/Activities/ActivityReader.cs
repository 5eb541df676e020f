using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Companion.Conversations;
using Companion.Dialogs;

namespace Companion.Bot.Channels.WebChat.Activities;

/// <summary>What a posted activity asks for.</summary>
/// <param name="Inbound">Null for kinds that are acknowledged and change nothing (typing, unknown ones).</param>
/// <param name="ExternalId">The dedupe key, which is also the activity's id in its conversation.</param>
internal sealed record PostedActivity(string ExternalId, Inbound? Inbound);

/// <summary>Reads activities of Direct Line clients; any JSON object is one.</summary>
internal static class ActivityReader
{
    /// <summary>Longer texts are cut: no question takes as much.</summary>
    public const int MaxTextChars = 16_384;

    private const int MaxTokenChars = 64;
    private static readonly CommandInput Arriving = new("start");

    public static PostedActivity Read(JsonElement activity, ChatAddress chat)
    {
        var data = Find(activity, "channelData");
        var clientId = JsonText.Find(data, "clientActivityID", 1000);
        var content = Content(activity, data);

        // Somebody comes only once, however many clients and events say so.
        var externalId = ReferenceEquals(content, Arriving) ? Arrival(chat.ChatId) : ExternalId(chat.ChatId, clientId);
        return new(externalId, content is null ? null : new()
        {
            Chat = chat,
            ExternalId = externalId,
            Content = content,
            MessageId = externalId,
            LanguageTag = JsonText.Find(activity, "locale", 35),
            SenderName = JsonText.Find(Find(activity, "from"), "name", 100) is { Length: > 0 } name ? name : null,
            ClientActivityId = clientId,
        });
    }

    /// <summary>The dedupe key of a person's first coming.</summary>
    public static string Arrival(string userId) => userId + ":arrival";

    /// <summary>The user leads the key, so that nobody can take another's; ids that are long or odd are hashed.</summary>
    private static string ExternalId(string userId, string? clientId)
    {
        if (string.IsNullOrEmpty(clientId))
        {
            return $"{userId}:{Guid.CreateVersion7():N}";
        }

        return clientId.Length <= 40 && clientId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? $"{userId}:{clientId}"
            : $"{userId}:{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(clientId)))}";
    }

    private static Input? Content(JsonElement activity, JsonElement data) => JsonText.Find(activity, "type", 50) switch
    {
        "message" => Message(activity, data),
        "event" => Event(activity),
        _ => null,
    };

    private static Input? Message(JsonElement activity, JsonElement data)
    {
        var text = JsonText.Find(activity, "text", MaxTextChars);
        var value = JsonText.Find(activity, "value", MaxTokenChars + 1);
        var isTap = Find(data, "postBack").ValueKind == JsonValueKind.True || Find(data, "messageBack").ValueKind == JsonValueKind.Object;
        if (isTap && (value ?? text) is { Length: > 0 and <= MaxTokenChars } tapped)
        {
            return new ButtonInput(tapped);
        }

        if (Location(activity, data) is { } location)
        {
            return location;
        }

        if (!string.IsNullOrWhiteSpace(text))
        {
            return text[0] == '/' ? Command(text) : new TextInput(text, Spoken: Find(data, "spoken").ValueKind == JsonValueKind.True);
        }

        return value is { Length: > 0 and <= MaxTokenChars } ? new ButtonInput(value) : null;
    }

    private static Input Command(string text)
    {
        var end = text.AsSpan().IndexOfAny(' ', '\n', '\t');
        var name = (end < 0 ? text[1..] : text[1..end]).ToLowerInvariant();
        return name.Length is > 0 and <= 32 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            ? new CommandInput(name, end < 0 ? null : text[(end + 1)..].Trim())
            : new TextInput(text);
    }

    /// <summary>Events by which clients say that somebody has come: Web Chat's and Azure's samples, and the page's own.</summary>
    private static Input? Event(JsonElement activity) => JsonText.Find(activity, "name", 50) switch
    {
        "startConversation" or "webchat/join" => Arriving,
        "companion/resume" => new ButtonInput("i:resume"),
        _ => null,
    };

    /// <summary>From the page's channelData, or from a GeoCoordinates entity as schema.org and Bot Framework clients send it.</summary>
    private static LocationInput? Location(JsonElement activity, JsonElement data)
    {
        if (Place(Find(data, "location")) is { } sent)
        {
            return sent;
        }

        var entities = Find(activity, "entities");
        if (entities.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (var entity in entities.EnumerateArray())
        {
            if (JsonText.Find(entity, "type", 50) is "GeoCoordinates" && Place(entity) is { } place)
            {
                return place;
            }

            if (JsonText.Find(entity, "type", 50) is "Place" && Place(Find(entity, "geo")) is { } inside)
            {
                return inside;
            }
        }

        return null;
    }

    private static LocationInput? Place(JsonElement place) =>
        Number(place, "latitude") is >= -90 and <= 90 and var latitude && Number(place, "longitude") is >= -180 and <= 180 and var longitude
            ? new(new LocationValue(latitude, longitude, Number(place, "accuracy") is >= 0 and var accuracy ? accuracy : null))
            : null;

    private static double? Number(JsonElement parent, string name) =>
        Find(parent, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    private static JsonElement Find(JsonElement parent, string name) => JsonText.Member(parent, name);
}
