using System.Collections.Immutable;
using System.Globalization;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Companion.People.Family;
using Npgsql;

namespace Companion.Diary.Book;

/// <summary>
/// A page of the person's own diary, or of somebody's who allowed them to see it ("relation"). Output "before": where the next page goes
/// on. Results: "more", "last" (nothing earlier), "none", "refused" (not allowed, and written down), "gone".
/// </summary>
internal sealed class DiaryPage : IQueryCommand
{
    private const int Entries = 6;

    public CommandSignature Signature { get; } = Signatures.Define(
        "diary.page",
        ["relation: text?", "before: text?"],
        outputs: ["page: text", "before: text", "name: text"],
        results: ["more", "last", "none", "refused", FamilyCommand.Gone]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var whose = await Book.WhoseAsync(call, scope, connection, cancellationToken);
        if (whose.Person is not { } person)
        {
            return CommandOutcome.Of(whose.Result);
        }

        var entries = await new DiaryBook(connection, scope.Cipher).PageAsync(person, Book.Before(call, scope), Entries + 1, cancellationToken);
        if (entries.Count == 0)
        {
            return CommandOutcome.Of("none");
        }

        var shown = entries.Take(Entries).ToList();
        return FamilyCommand.Of(
            entries.Count > Entries ? "more" : "last",
            ("page", new TextValue(string.Join('\n', shown.Select(e => BookText.Line(e, scope.Profile))))),
            ("before", new TextValue(Book.Mark(shown[^1].At))),
            ("name", new TextValue(whose.Name)));
    }
}

/// <summary>The newest photo of a diary before a moment; its outcome carries the file. Results as of "diary.page".</summary>
internal sealed class DiaryPhoto : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "diary.photo",
        ["relation: text?", "before: text?"],
        outputs: ["taken: text", "before: text"],
        results: ["ok", "none", "refused", FamilyCommand.Gone]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var whose = await Book.WhoseAsync(call, scope, connection, cancellationToken);
        if (whose.Person is not { } person)
        {
            return CommandOutcome.Of(whose.Result);
        }

        if (await new DiaryBook(connection, scope.Cipher).PhotoAsync(person, Book.Before(call, scope), cancellationToken) is not { } photo)
        {
            return CommandOutcome.Of("none");
        }

        var taken = BookText.When(photo.At, scope.Profile) + (photo.Words is { } words ? $" – {BookText.Short(words)}" : "");
        return FamilyCommand.Of("ok", ("taken", new TextValue(taken)), ("before", new TextValue(Book.Mark(photo.At)))) with { FileId = photo.File };
    }
}

/// <summary>What the commands of a diary's pages share.</summary>
internal static class Book
{
    /// <summary>Whose diary is meant; no person: why not.</summary>
    public static async Task<(Guid? Person, string Name, string Result)> WhoseAsync(
        CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (call.Text("relation") is not { Length: > 0 })
        {
            return (scope.Profile.PersonId, "", "");
        }

        var (relation, refusal) = await call.TheirsAsync(scope, connection, Permission.SeeDiary, cancellationToken);
        return relation is null ? (null, "", refusal) : (relation.PersonId, FamilyCommand.Name(relation).Text, "");
    }

    public static string Mark(DateTimeOffset at) => at.UtcTicks.ToString(CultureInfo.InvariantCulture);

    public static DateTimeOffset Before(CommandCall call, TurnScope scope) =>
        long.TryParse(call.Text("before"), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= scope.Now.UtcTicks
            ? new DateTimeOffset(ticks, TimeSpan.Zero) : scope.Now.AddMinutes(1);
}
