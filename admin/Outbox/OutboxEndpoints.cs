using Companion.Access;
using Companion.Admin.Access;
using Companion.Admin.Security;
using Companion.Audit;
using Companion.Conversations;
using Companion.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Admin.Outbox;

/// <param name="PausedBy">The login of who paused bulk; null: it goes on.</param>
internal sealed record AccountItem(
    Guid Id, string Channel, string Name, IReadOnlyList<LaneView> Lanes, long BlockedChats, bool BulkPaused, string? PausedBy, DateTimeOffset? PausedAt);

internal sealed record OutboxPage(DateTimeOffset At, IReadOnlyList<AccountItem> Accounts, BacklogView AlarmSends, BacklogView Work, BacklogView Timers);

/// <summary>What waits to be sent.</summary>
internal static class OutboxEndpoints
{
    public static void MapOutboxEndpoints(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/outbox").WithTags("Outbox").WithAdminDefaults();
        group.MapGet("", LookAsync).WithSummary("What waits, by account and lane.").Needs(StaffPermission.OutboxLook);
        group.MapPost("/{accountId:guid}/pause-bulk", PauseAsync).WithSummary("Lets the account's bulk wait; alarms, replies and alerts go on.")
            .ProducesProblem(404).Needs(StaffPermission.OutboxControl);
        group.MapPost("/{accountId:guid}/resume-bulk", ResumeAsync).WithSummary("Lets the account's bulk go on.")
            .ProducesProblem(404).Needs(StaffPermission.OutboxControl);
    }

    private static async Task<Ok<OutboxPage>> LookAsync(HttpContext context, CompanionDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(context.SignedIn().TenantId, cancellationToken);
        var now = time.GetUtcNow();
        var names = await StaffNames.ReadAsync(transaction, cancellationToken);
        var accounts = await OutboxView.AccountsAsync(transaction.Connection, cancellationToken);
        return TypedResults.Ok(new OutboxPage(
            now,
            [.. accounts.Select(account => new AccountItem(
                account.Id, account.Channel, account.Name, account.Lanes, account.BlockedChats, account.PausedAt is not null,
                account.PausedBy is { } id ? names.Of(id) : null, account.PausedAt))],
            await OutboxView.AlarmSendsAsync(transaction.Connection, cancellationToken),
            await OutboxView.WorkAsync(transaction.Connection, cancellationToken),
            await OutboxView.TimersAsync(transaction.Connection, now, cancellationToken)));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> PauseAsync(
        HttpContext context, CompanionDatabase database, TimeProvider time, Guid accountId, CancellationToken cancellationToken) =>
        SetAsync(context, database, time, accountId, pause: true, cancellationToken);

    private static Task<Results<NoContent, ProblemHttpResult>> ResumeAsync(
        HttpContext context, CompanionDatabase database, TimeProvider time, Guid accountId, CancellationToken cancellationToken) =>
        SetAsync(context, database, time, accountId, pause: false, cancellationToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> SetAsync(
        HttpContext context, CompanionDatabase database, TimeProvider time, Guid accountId, bool pause, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        await using var transaction = await database.BeginAsync(who.TenantId, cancellationToken);
        if (!await OutboxView.PauseBulkAsync(transaction.Connection, accountId, pause, who.StaffId, time.GetUtcNow(), cancellationToken))
        {
            return Refusal.NotFound.ToProblem();
        }

        await AuditLog.WriteAsync(
            transaction.Connection,
            new(AuditKind.Activity, AuditActor.Staff(who.StaffId), pause ? "outbox.pause" : "outbox.resume", time.GetUtcNow()) { Target = $"account:{accountId}" },
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
