using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.Medicines.Commands;
using Companion.People;
using Companion.Storage;

namespace Companion.Core.Tests.Medicines;

/// <summary>Runs commands that read the database as turns of one person do, each in a transaction of its own.</summary>
internal sealed class MedicineTurn(CompanionDatabase database, Profile profile, DateTimeOffset now, Guid? tenant = null)
{
    private readonly Guid _tenant = tenant ?? DefaultTenant.Id;

    public Profile Profile { get; set; } = profile;

    public DateTimeOffset Now { get; set; } = now;

    /// <summary>When the conversation will be woken for the next dose; null: never.</summary>
    public DateTimeOffset? NextAt { get; private set; }

    public async Task<CommandOutcome> RunAsync(IQueryCommand command, params (string Name, SlotValue Value)[] arguments)
    {
        await using var transaction = await database.BeginAsync(_tenant, CancellationToken.None);
        var scope = new TurnScope
        {
            TenantId = _tenant,
            ConversationId = Guid.NewGuid(),
            Profile = Profile,
            Chat = new ChatAddress(_tenant, Guid.NewGuid(), "1"),
            Now = Now,
            Writes = new TurnWrites(),
            Cipher = await database.Ciphers.ForAsync(_tenant, CancellationToken.None),
        };
        foreach (var (name, value) in arguments)
        {
            command.Signature.Inputs.ShouldContainKey(name);
        }

        var call = new CommandCall(command.Signature.Name, arguments.ToImmutableSortedDictionary(a => a.Name, a => a.Value));
        var outcome = await command.RunAsync(call, scope, transaction.Connection, CancellationToken.None);
        if (scope.Writes.Sets.Any(set => set.Count > 0))
        {
            await using var batch = new Npgsql.NpgsqlBatch(transaction.Connection, transaction.Transaction);
            foreach (var set in scope.Writes.Sets)
            {
                batch.BatchCommands.Add(set.ToCommand());
            }

            await batch.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync(CancellationToken.None);
        command.Signature.Results.ShouldContain(outcome.Result);
        foreach (var name in outcome.Values.Keys)
        {
            command.Signature.Outputs.ShouldContainKey(name);
        }

        Profile = outcome.Profile ?? Profile;
        NextAt = scope.Timers.Count > 0 ? scope.Timers[^1].Due : NextAt;
        return outcome;
    }

    public Task<CommandOutcome> AddsAsync(string name, string code, string dose = "1 таблетка", decimal? stock = null) => RunAsync(
        new SaveMedicine(),
        [("name", new TextValue(name)), ("dose", new TextValue(dose)), ("code", new TextValue(code)), .. stock is { } pieces ? [("stock", (SlotValue)new NumberValue(pieces))] : Array.Empty<(string, SlotValue)>()]);

    /// <summary>The timer's hour.</summary>
    public async Task<CommandOutcome> WakesAsync()
    {
        Now = NextAt ?? throw new InvalidOperationException("nothing would wake this conversation");
        return await RunAsync(new DoseRound());
    }

    public Task<CommandOutcome> AnswersAsync(CommandOutcome round, string answer, bool? twice = null) => RunAsync(
        new AnswerDoses(),
        [("doses", round.Values["doses"]), ("answer", new ChoiceValue(answer)), .. twice is { } yes ? [("twice", (SlotValue)new YesNoValue(yes))] : Array.Empty<(string, SlotValue)>()]);

    public async Task<TextValue> IdOfAsync(string name) => (TextValue)(await RunAsync(new PickMedicine(), ("which", new TextValue(name)))).Values["medicine"];
}
