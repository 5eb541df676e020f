using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Companion.Safety.Alarms;
using Npgsql;

namespace Companion.Safety.Commands;

/// <summary>
/// "safety.answer": a button of an alarm's message. Who taps decides what it does: a contact of this alarm answers, the person stops it,
/// anybody else changes nothing and learns nothing.
/// </summary>
internal sealed class AnswerAlarm(AlarmMoves moves, AlarmTexts texts) : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "safety.answer",
        ["payload: text"],
        outputs: ["name: text", "who: text"],
        results: ["ok", "taken", "cannot", "safe", "quiet", "told", "already", "other", "over", "handed-over", "stranger"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var alarms = new AlarmScope(connection, scope.TenantId, scope.Cipher, scope.Now);
        if (!AlarmToken.TryParse(call.Text("payload"), out var alarmId, out var what)
            || await AlarmStore.LockAsync(alarms, alarmId, skipLocked: false, cancellationToken).ConfigureAwait(false) is not { } alarm)
        {
            return CommandOutcome.Of("stranger");
        }

        var me = scope.Profile.PersonId;
        if (alarm.Person.PersonId == me)
        {
            return await StopAsync(alarms, alarm, what, cancellationToken).ConfigureAwait(false);
        }

        var heard = alarm.Kind == AlarmKind.Silence ? Permission.HearMissed : Permission.HearSos;
        if (alarm.PlaceOf(me) is not { } at || !await Relations.MayAsync(connection, me, alarm.Person.PersonId, heard, cancellationToken).ConfigureAwait(false))
        {
            return CommandOutcome.Of("stranger");
        }

        AlarmInput? input = what switch
        {
            "take" => new AlarmInput.Answer(at, ContactAnswer.Take),
            "on-the-way" => new AlarmInput.Answer(at, ContactAnswer.OnTheWay),
            "cannot" => new AlarmInput.Answer(at, ContactAnswer.Cannot),
            "safe" => new AlarmInput.Resolve(at, AlarmOutcome.Safe),
            "false-alarm" => new AlarmInput.Resolve(at, AlarmOutcome.FalseAlarm),
            _ => null,
        };
        if (input is null)
        {
            return CommandOutcome.Of("stranger");
        }

        var step = await moves.MoveAsync(alarms, alarm, input, cancellationToken).ConfigureAwait(false);
        return Outcome(step, what, scope.Profile.Language);
    }

    private async Task<CommandOutcome> StopAsync(AlarmScope alarms, Alarm alarm, string what, CancellationToken cancellationToken)
    {
        if (alarm.IsOver || what is not ("stop" or "safe" or "false-alarm"))
        {
            return CommandOutcome.Of("over");
        }

        var outcome = what == "false-alarm" ? AlarmOutcome.FalseAlarm : AlarmOutcome.Safe;
        var step = await moves.MoveAsync(alarms, alarm, new AlarmInput.Resolve(null, outcome), cancellationToken).ConfigureAwait(false);
        return CommandOutcome.Of(step.Result == AlarmResult.Withdrawn ? "quiet" : "told");
    }

    private CommandOutcome Outcome(AlarmStep step, string what, Language language)
    {
        var result = step.Result switch
        {
            AlarmResult.Over => step.Alarm.State == AlarmState.HandedOver ? "handed-over" : "over",
            AlarmResult.TakenByOther => "other",
            AlarmResult.Nothing => "already",
            AlarmResult.NotTheirs => step.Alarm.TakenBy is null ? "already" : "other",
            _ => what switch { "cannot" => "cannot", "safe" or "false-alarm" => "safe", _ => "taken" },
        };
        var values = ImmutableSortedDictionary<string, SlotValue>.Empty.Add("name", new TextValue(texts.NameOf(step.Alarm, language)));
        return new CommandOutcome
        {
            Result = result,
            Values = step.Alarm.Taker is { } taker ? values.Add("who", new TextValue(texts.Names([taker], language))) : values,
        };
    }
}
