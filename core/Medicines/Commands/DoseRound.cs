using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Npgsql;

namespace Companion.Medicines.Commands;

/// <summary>
/// The timer's hour: which doses are due and not answered, all in one question however many hours and medicines they are of. Result "none":
/// nothing is (it was answered, moved, or is long past). The next hour is put on the calendar in the same transaction.
/// </summary>
internal sealed class DoseRound : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "medicines.round", outputs: ["doses: text", "list: text", "first: text"], results: ["one", "one-at-night", "several", "several-at-night", "none"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (!scope.Profile.Consents.Contains(Consents.Health))
        {
            // Withdrawn: nothing is asked or written any more. The list takes the reminders up again when they agree anew.
            return CommandOutcome.Of("none");
        }

        var book = await MedicineBook.OpenAsync(scope, connection, cancellationToken);
        var due = (await book.Doses.BetweenAsync(scope.Now - MedicineBook.Window, scope.Now, cancellationToken))
            .FindAll(d => d.Status == DoseStatus.Due);

        // All of them, also those that are not spoken of: what stays unasked would call the timer back at once.
        await book.Doses.AskedAsync([.. due.Select(d => d.Id)], scope.Now, cancellationToken);
        due.RemoveAll(d => book.Find(d.MedicineId) is null or { Status: MedicineStatus.Paused });
        var profile = await book.ScheduleAsync(cancellationToken);
        if (due.Count == 0)
        {
            return CommandOutcome.Of("none") with { Profile = profile };
        }

        var atNight = due.Exists(d => IsQuiet(scope.Profile, d.At)) ? "-at-night" : "";
        return new CommandOutcome
        {
            Result = (due.Count == 1 ? "one" : "several") + atNight,
            Profile = profile,
            Values = ImmutableSortedDictionary<string, SlotValue>.Empty
                .Add("doses", DoseList.Write(due.Select(d => d.Id)))
                .Add("first", DoseList.Write([due[0].Id]))
                .Add("list", new TextValue(DoseList.Lines(due, book, scope))),
        };
    }

    /// <summary>The plan itself names an hour of the night: its reminders are meant to come then.</summary>
    private static bool IsQuiet(Profile profile, TimeOnly at) => profile.QuietFrom <= profile.QuietTo
        ? at >= profile.QuietFrom && at < profile.QuietTo
        : at >= profile.QuietFrom || at < profile.QuietTo;
}
