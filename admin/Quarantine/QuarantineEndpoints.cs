using Companion.Access;
using Companion.Admin.Access;
using Companion.Admin.People;
using Companion.Admin.Security;
using Companion.Audit;
using Companion.Conversations;
using Companion.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Admin.Quarantine;

/// <param name="Chat">The end of the chat's id: enough to see that two are of one chat.</param>
internal sealed record QuarantineEntry(Guid Id, DateTimeOffset At, string Channel, string Chat, string Error, QuarantineState State, int Attempts);

/// <param name="Kind">"text", "button" …</param>
/// <param name="Content">As it came, cut at 2,000 characters.</param>
internal sealed record QuarantineDetail(
    Guid Id, DateTimeOffset At, string Channel, string Chat, string Error, QuarantineState State, int Attempts, string Kind, string Content);

/// <summary>What could not be taken.</summary>
internal static class QuarantineEndpoints
{
    private static readonly Refusal s_elsewhere = new(409, "state", "It is being tried, was taken, or was dismissed.");

    public static void MapQuarantineEndpoints(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/quarantine").WithTags("Quarantine").WithAdminDefaults();
        group.MapGet("", ListAsync).WithSummary("Messages that could not be taken, the newest first.").Needs(StaffPermission.QuarantineLook);
        group.MapGet("/{id:guid}", OpenAsync).WithSummary("One of them with what it says.").ProducesProblem(404).ProducesProblem(422)
            .Needs(StaffPermission.QuarantineWork);
        group.MapPost("/{id:guid}/retry", RetryAsync).WithSummary("A bot node takes it again within a second.").ProducesProblem(404).ProducesProblem(409)
            .Needs(StaffPermission.QuarantineWork);
        group.MapPost("/{id:guid}/dismiss", DismissAsync).WithSummary("Nothing more happens to it.").ProducesProblem(404).ProducesProblem(409)
            .Needs(StaffPermission.QuarantineWork);
    }

    private static async Task<Ok<Page<QuarantineEntry>>> ListAsync(
        HttpContext context, CompanionDatabase database, QuarantineState? state, Guid? after, int? limit, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(context.SignedIn().TenantId, cancellationToken);
        var size = PageSize.Of(limit);
        var items = await QuarantineDesk.ListAsync(transaction.Connection, state, after, size, cancellationToken);
        return TypedResults.Ok(new Page<QuarantineEntry>(
            [.. items.Select(item => new QuarantineEntry(item.Id, item.At, item.Channel, Mask(item.ChatId), item.Error, item.State, item.Attempts))],
            items.Count == size ? items[^1].Id.ToString() : null));
    }

    private static async Task<Results<Ok<QuarantineDetail>, ProblemHttpResult>> OpenAsync(
        HttpContext context, CompanionDatabase database, TimeProvider time, Guid id, [FromHeader(Name = Looks.ReasonHeader)] LookReason? reason,
        CancellationToken cancellationToken)
    {
        if (reason is not { } why)
        {
            return Looks.ReasonMissing.ToProblem();
        }

        var who = context.SignedIn();
        var cipher = await database.Ciphers.ForAsync(who.TenantId, cancellationToken);
        await using var transaction = await database.BeginAsync(who.TenantId, cancellationToken);
        if (await QuarantineDesk.OpenAsync(transaction.Connection, cipher, id, cancellationToken) is not { Item: var item } found)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (item.PersonId is { } personId)
        {
            await transaction.LookedAsync(who, personId, "message", why, time, cancellationToken);
        }
        else
        {
            await AuditLog.WriteAsync(
                transaction.Connection,
                new(AuditKind.Health, AuditActor.Staff(who.StaffId), "look.message", time.GetUtcNow()) { Target = $"quarantine:{id}", Reason = why.ToString() },
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(new QuarantineDetail(
            item.Id, item.At, item.Channel, Mask(item.ChatId), item.Error, item.State, item.Attempts, found.Kind, found.Content));
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> RetryAsync(
        HttpContext context, CompanionDatabase database, TimeProvider time, Guid id, CancellationToken cancellationToken) =>
        await MoveAsync(context, database, time, id, QuarantineState.Retrying, cancellationToken) is { } refusal ? refusal.ToProblem() : TypedResults.Accepted((string?)null);

    private static async Task<Results<NoContent, ProblemHttpResult>> DismissAsync(
        HttpContext context, CompanionDatabase database, TimeProvider time, Guid id, CancellationToken cancellationToken) =>
        await MoveAsync(context, database, time, id, QuarantineState.Dismissed, cancellationToken) is { } refusal ? refusal.ToProblem() : TypedResults.NoContent();

    private static async Task<Refusal?> MoveAsync(
        HttpContext context, CompanionDatabase database, TimeProvider time, Guid id, QuarantineState to, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        await using var transaction = await database.BeginAsync(who.TenantId, cancellationToken);
        switch (await QuarantineDesk.MoveAsync(transaction.Connection, id, to, who.StaffId, time.GetUtcNow(), cancellationToken))
        {
            case null:
                return Refusal.NotFound;
            case false:
                return s_elsewhere;
        }

        var action = to == QuarantineState.Retrying ? "quarantine.retry" : "quarantine.dismiss";
        await AuditLog.WriteAsync(
            transaction.Connection,
            new(AuditKind.Activity, AuditActor.Staff(who.StaffId), action, time.GetUtcNow()) { Target = $"quarantine:{id}" },
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private static string Mask(string chatId) => chatId.Length <= 3 ? "•••" : "•••" + chatId[^3..];
}
