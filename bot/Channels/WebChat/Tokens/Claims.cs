using System.Text.Json.Serialization;

namespace Companion.Bot.Channels.WebChat.Tokens;

/// <summary>A token's claims; "user" and "conv" by Direct Line's names.</summary>
internal sealed record Claims(
    [property: JsonPropertyName("user")] string User,
    [property: JsonPropertyName("conv")] string Conversation,
    [property: JsonPropertyName("tenant")] string Tenant,
    [property: JsonPropertyName("use")] string Purpose,
    [property: JsonPropertyName("exp")] long Exp);

[JsonSerializable(typeof(Claims))]
internal sealed partial class TokenJson : JsonSerializerContext;
