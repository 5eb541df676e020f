using System.Text.Json.Serialization;

namespace Companion.Bot.Channels.WebChat.Activities;

/// <summary>An activity as clients get it: the part of the Bot Framework's Activity schema that Companion speaks.</summary>
internal sealed record Activity
{
    public string Type { get; init; } = "message";
    public required string Id { get; init; }
    public required DateTimeOffset Timestamp { get; init; }
    public string ChannelId { get; init; } = "directline";
    public required ActivityAccount From { get; init; }
    public required ActivityConversation Conversation { get; init; }
    public string? Locale { get; init; }
    public string? Text { get; init; }
    public string? TextFormat { get; init; }
    public string? Value { get; init; }
    public string? InputHint { get; init; }
    public IReadOnlyList<ActivityAttachment>? Attachments { get; init; }
    public SuggestedActions? SuggestedActions { get; init; }
    public ActivityChannelData? ChannelData { get; init; }
}

internal sealed record ActivityAccount(string Id, string? Name, string Role);

internal sealed record ActivityConversation(string Id);

internal sealed record ActivityAttachment(string ContentType, string ContentUrl, string Name);

internal sealed record SuggestedActions(IReadOnlyList<string> To, IReadOnlyList<CardAction> Actions);

internal sealed record CardAction(string Type, string Title, string Value);

internal sealed record ActivityChannelData
{
    [JsonPropertyName("clientActivityID")]
    public string? ClientActivityId { get; init; }

    public bool? PostBack { get; init; }

    /// <summary>What Companion's own page draws with more care than the schema can say.</summary>
    public PageExtras? Companion { get; init; }
}

/// <param name="Text">The message with its two bold marks, without Markdown.</param>
/// <param name="Buttons">Rows as the dialog has them.</param>
/// <param name="Request">"location" or "contact": offer that button.</param>
/// <param name="Home">Labels of the buttons that are always there.</param>
/// <param name="Alt">What the attached picture shows.</param>
/// <param name="Urgent">An SOS message: announced at once.</param>
internal sealed record PageExtras(
    string Text,
    IReadOnlyList<IReadOnlyList<PageButton>>? Buttons,
    string? Request,
    PageHome? Home,
    string? Alt,
    bool? Urgent);

internal sealed record PageButton(string Label, string? Token, string? Url);

internal sealed record PageHome(string Sos, string Menu, string Help);

/// <summary>What the stream and the read call answer.</summary>
internal sealed record ActivitySet(IReadOnlyList<Activity> Activities, string Watermark);
