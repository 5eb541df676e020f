using Companion.Conversations;
using Companion.Dialogs;

namespace Companion.Safety.Commands;

/// <summary>
/// "safety.promise": the bot asks "are you all right?" at a moment that the person chose, and tells others when no answer comes. One promise
/// at a time: a new one takes the place of the old. Without a moment it is taken back.
/// </summary>
internal sealed class PromiseSign : IWriteCommand
{
    private const string Timer = "promise";
    private const string Dialog = "safety.promise-check";

    public CommandSignature Signature { get; } = Signatures.Define("safety.promise", ["at: moment?"]);

    public CommandOutcome Run(CommandCall call, TurnScope scope)
    {
        scope.SetTimer(Timer, call.Moment("at"), BeginInput.Of(Dialog, BeginWhen.AtOnce));
        return CommandOutcome.Ok;
    }
}
