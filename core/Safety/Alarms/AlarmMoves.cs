using Npgsql;

namespace Companion.Safety.Alarms;

/// <summary>Moves alarms: the pure step, and all that it wants written, in the caller's transaction. Each step once, whoever comes twice.</summary>
internal sealed class AlarmMoves(AlarmTexts texts, AlarmLinks links)
{
    /// <summary>Begins an alarm, unless the person has a running one: that one is moved by <see cref="AlarmInput.Again"/>.</summary>
    public async Task<(AlarmStep Step, bool IsNew)> StartAsync(AlarmScope scope, Alarm draft, TimeSpan countdown, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await AlarmStore.LockRunningAsync(scope, draft.Person.PersonId, cancellationToken).ConfigureAwait(false) is { } running)
            {
                return (await MoveAsync(scope, running, new AlarmInput.Again(), cancellationToken).ConfigureAwait(false), false);
            }

            if (await AlarmStore.TryInsertAsync(scope, draft, cancellationToken).ConfigureAwait(false))
            {
                var step = AlarmMachine.Start(draft, countdown, scope.Now);
                await WriteAsync(scope, draft, step, askPosition: draft.Kind == AlarmKind.Sos && !draft.Ladder.IsEmpty, closesDialog: true, cancellationToken).ConfigureAwait(false);
                return (step, true);
            }
        }
    }

    /// <param name="alarm">Locked in this transaction.</param>
    public async Task<AlarmStep> MoveAsync(AlarmScope scope, Alarm alarm, AlarmInput input, CancellationToken cancellationToken)
    {
        var step = AlarmMachine.Step(alarm, input, scope.Now);
        var closes = input is not AlarmInput.Resolve { InDialog: true };
        if (step.Alarm.Epoch != alarm.Epoch)
        {
            await WriteAsync(scope, alarm, step, askPosition: false, closes, cancellationToken).ConfigureAwait(false);
        }

        return step;
    }

    private async Task WriteAsync(AlarmScope scope, Alarm before, AlarmStep step, bool askPosition, bool closesDialog, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(scope.Connection);
        await using (batch.ConfigureAwait(false))
        {
            var messages = new AlarmMessages(scope, step.Alarm, texts, links, batch.BatchCommands);
            var events = step.Alarm.Events;
            if (askPosition)
            {
                messages.ToPerson(texts.AskPosition(step.Alarm));
            }

            foreach (var effect in step.Effects)
            {
                switch (effect)
                {
                    case AlarmEffect.Page page:
                        messages.Page(page.Contact, page.Way);
                        break;
                    case AlarmEffect.TellContact tell:
                        messages.ToContact(tell.Contact, tell.Notice, tell.About);
                        break;
                    case AlarmEffect.TellPerson tell:
                        messages.ToPerson(texts.ToPerson(step.Alarm, tell.Notice, tell.About));
                        break;
                    case AlarmEffect.HandOver handOver:
                        batch.BatchCommands.Add(AlarmStore.HandOff(scope, step.Alarm, handOver.Reason));
                        break;
                    case AlarmEffect.Staffed staffed:
                        batch.BatchCommands.Add(AlarmStore.Staffed(scope, step.Alarm.Id, staffed));
                        break;
                    case AlarmEffect.Happened happened:
                        batch.BatchCommands.Add(AlarmStore.Event(scope, step.Alarm.Id, events++, happened));
                        break;
                }
            }

            if (closesDialog && step.Alarm.IsOver && !before.IsOver && step.Alarm.Kind == AlarmKind.Sos && step.Alarm.Ladder.Length > 0)
            {
                messages.CloseDialog();
            }

            batch.BatchCommands.Add(AlarmStore.Update(scope, before, step.Alarm with { Events = events, Sends = messages.Sends }));
            batch.BatchCommands.Add(AlarmStore.Notify());
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
