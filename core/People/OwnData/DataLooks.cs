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

        var names = await NamesAsync(connection, scope, looks, cancellationToken).ConfigureAwait(false);
        var lines = looks.Select(look =>
        {
            var at = LocalClock.At(scope.Profile, look.At);
            var day = at.ToString(scope.Profile.Language == Language.En ? "d MMM, HH:mm" : "dd.MM, HH:mm", CultureInfo.InvariantCulture);
            return $"{(look.Allowed ? "👀" : "⛔")} {day} · {names.GetValueOrDefault(look.ViewerId, "👤")} · {LookWords.Of(look.What, scope.Profile.Language)}";
        });
        return FamilyCommand.Of("some", ("looks", new TextValue(string.Join('\n', lines))));
    }

    private static async Task<Dictionary<Guid, string>> NamesAsync(
        NpgsqlConnection connection, TurnScope scope, IReadOnlyList<Access> looks, CancellationToken cancellationToken)
    {
        var names = new Dictionary<Guid, string>();
        var command = new NpgsqlCommand("select id, name_box from companion.people where tenant_id = companion.tenant() and id = any ($1) and name_box is not null", connection)
        {
            Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. looks.Select(l => l.ViewerId).Distinct()] } },
        };
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    names[reader.GetGuid(0)] = System.Text.Encoding.UTF8.GetString(scope.Cipher.Open(reader.GetFieldValue<byte[]>(1), PersonRow.NamePurpose));
                }
            }
        }

        return names;
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
