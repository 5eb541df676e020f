using Companion.Conversations;
using Companion.Testing;

namespace Companion.Core.Tests.Conversations;

/// <summary>A conversation stays on the version that it began with, through the database and a restart.</summary>
public sealed class PinningTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await Node.DatabaseAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Conversation_BegunBeforeAnUpdate_FinishesOnItsVersionAndANewOneBeginsOnTheNext()
    {
        var two = Two();
        await using (var before = await Node.StartAsync(_database))
        {
            await before.SaysAsync(1, 1, "hello");
        }

        await using var after = await Node.StartAsync(_database, dialog: two);
        await after.SaysAsync(2, 2, "hello");
        await after.SaysAsync(1, 3, "milk");
        await after.SaysAsync(2, 4, "bread");

        (await NotesAsync()).ShouldBe(1, "the old version writes at once, the new one asks again first");
        await after.SaysAsync(2, 5, "butter");
        (await NotesAsync()).ShouldBe(2);
    }

    /// <summary>After "stop" the conversation is free: what begins then begins on the new version.</summary>
    [Fact]
    public async Task Conversation_ThatEndedOnTheOldVersion_BeginsOnTheNew()
    {
        var two = Two();
        await using (var before = await Node.StartAsync(_database))
        {
            await before.SaysAsync(1, 1, "hello");
        }

        await using var after = await Node.StartAsync(_database, dialog: two);
        await after.SaysAsync(1, 2, "/stop");
        await after.SaysAsync(1, 3, "hello");
        await after.SaysAsync(1, 4, "milk");

        (await NotesAsync()).ShouldBe(0, "the new version asks twice");
        await after.SaysAsync(1, 5, "bread");
        (await NotesAsync()).ShouldBe(1);
    }

    private Task<long> NotesAsync() => _database.ScalarAsync<long>("select count(*) from test_notes");

    /// <summary>The same dialog after an update: it asks twice before it writes anything.</summary>
    private static string Two()
    {
        const string asked = "    expect: { slot: note }\n    next: save\n";
        Node.Notes.ShouldContain(asked);
        return Node.Notes
            .Replace("  note: { type: text, max: 200 }", "  first: { type: text, max: 200 }\n  note: { type: text, max: 200 }", StringComparison.Ordinal)
            .Replace(asked, "    expect: { slot: first }\n    next: again\n  again:\n    ask: ask\n" + asked, StringComparison.Ordinal);
    }
}
