using System.Text.Json;
using System.Text.Json.Serialization;
using Companion.Dialogs;
using Companion.Storage;

namespace Companion.Bot.Channels.WebChat.Activities;

/// <summary>
/// One entry of a web chat's log: what the bot said, or what the person sent. Kept as it was meant, not as it is drawn, so that old
/// entries are rendered by today's rules. Stored encrypted; the names are stored data.
/// </summary>
internal sealed record LoggedActivity
{
    private const string Purpose = "webchat.activity";

    /// <summary>The activity's id within its conversation.</summary>
    public required string Id { get; init; }

    /// <summary>Language code that the bot speaks.</summary>
    public required string Locale { get; init; }

    /// <summary>What the bot said; null for the person's own.</summary>
    public OutMessage? Message { get; init; }

    /// <summary>What the person sent; null for the bot's.</summary>
    public Input? Content { get; init; }

    public string? ClientActivityId { get; init; }

    public byte[] Seal(ITenantCipher cipher) => cipher.Seal(JsonSerializer.SerializeToUtf8Bytes(this, LoggedActivityJson.Default.LoggedActivity), Purpose);

    /// <exception cref="System.Security.Cryptography.CryptographicException">Tampered or erased.</exception>
    public static LoggedActivity Open(byte[] box, ITenantCipher cipher) =>
        JsonSerializer.Deserialize(cipher.Open(box, Purpose), LoggedActivityJson.Default.LoggedActivity)
        ?? throw new InvalidDataException("A logged activity is empty.");
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LoggedActivity))]
internal sealed partial class LoggedActivityJson : JsonSerializerContext;
