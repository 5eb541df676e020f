using System.Globalization;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.People.Family;
using Companion.Wording;
using Npgsql;

namespace Companion.People.OwnData;

/// <summary>Who looked at the person's data in the last 90 days, the newest first.</summary>
internal sealed class DataLooks : IQueryCommand
{
    private const int AtMost = 20;
    private static readonly TimeSpan Since = TimeSpan.FromDays(90);

    public CommandSignature Signature { get; } = Signatures.Define("people.looks", outputs: ["looks: text"], results: ["some", "none"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var looks = await AccessLog.OfAsync(connection, scope.Profile.PersonId, scope.Now - Since, AtMost, cancellationToken).ConfigureAwait(false);
        if (looks.Count == 0)
        {
            return CommandOutcome.Of("none");
        }

        var names = await PersonExport.NamesAsync(connection, scope.Cipher, [.. looks.Select(l => l.ViewerId).Distinct()], cancellationToken).ConfigureAwait(false);
        var lines = looks.Select(look =>
        {
            var at = LocalClock.At(scope.Profile, look.At);
            var day = at.ToString(scope.Profile.Language == Language.En ? "d MMM, HH:mm" : "dd.MM, HH:mm", CultureInfo.InvariantCulture);
            return $"{(look.Allowed ? "👀" : "⛔")} {day} · {names.GetValueOrDefault(look.ViewerId, "👤")} · {LookWords.Of(look.What, scope.Profile.Language)}";
        });
        return FamilyCommand.Of("some", ("looks", new TextValue(string.Join('\n', lines))));
    }
}

/// <summary>What was looked at, in words.</summary>
internal sealed record LookWords
{
    private static readonly WordFiles<LookWords> s_words = new("People/OwnData/looks");

    /// <summary>By a permission's code.</summary>
    public required Dictionary<string, string> Seen { get; init; }

    public static string Of(string what, Language language) => s_words.Of(language).Seen.GetValueOrDefault(what, what);
}
