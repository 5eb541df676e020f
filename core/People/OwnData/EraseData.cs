using Companion.Conversations;
using Companion.Dialogs;
using Companion.People.Family;
using Npgsql;

namespace Companion.People.OwnData;

/// <summary>Erases everything of the person, when they said so in words. Those whom they are connected with hear that the connection has ended.</summary>
internal sealed class EraseData : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("people.erase", ["words: text"], results: ["ok", "unsaid"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (!IsSaid(call.Text("words") ?? "", scope.Profile.Language))
        {
            return CommandOutcome.Of("unsaid");
        }

        var me = scope.Profile.PersonId;
        var mine = await Relations.OfAsync(connection, scope.Cipher, me, cancellationToken).ConfigureAwait(false);
        var cared = await Relations.OfOtherAsync(connection, scope.Cipher, me, cancellationToken).ConfigureAwait(false);
        foreach (var relation in mine.Concat(cared).Where(r => r.State == RelationState.Active))
        {
            await RelationChanges.RevokeAsync(connection, me, relation.Id, scope.Now, cancellationToken).ConfigureAwait(false);
            scope.Tell(relation.Other(me), PairingNews.Of("ended", scope.Profile));
        }

        scope.Enqueue(EraseWork.WorkKind, "{}");
        return CommandOutcome.Ok;
    }

    /// <summary>The very words that the question asks to write, in small or capital letters, with or without the accents.</summary>
    internal static bool IsSaid(string words, Language language)
    {
        var said = Plain(words);
        return language switch
        {
            Language.Ru => said is "стереть все",
            Language.Uk => said is "стерти все",
            Language.Pt => said is "apagar tudo",
            Language.Vi => said is "xoa het",
            _ => said is "erase everything",
        };
    }

    private static string Plain(string words)
    {
        var letters = words.ToLowerInvariant().Normalize(System.Text.NormalizationForm.FormD)
            .Where(c => char.IsLetter(c) || char.IsWhiteSpace(c)).Select(c => char.IsWhiteSpace(c) ? ' ' : c);
        return string.Join(' ', string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
