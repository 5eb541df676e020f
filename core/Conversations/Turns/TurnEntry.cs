using System.Text.Json;
using System.Text.Json.Serialization;
using Companion.Dialogs;
using Companion.People;

namespace Companion.Conversations.Turns;

/// <summary>One line of the turn log: with the state before it, all that a step depended on.</summary>
internal sealed record TurnEntry
{
    [JsonPropertyName("now")]
    public required DateTimeOffset Now { get; init; }

    [JsonPropertyName("in")]
    public required Input Input { get; init; }

    [JsonPropertyName("mid")]
    public string? MessageId { get; init; }

    /// <summary>Outcomes of the commands, in the order that the machine asked for them.</summary>
    [JsonPropertyName("out")]
    public List<OutcomeInput>? Outcomes { get; init; }

    /// <summary>Maps of a release that moved the conversation before this input.</summary>
    [JsonPropertyName("mv")]
    public List<StateMap>? Moves { get; init; }

    /// <summary>Only in a conversation's first entry: the profile that it was created with.</summary>
    [JsonPropertyName("born")]
    public Profile? Born { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(TurnEntry))]
[JsonSerializable(typeof(OutMessage))]
[JsonSerializable(typeof(Input))]
[JsonSerializable(typeof(Inbound))]
internal sealed partial class TurnJson : JsonSerializerContext;
