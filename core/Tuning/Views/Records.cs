using System.Text.Json.Nodes;

namespace Companion.Tuning;

/// <summary>A set of dialogs in short.</summary>
public sealed record DialogList(string Of, IReadOnlyList<DialogItem> Items);

/// <param name="Title">Its name in the menu, in English; else the dialog's own name.</param>
/// <param name="Tailored">It differs from what the program brings.</param>
/// <param name="Live">Conversations in which it is talked in now.</param>
public sealed record DialogItem(string Name, string Version, string Path, string Title, int States, bool Tailored, long Live, int Errors, int Warnings);

/// <summary>One dialog: as written, and as it is understood.</summary>
/// <param name="Definition">The YAML as JSON.</param>
public sealed record DialogView(
    string Name,
    string Version,
    string Path,
    JsonNode Definition,
    IReadOnlyList<StateView> States,
    IReadOnlyList<EdgeView> Edges,
    IReadOnlyList<TextView> Texts,
    IReadOnlyList<FindingView> Findings);

/// <param name="Kind">"asks", "says", "does", "awaits", "calls", "ends" or "branches".</param>
/// <param name="Text">The key of what it asks or says.</param>
/// <param name="Texts">Further texts: short, rephrase, example, implausible, help, ready, picture, remind → key.</param>
public sealed record StateView(
    string Name,
    int Line,
    string Kind,
    bool Start,
    string? Text,
    string? Slot,
    string? SlotType,
    IReadOnlyList<OptionView> Options,
    IReadOnlyDictionary<string, string> Texts,
    IReadOnlyList<BranchView> When);

public sealed record OptionView(string Id, string? Text, string? Words, string? Value, string? To);

/// <param name="Condition">In one line; null: otherwise.</param>
public sealed record BranchView(int Index, string? Condition, string? To);

/// <param name="Label">"", "if", "correct", "skipped", "button", "no answer", "expired", "done", "failed", "then" or a result.</param>
public sealed record EdgeView(string From, string To, string Label);

/// <param name="Lines">Language → its variants.</param>
public sealed record TextView(string Key, IReadOnlyDictionary<string, IReadOnlyList<string>> Lines);

/// <param name="Severity">"error" or "warning".</param>
/// <param name="Where">Path and line, where known.</param>
/// <param name="Key">The text that it is about, where it is about one.</param>
public sealed record FindingView(string Severity, string? Dialog, string? State, string? Language, string Message, string? Where, string? Key);

public sealed record DialogFiles(IReadOnlyList<DialogFile> Files);

public sealed record DialogFile(string Path, string Content);

public sealed record CommandView(string Name, IReadOnlyList<CommandInputView> Inputs, IReadOnlyList<CommandOutputView> Outputs, IReadOnlyList<string> Results);

public sealed record CommandInputView(string Name, string Type, bool Optional);

public sealed record CommandOutputView(string Name, string Type);

/// <param name="Conversations">How many stand there now; 0: somebody might come there while it is published.</param>
public sealed record StrandedView(string Dialog, string Version, string State, long Conversations, string Reason);
