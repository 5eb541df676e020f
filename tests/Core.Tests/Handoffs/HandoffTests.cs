using Companion.Conversations;
using Companion.Core.Tests.Conversations;
using Companion.Handoffs;
using Companion.Storage;
using Companion.Testing;

namespace Companion.Core.Tests.Handoffs;

/// <summary>A human takes a conversation over, on a real node.</summary>
public sealed class HandoffTests : IAsyncLifetime
{
    private static readonly Guid Vera = Guid.NewGuid();
    private static readonly Guid Oleg = Guid.NewGuid();

    private TestDatabase _database = null!; // Set before each test.

    public async Task InitializeAsync() => _database = await Node.DatabaseAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Taken_ThenSaid_TheBotIsSilentAndThePersonHearsTheHumanOnce()
    {
        await using var node = await Node.StartAsync(_database);
        var desk = Desk(node);
        var id = await BeginAsync(node, desk);

        (await desk.TakeAsync(DefaultTenant.Id, Vera, id, default)).ShouldBe(HandoffResult.Done);
        await Eventually.HoldsAsync("the person heard that a human came", () => node.Sent("1").Any(text => text.Contains("person from our team", StringComparison.Ordinal)));
        var before = node.Sent("1").Count;
        await node.SaysAsync(1, 2, "my pump does not work");
        var key = Guid.NewGuid();
        (await desk.SayAsync(DefaultTenant.Id, Vera, id, "Which one is it?", key, default)).ShouldBe(HandoffResult.Done);
        (await desk.SayAsync(DefaultTenant.Id, Vera, id, "Which one is it?", key, default)).ShouldBe(HandoffResult.Done);
        await Eventually.HoldsAsync("the human is heard", () => node.Sent("1").Count > before);

        node.Sent("1").Skip(before).ShouldBe(["👤 Which one is it?"]);
        var card = (await desk.FindAsync(DefaultTenant.Id, id, default)).ShouldNotBeNull();
        card.LastFromPersonAt.ShouldNotBeNull();
        var messages = await desk.MessagesAsync(DefaultTenant.Id, card, default);
        messages.Select(message => (message.From, message.Text)).ShouldBe(
            [(HandoffSpeaker.Person, "hello"), (HandoffSpeaker.Person, "my pump does not work"), (HandoffSpeaker.Staff, "👤 Which one is it?")]);
        messages[^1].StaffId.ShouldBe(Vera);

        (await desk.CloseAsync(DefaultTenant.Id, Vera, id, default)).ShouldBe(HandoffResult.Done);
        await Eventually.HoldsAsync("the bot is back", () => node.Sent("1").Any(text => text.Contains("with you again", StringComparison.Ordinal)));
        await node.SaysAsync(1, 3, "a note");
        await Eventually.HoldsAsync("the bot answers", () => node.Sent("1").Any(text => text.Contains("Kept a note", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Take_ByTwoAtOnce_IsOneOwner()
    {
        await using var node = await Node.StartAsync(_database);
        var desk = Desk(node);
        var id = await BeginAsync(node, desk);

        var results = await Task.WhenAll(desk.TakeAsync(DefaultTenant.Id, Vera, id, default), desk.TakeAsync(DefaultTenant.Id, Oleg, id, default));

        results.Order().ShouldBe([HandoffResult.Done, HandoffResult.Taken]);
        var other = results[0] == HandoffResult.Done ? Oleg : Vera;
        (await desk.SayAsync(DefaultTenant.Id, other, id, "hi", Guid.NewGuid(), default)).ShouldBe(HandoffResult.NotYours);
        (await desk.CloseAsync(DefaultTenant.Id, other, id, default)).ShouldBe(HandoffResult.Taken);
    }

    [Fact]
    public async Task Lease_WhenTheOwnerIsNotHeardOf_GoesBackToTheQueueAndTheBotAnswers()
    {
        await using var node = await Node.StartAsync(_database);
        var desk = Desk(node);
        var id = await BeginAsync(node, desk);
        await desk.TakeAsync(DefaultTenant.Id, Vera, id, default);
        await Eventually.HoldsAsync("the human came", () => node.Sent("1").Any(text => text.Contains("person from our team", StringComparison.Ordinal)));

        await _database.ExecuteAsync("update handoffs set lease_until = now() - interval '1 second'");
        (await desk.SweepAsync(default)).ShouldBe(1);
        (await desk.SweepAsync(default)).ShouldBe(0);

        (await desk.FindAsync(DefaultTenant.Id, id, default))!.State.ShouldBe(HandoffState.Waiting); // It is there.
        (await desk.SayAsync(DefaultTenant.Id, Vera, id, "late", Guid.NewGuid(), default)).ShouldBe(HandoffResult.NotYours);
        await Eventually.HoldsAsync("the person knows", () => node.Sent("1").Any(text => text.Contains("had to leave", StringComparison.Ordinal)));
        (await desk.TakeAsync(DefaultTenant.Id, Oleg, id, default)).ShouldBe(HandoffResult.Done);
    }

    [Fact]
    public async Task Begin_WhenThereIsOneAlready_IsTheSame()
    {
        await using var node = await Node.StartAsync(_database);
        var desk = Desk(node);
        var id = await BeginAsync(node, desk);

        (await desk.BeginAsync(DefaultTenant.Id, Oleg, await PersonAsync(), default)).ShouldBe(id);
        (await desk.BeginAsync(DefaultTenant.Id, Oleg, Guid.NewGuid(), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Everything_ByAnotherTenant_IsUnknown()
    {
        await using var node = await Node.StartAsync(_database);
        var desk = Desk(node);
        var id = await BeginAsync(node, desk);
        var other = Guid.NewGuid();
        await node.Get<CompanionDatabase>().EnsureTenantAsync(other, "Another", [Companion.People.Language.En], default);

        (await desk.FindAsync(other, id, default)).ShouldBeNull();
        (await desk.TakeAsync(other, Vera, id, default)).ShouldBe(HandoffResult.Unknown);
        (await desk.OpenOnesAsync(other, default)).ShouldBeEmpty();
    }

    private static HandoffDesk Desk(Node node) => new(node.Get<CompanionDatabase>(), TimeProvider.System);

    private async Task<Guid> BeginAsync(Node node, HandoffDesk desk)
    {
        await node.SaysAsync(1, 1, "hello");
        return (await desk.BeginAsync(DefaultTenant.Id, Vera, await PersonAsync(), default)).ShouldNotBeNull();
    }

    private Task<Guid> PersonAsync() => _database.ScalarAsync<Guid>("select person_id from chats where chat_id = '1'");
}
