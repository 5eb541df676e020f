using Companion.Conversations;
using Companion.Dialogs;
using Companion.Safety.Alarms;
using Npgsql;

namespace Companion.Safety.Commands;

/// <summary>
/// "safety.missed": a sign of life did not come. Those whom the person lets hear of it are told softly, one after the other, not in their
/// night. Results: told, waits (for their morning), nobody (there is none, or it was never allowed), running (help is being called anyway).
/// </summary>
internal sealed class TellMissed(AlarmMoves moves, LadderReader ladder, PersonReader person) : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("safety.missed", ["cause: choice"], results: ["told", "waits", "nobody", "running"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var alarms = new AlarmScope(connection, scope.TenantId, scope.Cipher, scope.Now);
        var contacts = await ladder.ReadAsync(alarms, scope.Profile.PersonId, AlarmKind.Silence, null, cancellationToken).ConfigureAwait(false);
        if (contacts.IsEmpty)
        {
            return CommandOutcome.Of("nobody");
        }

        if (await AlarmStore.LockRunningAsync(alarms, scope.Profile.PersonId, cancellationToken).ConfigureAwait(false) is not null)
        {
            return CommandOutcome.Of("running");
        }

        var draft = new Alarm
        {
            Id = Guid.CreateVersion7(scope.Now),
            Person = await person.ReadAsync(scope, alarms, cancellationToken).ConfigureAwait(false),
            Kind = AlarmKind.Silence,
            Cause = call.Choice("cause") ?? "check-in",
            StartedAt = scope.Now,
            Ladder = contacts,
        };
        var (step, _) = await moves.StartAsync(alarms, draft, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        return CommandOutcome.Of(step.Alarm.Current is null ? "waits" : "told");
    }
}

/// <summary>"safety.heard": the person is there after all; a silence that others were told of ends, anything louder goes on.</summary>
internal sealed class EndSilence(AlarmMoves moves) : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("safety.heard");

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var alarms = new AlarmScope(connection, scope.TenantId, scope.Cipher, scope.Now);
        if (await AlarmStore.LockRunningAsync(alarms, scope.Profile.PersonId, cancellationToken).ConfigureAwait(false) is { Kind: AlarmKind.Silence } silence)
        {
            await moves.MoveAsync(alarms, silence, new AlarmInput.Resolve(null, AlarmOutcome.Safe), cancellationToken).ConfigureAwait(false);
        }

        return CommandOutcome.Ok;
    }
}
