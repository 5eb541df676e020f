using Companion.Conversations;
using Companion.Dialogs;
using Companion.Understanding;
using Npgsql;

namespace Companion.People.Family;

/// <summary>
/// The older person's own words on who wants to look after them. "да, это моя дочь" is a yes that is kept; "моя дочь" alone is asked back;
/// a no ends it.
/// </summary>
internal sealed class FamilyConfirm : IQueryCommand
{
    private const int MaxLabelChars = 60;

    public CommandSignature Signature { get; } = Signatures.Define(
        "family.confirm", ["relation: text", "words: text", "sure: yes-no?"], results: ["yes", "no", "unclear", FamilyCommand.Gone]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var me = scope.Profile.PersonId;
        if (call.Relation() is not { } id || await Relations.FindAsync(connection, scope.Cipher, id, me, cancellationToken).ConfigureAwait(false) is not { } relation
            || relation.PersonId != me || relation.State != RelationState.Proposed)
        {
            return CommandOutcome.Of(FamilyCommand.Gone);
        }

        var words = call.Text("words") ?? "";
        if ((call.YesNo("sure") ?? Meant(words, scope)) is not { } yes)
        {
            return CommandOutcome.Of("unclear");
        }

        if (!yes)
        {
            await RelationChanges.RevokeAsync(connection, me, id, scope.Now, cancellationToken).ConfigureAwait(false);
            scope.Tell(relation.OtherId, PairingNews.Of("declined", scope.Profile));
            return CommandOutcome.Of("no");
        }

        var label = words.Contains(' ', StringComparison.Ordinal) ? words.Length > MaxLabelChars ? words[..MaxLabelChars] : words : null;
        await RelationChanges.ConfirmAsync(connection, scope.Cipher, me, id, words, label, scope.Now, cancellationToken).ConfigureAwait(false);
        scope.Tell(relation.OtherId, PairingNews.Of("accepted", scope.Profile, id));
        return CommandOutcome.Of("yes");
    }

    private static bool? Meant(string words, TurnScope scope) =>
        InputReader.Read(new YesNoType(), words, new ReadContext(scope.Profile.Language, scope.Now, scope.Profile.TimeZone, [])) is
            Reading.Understood { Value: YesNoValue { Yes: var yes } } ? yes : null;
}
