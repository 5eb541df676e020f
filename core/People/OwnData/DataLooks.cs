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
        var words = LookWords.Of(scope.Profile.Language);
        var lines = looks.Select(look =>
        {
            var at = LocalClock.At(scope.Profile, look.At);
            var day = at.ToString(scope.Profile.Language == Language.En ? "d MMM, HH:mm" : "dd.MM, HH:mm", CultureInfo.InvariantCulture);
            var who = look.ByStaff ? words.Staff : names.GetValueOrDefault(look.ViewerId, "👤");
            var why = look.Reason is { } reason && words.Reasons.TryGetValue(reason, out var said) ? $" ({said})" : "";
            return $"{(look.Allowed ? "👀" : "⛔")} {day} · {who} · {words.Seen.GetValueOrDefault(look.What, look.What)}{why}";
        });
        return FamilyCommand.Of("some", ("looks", new TextValue(string.Join('\n', lines))));
    }
}

/// <summary>What was looked at, in words.</summary>
internal sealed record LookWords
{
    private static readonly WordFiles<LookWords> s_words = new("People/OwnData/looks");

    /// <summary>By a permission's code, or the staff's word for a part of their panel.</summary>
    public required Dictionary<string, string> Seen { get; init; }

    /// <summary>Stands for a member of the staff.</summary>
    public required string Staff { get; init; }

    /// <summary>By <see cref="Companion.Access.LookReason"/>.</summary>
    public required Dictionary<string, string> Reasons { get; init; }

    public static LookWords Of(Language language) => s_words.Of(language);
}
