using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Companion.People.Family;
using Npgsql;

namespace Companion.Safety.Contacts;

/// <summary>"safety.set-contact": the place, the wait in seconds or the ways of one contact. A running alarm keeps its own copy.</summary>
internal sealed class SetContact : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "safety.set-contact", ["relation: text", "place: number?", "wait: number?", "ways: choice?"], results: ["ok", FamilyCommand.Gone]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var me = scope.Profile.PersonId;
        if (call.Relation() is not { } id)
        {
            return CommandOutcome.Of(FamilyCommand.Gone);
        }

        var hit = true;
        if (call.Number("place") is { } place)
        {
            // The place is that among those who are called, as the person sees it.
            var ladder = await Relations.ToTellAsync(connection, scope.Cipher, me, Permission.HearSos, cancellationToken).ConfigureAwait(false);
            var at = Math.Clamp((int)place, 1, Math.Max(1, ladder.Count));
            hit = ladder.Count > 0
                && await RelationChanges.RankAsync(connection, me, id, await RankAsync(connection, me, ladder[at - 1].Id, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }

        if (call.Number("wait") is { } wait)
        {
            hit &= await RelationChanges.WaitAsync(connection, me, id, TimeSpan.FromSeconds((double)wait), cancellationToken).ConfigureAwait(false);
        }

        if (call.Choice("ways") is { } choice && ContactWays.TryRead(choice, out var ways))
        {
            hit &= await RelationChanges.WaysAsync(connection, me, id, ways, cancellationToken).ConfigureAwait(false);
        }

        return hit ? CommandOutcome.Ok : CommandOutcome.Of(FamilyCommand.Gone);
    }

    /// <summary>The place among all relations, of which some are not called.</summary>
    private static async Task<int> RankAsync(NpgsqlConnection connection, Guid personId, Guid relationId, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            """
            select count(*)::int from companion.relations r, companion.relations m
            where m.tenant_id = companion.tenant() and m.id = $2 and r.tenant_id = companion.tenant() and r.person_id = $1 and r.state <> 'revoked'
              and (r.rank, r.created_at) <= (m.rank, m.created_at)
            """,
            connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = personId }, new NpgsqlParameter<Guid> { TypedValue = relationId } },
        };
        await using (command.ConfigureAwait(false))
        {
            return (int)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!; // a count is never null
        }
    }
}

/// <summary>"safety.add-contact": somebody without an account becomes a step of the ladder, its last. Called once a way of theirs is confirmed.</summary>
internal sealed class AddContact : IQueryCommand
{
    private const int MaxNameChars = 60;

    public CommandSignature Signature { get; } = Signatures.Define("safety.add-contact", ["who: text"], outputs: ["relation: text"], results: ["ok", "too-many"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var name = PersonText.Clean(call.Text("who") ?? "", MaxNameChars);
        return await KeptContacts.AddAsync(connection, scope.Cipher, scope.Profile.PersonId, name, scope.Profile.Language, scope.Now, cancellationToken)
            .ConfigureAwait(false) is { } relation
            ? FamilyCommand.Of("ok", ("relation", new TextValue(OpenToken.Compact(relation))))
            : CommandOutcome.Of("too-many");
    }
}
