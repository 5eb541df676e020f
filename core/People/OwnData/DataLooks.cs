using System.Globalization;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.People.Family;
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
            return $"{(look.Allowed ? "👀" : "⛔")} {day} · {names.GetValueOrDefault(look.ViewerId, "👤")} · {AccessWords.Of(look.What, scope.Profile.Language)}";
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
internal static class AccessWords
{
    public static string Of(string what, Language language)
    {
        var words = what switch
        {
            "diary" => ("diary", "дневник", "щоденник", "diário", "nhật ký"),
            "trends" => ("charts", "графики", "графіки", "gráficos", "biểu đồ"),
            "medicines" => ("medicines", "лекарства", "ліки", "remédios", "thuốc"),
            "position" => ("position", "место", "місце", "localização", "vị trí"),
            "alarms" or "sos" => ("SOS", "SOS", "SOS", "SOS", "SOS"),
            "weekly" => ("weekly news", "новости недели", "новини тижня", "notícias da semana", "tin hằng tuần"),
            "missed" or "red-flags" => ("a warning", "тревожный сигнал", "тривожний сигнал", "um aviso", "cảnh báo"),
            _ => (what, what, what, what, what),
        };
        return language switch
        {
            Language.Ru => words.Item2,
            Language.Uk => words.Item3,
            Language.Pt => words.Item4,
            Language.Vi => words.Item5,
            _ => words.Item1,
        };
    }
}
