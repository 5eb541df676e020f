namespace Companion.Tuning;

/// <summary>How a trial chat begins.</summary>
/// <param name="Dialog">Null: idle, as somebody who writes.</param>
/// <param name="At">Null: now.</param>
public sealed record TalkBegin(
    string? Of = null,
    string? Dialog = null,
    string? Language = null,
    string? Name = null,
    string? Country = null,
    IReadOnlyList<string>? Consents = null,
    IReadOnlyDictionary<string, string>? Arguments = null,
    DateTimeOffset? At = null);

/// <summary>What comes next: one of text, a tapped button's token, time that passes ("2h"), or something sent.</summary>
/// <param name="Chat">As the last answer gave it.</param>
/// <param name="Send">"photo", "voice", "location", "contact" or "sticker".</param>
/// <param name="Answers">What commands shall answer; others answer by themselves.</param>
public sealed record TalkStep(
    string Chat, string? Text = null, string? Press = null, string? After = null, string? Send = null, IReadOnlyList<StandIn>? Answers = null);

/// <param name="Result">Null: the first that its signature names.</param>
/// <param name="Values">Output → as in test conversations.</param>
public sealed record StandIn(string Command, string? Result = null, IReadOnlyDictionary<string, string>? Values = null);

/// <param name="Chat">Opaque; to be sent back with the next step.</param>
/// <param name="Said">Keys of the texts that were said.</param>
public sealed record Talk(
    string Chat,
    IReadOnlyList<TalkMessage> Messages,
    string? Dialog,
    string? State,
    string? Version,
    IReadOnlyDictionary<string, string> Slots,
    IReadOnlyList<TalkCommand> Commands,
    DateTimeOffset? WakeAt,
    DateTimeOffset Now,
    IReadOnlyList<string> Said);

/// <param name="Text">With ** around bold words.</param>
/// <param name="Request">"None", "Location" or "Contact".</param>
public sealed record TalkMessage(string Text, IReadOnlyList<IReadOnlyList<TalkButton>> Buttons, TalkMedia? Media, string Request);

public sealed record TalkButton(string Label, string? Token, string? Url);

public sealed record TalkMedia(string Kind, string Alt);

public sealed record TalkCommand(string Name, IReadOnlyDictionary<string, string> Arguments, string Result);
