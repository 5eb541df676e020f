using System.Collections.Immutable;
using System.Globalization;
using Companion.Conversations;
using Companion.Dialogs;
using Npgsql;

namespace Companion.People.Family;

/// <summary>Those who look after this person and those whom they look after, as lines and for buttons.</summary>
internal sealed class FamilyList : IQueryCommand
{
    /// <summary>More have their place in the list, but no button.</summary>
    private const int Buttons = 6;

    public CommandSignature Signature { get; } = Signatures.Define(
        "family.list",
        outputs:
        [
            "list: text", "cared: text",
            .. Enumerable.Range(1, Buttons).SelectMany(i => new[] { $"relation{i}: text", $"name{i}: text" }),
        ],
        results: ["some", "cares", "none"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var person = scope.Profile.PersonId;
        var mine = await Relations.OfAsync(connection, scope.Cipher, person, cancellationToken).ConfigureAwait(false);
        var cared = await Relations.OfOtherAsync(connection, scope.Cipher, person, cancellationToken).ConfigureAwait(false);
        var values = ImmutableSortedDictionary.CreateBuilder<string, SlotValue>(StringComparer.Ordinal);
        values["list"] = Lines(mine);
        values["cared"] = Lines(cared);
        var all = mine.Concat(cared).ToList();
        for (var i = 0; i < Buttons; i++)
        {
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            values["relation" + number] = new TextValue(i < all.Count ? OpenToken.Compact(all[i].Id) : "");
            values["name" + number] = i < all.Count ? FamilyCommand.Name(all[i]) : new TextValue("");
        }

        return new CommandOutcome { Result = mine.Count > 0 ? "some" : cared.Count > 0 ? "cares" : "none", Values = values.ToImmutable() };
    }

    private static TextValue Lines(IReadOnlyList<Relation> relations) => new(string.Join('\n', relations.Select(r =>
        $"{(r.State == RelationState.Active ? r.Kind == RelationKind.Doctor ? "🩺" : "✅" : "⏳")} {FamilyCommand.Name(r).Text}{(r.Label is { } label ? $" («{label}»)" : "")}")));
}

/// <summary>Finds one of them by what was typed: a name, or what the person calls them.</summary>
internal sealed class FamilyPick : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "family.pick", ["who: text"], outputs: ["relation: text"], results: ["ok", "nobody"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var who = call.Text("who")?.Trim() ?? "";
        var person = scope.Profile.PersonId;
        var all = (await Relations.OfAsync(connection, scope.Cipher, person, cancellationToken).ConfigureAwait(false))
            .Concat(await Relations.OfOtherAsync(connection, scope.Cipher, person, cancellationToken).ConfigureAwait(false)).ToList();
        var found = all.Find(r => OpenToken.Compact(r.Id) == who)
            ?? all.Find(r => r.Name.Equals(who, StringComparison.OrdinalIgnoreCase))
            ?? (who.Length < 3 ? null : all.Find(r => r.Name.Contains(who, StringComparison.OrdinalIgnoreCase)
                || r.Label?.Contains(who, StringComparison.OrdinalIgnoreCase) == true));
        return found is null ? CommandOutcome.Of("nobody") : FamilyCommand.Of("ok", ("relation", new TextValue(OpenToken.Compact(found.Id))));
    }
}
