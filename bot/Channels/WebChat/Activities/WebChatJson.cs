using System.Text.Json;
using System.Text.Json.Serialization;

namespace Companion.Bot.Channels.WebChat.Activities;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(DirectLineError))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(ConversationAnswer))]
[JsonSerializable(typeof(ResourceAnswer))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(LinkRequest))]
internal sealed partial class WebChatJson : JsonSerializerContext;
