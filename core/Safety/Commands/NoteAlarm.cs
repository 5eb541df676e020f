using Companion.Conversations;
using Companion.Dialogs;
using Companion.Safety.Alarms;
using Npgsql;

namespace Companion.Safety.Commands;

/// <summary>
/// "safety.note": what happened, in the words of who ended an alarm; kept with it. With a button's payload: of a contact who helped;
/// without: of the person, about their last alarm. Results: ok, nothing (no such alarm, not theirs, or said often enough).
/// </summary>
internal sealed class NoteAlarm(AlarmMoves moves) : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("safety.note", ["payload: text?", "note: text"], results: ["ok", "nothing"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var alarms = new AlarmScope(connection, scope.TenantId, scope.Cipher, scope.Now);
        var me = scope.Profile.PersonId;
        var alarm = AlarmToken.TryParse(call.Text("payload"), out var alarmId, out _)
            ? await AlarmStore.LockAsync(alarms, alarmId, skipLocked: false, cancellationToken).ConfigureAwait(false)
            : await AlarmStore.LockLastAsync(alarms, me, cancellationToken).ConfigureAwait(false);
        if (alarm is null || call.Text("note") is not { } note)
        {
            return CommandOutcome.Of("nothing");
        }

        int? place = null;
        if (alarm.Person.PersonId != me && (place = alarm.PlaceOf(me)) is null)
        {
            return CommandOutcome.Of("nothing");
        }

        var step = await moves.MoveAsync(alarms, alarm, new AlarmInput.Note(place, null, note), cancellationToken).ConfigureAwait(false);
        return CommandOutcome.Of(step.Result == AlarmResult.Done ? "ok" : "nothing");
    }
}
