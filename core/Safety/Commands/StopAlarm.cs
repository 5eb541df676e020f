using Companion.Conversations;
using Companion.Dialogs;
using Companion.Safety.Alarms;
using Npgsql;

namespace Companion.Safety.Commands;

/// <summary>
/// "safety.stop": the person says that it is over. Results: quiet (in the countdown: nobody knew), told (those who were called hear it),
/// over (there was nothing to stop).
/// </summary>
internal sealed class StopAlarm(AlarmMoves moves) : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("safety.stop", ["how: choice?"], results: ["told", "quiet", "over"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var alarms = new AlarmScope(connection, scope.TenantId, scope.Cipher, scope.Now);
        if (await AlarmStore.LockRunningAsync(alarms, scope.Profile.PersonId, cancellationToken).ConfigureAwait(false) is not { } running)
        {
            return CommandOutcome.Of("over");
        }

        var outcome = call.Choice("how") is "mistake" or null ? AlarmOutcome.FalseAlarm : AlarmOutcome.Safe;
        var step = await moves.MoveAsync(alarms, running, new AlarmInput.Resolve(null, outcome, InDialog: true), cancellationToken).ConfigureAwait(false);
        return CommandOutcome.Of(step.Result == AlarmResult.Withdrawn ? "quiet" : "told");
    }
}

/// <summary>"safety.now": the countdown is not waited for.</summary>
internal sealed class CallNow(AlarmMoves moves) : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("safety.now");

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var alarms = new AlarmScope(connection, scope.TenantId, scope.Cipher, scope.Now);
        if (await AlarmStore.LockRunningAsync(alarms, scope.Profile.PersonId, cancellationToken).ConfigureAwait(false) is { } running)
        {
            await moves.MoveAsync(alarms, running, new AlarmInput.CallNow(), cancellationToken).ConfigureAwait(false);
        }

        return CommandOutcome.Ok;
    }
}
