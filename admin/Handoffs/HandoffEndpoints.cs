using Companion.Access;
using Companion.Admin.Access;
using Companion.Admin.People;
using Companion.Admin.Security;
using Companion.Admin.SignIn;
using Companion.Handoffs;
using Companion.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Admin.Handoffs;

/// <param name="Owner">The login of who has it; null: nobody.</param>
internal sealed record HandoffItem(
    Guid Id, Guid PersonId, string PersonName, string Language, HandoffState State, HandoffReason Reason, DateTimeOffset OpenedAt, bool Overdue,
    Guid? OwnerId, string? Owner, DateTimeOffset? LeaseUntil, DateTimeOffset? LastFromPersonAt);

/// <param name="Staff">The login of who said it; null: the person.</param>
internal sealed record HandoffLine(DateTimeOffset At, HandoffSpeaker From, string? Staff, string Kind, string Text);

internal sealed record HandoffTalk(HandoffItem Handoff, IReadOnlyList<HandoffLine> Messages);

internal sealed record BeginHandoffRequest(Guid PersonId);

/// <param name="Key">The client's own id of the message: the same is said once.</param>
internal sealed record SayRequest(string Text, Guid Key);

internal enum HandoffList
{
    Open,
    Closed,
}

/// <summary>People who want a human.</summary>
internal static class HandoffEndpoints
{
    private static readonly Refusal s_taken = new(409, "taken", "Somebody else has it.");
    private static readonly Refusal s_notYours = new(409, "not-yours", "Take it first: it is not yours, or not any more.");
    private static readonly Refusal s_closed = new(409, "closed", "It is over.");
    private static readonly Refusal s_badText = new(422, "bad-text", $"A message has 1 to {HandoffDesk.MaxTextChars} characters.");

    public static void MapHandoffEndpoints(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/handoffs").WithTags("Hand-off").WithAdminDefaults().Needs(StaffPermission.HandoffsWork);
        group.MapGet("", ListAsync).WithSummary("Who waits for a human or talks with one; who waits longest first.");
        group.MapPost("", BeginAsync).WithSummary("Staff begin one with a person.").ProducesProblem(404).ProducesProblem(422);
        group.MapGet("/{id:guid}", OpenAsync).WithSummary("One of them with what was said.").ProducesProblem(404);
        group.MapPost("/{id:guid}/take", TakeAsync).WithSummary("Takes it for five minutes: the bot is silent, but for alarms.").ProducesProblem(404).ProducesProblem(409);
        group.MapPost("/{id:guid}/keep", KeepAsync).WithSummary("Five minutes more; call it while the window is open.").ProducesProblem(404).ProducesProblem(409);
        group.MapPost("/{id:guid}/messages", SayAsync).WithSummary("Says something to the person; the same key once.")
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        group.MapPost("/{id:guid}/release", ReleaseAsync).WithSummary("Back to the queue; the bot answers meanwhile.").ProducesProblem(404).ProducesProblem(409);
        group.MapPost("/{id:guid}/close", CloseAsync).WithSummary("It is done: the bot talks again.").ProducesProblem(404).ProducesProblem(409);
    }

    public static HandoffItem ToItem(this HandoffCard card, SignedIn who, StaffNames names) => new(
        card.Id, card.PersonId, who.NameFor(card.PersonName), card.Language, card.State, card.Reason, card.OpenedAt, card.Overdue, card.OwnerId,
        card.OwnerId is { } owner ? names.Of(owner) : null, card.LeaseUntil, card.LastFromPersonAt);

    private static async Task<Ok<Page<HandoffItem>>> ListAsync(
        HttpContext context, HandoffDesk desk, CompanionDatabase database, HandoffList? state, Guid? after, int? limit, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        var size = PageSize.Of(limit);
        var names = await StaffNames.ReadAsync(database, who.TenantId, cancellationToken);
        var cards = state == HandoffList.Closed
            ? await desk.ClosedOnesAsync(who.TenantId, after, size, cancellationToken)
            : await desk.OpenOnesAsync(who.TenantId, cancellationToken);
        var next = state == HandoffList.Closed && cards.Count == size ? cards[^1].Id.ToString() : null;
        return TypedResults.Ok(new Page<HandoffItem>([.. cards.Select(card => card.ToItem(who, names))], next));
    }

    private static async Task<Results<Ok<HandoffItem>, ProblemHttpResult>> BeginAsync(
        HttpContext context, BeginHandoffRequest request, HandoffDesk desk, CompanionDatabase database, TimeProvider time,
        [FromHeader(Name = Looks.ReasonHeader)] LookReason? reason, CancellationToken cancellationToken)
    {
        if (reason is not { } why)
        {
            return Looks.ReasonMissing.ToProblem();
        }

        var who = context.SignedIn();
        if (await desk.BeginAsync(who.TenantId, who.StaffId, request.PersonId, cancellationToken) is not { } id)
        {
            return Refusal.NotFound.ToProblem();
        }

        await using (var transaction = await database.BeginAsync(who.TenantId, cancellationToken))
        {
            await transaction.LookedAsync(who, request.PersonId, "conversation", why, time, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return await CardAsync(who, desk, database, id, cancellationToken);
    }

    private static async Task<Results<Ok<HandoffTalk>, ProblemHttpResult>> OpenAsync(
        HttpContext context, Guid id, HandoffDesk desk, CompanionDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        if (await desk.FindAsync(who.TenantId, id, cancellationToken) is not { } card)
        {
            return Refusal.NotFound.ToProblem();
        }

        var messages = await desk.MessagesAsync(who.TenantId, card, cancellationToken);
        var names = await StaffNames.ReadAsync(database, who.TenantId, cancellationToken);
        // Who has it reads on every few seconds; that they took it is in the audit. Everybody else's look is written down.
        if (card.OwnerId != who.StaffId)
        {
            await using var transaction = await database.BeginAsync(who.TenantId, cancellationToken);
            await transaction.LookedAsync(who, card.PersonId, "conversation", LookReason.AskedByPerson, time, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return TypedResults.Ok(new HandoffTalk(
            card.ToItem(who, names),
            [.. messages.Select(line => new HandoffLine(line.At, line.From, line.StaffId is { } staff ? names.Of(staff) : null, line.Kind, line.Text))]));
    }

    private static async Task<Results<Ok<HandoffItem>, ProblemHttpResult>> TakeAsync(
        HttpContext context, Guid id, HandoffDesk desk, CompanionDatabase database, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        return Refuse(await desk.TakeAsync(who.TenantId, who.StaffId, id, cancellationToken)) is { } refusal
            ? refusal.ToProblem() : await CardAsync(who, desk, database, id, cancellationToken);
    }

    private static async Task<Results<Ok<HandoffItem>, ProblemHttpResult>> KeepAsync(
        HttpContext context, Guid id, HandoffDesk desk, CompanionDatabase database, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        return Refuse(await desk.KeepAsync(who.TenantId, who.StaffId, id, cancellationToken)) is { } refusal
            ? refusal.ToProblem() : await CardAsync(who, desk, database, id, cancellationToken);
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> SayAsync(
        HttpContext context, Guid id, SayRequest request, HandoffDesk desk, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        return Refuse(await desk.SayAsync(who.TenantId, who.StaffId, id, request.Text, request.Key, cancellationToken)) is { } refusal
            ? refusal.ToProblem() : TypedResults.Accepted((string?)null);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ReleaseAsync(HttpContext context, Guid id, HandoffDesk desk, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        return Refuse(await desk.ReleaseAsync(who.TenantId, who.StaffId, id, cancellationToken)) is { } refusal ? refusal.ToProblem() : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> CloseAsync(HttpContext context, Guid id, HandoffDesk desk, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        return Refuse(await desk.CloseAsync(who.TenantId, who.StaffId, id, cancellationToken)) is { } refusal ? refusal.ToProblem() : TypedResults.NoContent();
    }

    private static async Task<Results<Ok<HandoffItem>, ProblemHttpResult>> CardAsync(
        SignedIn who, HandoffDesk desk, CompanionDatabase database, Guid id, CancellationToken cancellationToken) =>
        await desk.FindAsync(who.TenantId, id, cancellationToken) is { } card
            ? TypedResults.Ok(card.ToItem(who, await StaffNames.ReadAsync(database, who.TenantId, cancellationToken)))
            : Refusal.NotFound.ToProblem();

    private static Refusal? Refuse(HandoffResult result) => result switch
    {
        HandoffResult.Done => null,
        HandoffResult.Unknown => Refusal.NotFound,
        HandoffResult.Taken => s_taken,
        HandoffResult.NotYours => s_notYours,
        HandoffResult.Closed => s_closed,
        _ => s_badText,
    };
}
