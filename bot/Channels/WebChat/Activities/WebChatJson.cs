using System.Text.Json;
using System.Text.Json.Serialization;

namespace Companion.Bot.Channels.WebChat.Activities;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(Endpoints.DirectLineError))]
[JsonSerializable(typeof(Endpoints.TokenAnswer))]
[JsonSerializable(typeof(Endpoints.ConversationAnswer))]
[JsonSerializable(typeof(Endpoints.ResourceAnswer))]
[JsonSerializable(typeof(Endpoints.SessionAnswer))]
[JsonSerializable(typeof(Endpoints.TokenRequest))]
[JsonSerializable(typeof(Endpoints.LinkRequest))]
internal sealed partial class WebChatJson : JsonSerializerContext;
