using System.Text.Json.Serialization;

namespace Companion.News;

/// <summary>A week that somebody is to be told of; kept encrypted until it is written.</summary>
/// <param name="Person">Whose week.</param>
/// <param name="Reader">Who hears it.</param>
/// <param name="Until">The week's last day.</param>
/// <param name="Language">The reader's.</param>
internal sealed record NewsRequest(Guid Person, Guid Reader, DateOnly Until, string Language);

/// <summary>What comes back to the conversation; no file: the reader may not see pictures, or there is nothing to draw.</summary>
internal sealed record NewsResult(Guid? File, string Summary);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NewsRequest))]
[JsonSerializable(typeof(NewsResult))]
internal sealed partial class NewsJson : JsonSerializerContext;
