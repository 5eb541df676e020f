using System.Text.Json.Nodes;

namespace Companion.Tuning;

/// <summary>A draft in short.</summary>
/// <param name="Base">The release that it began from; null: the program's own dialogs.</param>
/// <param name="Revision">Grows with every change.</param>
/// <param name="Dialogs">What it changes against the program's own.</param>
public sealed record DraftItem(
    Guid Id, string Name, string Notes, string Author, Guid? Base, int Revision, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, IReadOnlyList<string> Dialogs);

public sealed record DraftView(
    Guid Id,
    string Name,
    string Notes,
    string Author,
    Guid? Base,
    int Revision,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<string> Dialogs,
    IReadOnlyList<string> Files,
    int Errors,
    int Warnings,
    IReadOnlyList<FindingView> Findings);

/// <summary>One change of a draft; which members count is told by <paramref name="Op"/>.</summary>
/// <param name="Op">set-text, set-words, set, remove, insert, move, add-state, rename-state, remove-state, put-file.</param>
/// <param name="Path">In the definition, with slashes: "states/mood/remind/after"; of put-file the file's.</param>
/// <param name="To">Of move: a position; of rename-state: a name.</param>
public sealed record DraftEdit(
    string Op,
    string? Dialog = null,
    string? Path = null,
    string? Key = null,
    string? Language = null,
    IReadOnlyList<string>? Lines = null,
    IReadOnlyList<string>? Words = null,
    JsonNode? Value = null,
    int? Index = null,
    JsonNode? To = null,
    string? State = null,
    string? After = null,
    string? LeadTo = null,
    string? Content = null);
