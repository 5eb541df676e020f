using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Npgsql;

namespace Companion.Medicines.Commands;

/// <summary>
/// Moves what is left of today by some hours ("I got up late"): every dose that is not answered, in one piece, so that the time between
/// them stays. One that would fall into the person's quiet hours is reminded of just before they begin, unless the plan put it there.
/// Output "list": the new hours.
/// </summary>
internal sealed class ShiftToday : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("medicines.shift", ["hours: number"], ["list: text"], ["ok", "none"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var book = await MedicineBook.OpenAsync(scope, connection, cancellationToken);
        var profile = scope.Profile;
        var today = LocalClock.Today(profile, scope.Now);
        var midnight = LocalClock.Moment(profile.TimeZone, today.AddDays(1), TimeOnly.MinValue);
        var left = (await book.Doses.BetweenAsync(scope.Now - MedicineBook.Window, midnight.AddTicks(-1), cancellationToken))
            .FindAll(d => d is { Status: DoseStatus.Due, Planned: true } && d.Day == today);
        if (left.Count == 0)
        {
            return CommandOutcome.Of("none");
        }

        var quiet = LocalClock.Moment(profile.TimeZone, today, profile.QuietFrom);
        var lines = new List<string>();
        foreach (var dose in left)
        {
            var moved = dose.Due.AddMinutes((double)(call.Number("hours") ?? 0) * 60);
            if (profile.QuietFrom > profile.QuietTo && dose.Due < quiet && moved >= quiet)
            {
                moved = quiet.AddMinutes(-1);
            }

            await book.Doses.MoveAsync(dose.Id, moved, (int)(moved - dose.Due).TotalMinutes, cancellationToken);
            var local = LocalClock.At(profile, moved);
            lines.Add($"• {MedicineText.Hour(new TimeOnly(local.Hour, local.Minute))} – {DoseList.Line(dose, book, withHour: false)}");
        }

        var patch = await book.ScheduleAsync(cancellationToken);
        return new CommandOutcome
        {
            Profile = patch,
            Values = ImmutableSortedDictionary<string, SlotValue>.Empty.Add("list", new TextValue(string.Join('\n', lines))),
        };
    }
}
