using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Companion.Storage;
using Companion.Storage.Encryption;

namespace Companion.Core.Tests.Diary;

/// <summary>Runs commands as a turn does, and writes what they added.</summary>
internal sealed class TurnUnderTest
{
    private readonly CompanionDatabase _database;

    public TurnUnderTest(CompanionDatabase database, Profile profile, DateTimeOffset now)
    {
        _database = database;
        (Profile, Now) = (profile, now);
    }

    public Profile Profile { get; private set; }

    public DateTimeOffset Now { get; set; }

    public IReadOnlyList<TimerRequest> Timers { get; private set; } = [];

    public IReadOnlyList<WorkItemRequest> Work { get; private set; } = [];

    public async Task<CommandOutcome> RunAsync(IWriteCommand command, params (string Name, SlotValue Value)[] arguments)
    {
        var scope = new TurnScope
        {
            TenantId = DefaultTenant.Id,
            ConversationId = Guid.NewGuid(),
            Profile = Profile,
            Chat = new ChatAddress(DefaultTenant.Id, Guid.NewGuid(), "1"),
            Now = Now,
            Writes = new TurnWrites(),
            Cipher = _database.Ciphers.For(DefaultTenant.Id),
        };
        var call = new CommandCall(command.Signature.Name, arguments.ToImmutableSortedDictionary(a => a.Name, a => a.Value));
        foreach (var name in call.Arguments.Keys)
        {
            command.Signature.Inputs.ShouldContainKey(name);
        }

        var outcome = command.Run(call, scope);
        command.Signature.Results.ShouldContain(outcome.Result);
        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, CancellationToken.None);
        await using var batch = new Npgsql.NpgsqlBatch(transaction.Connection, transaction.Transaction);
        foreach (var set in scope.Writes.Sets)
        {
            batch.BatchCommands.Add(set.ToCommand());
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync(CancellationToken.None);
        (Profile, Timers, Work) = (outcome.Profile ?? Profile, scope.Timers, scope.Work);
        return outcome;
    }
}
