using Companion.Access;
using Companion.Admin.Access;
using Companion.Admin.Security;
using Companion.Audit;
using Companion.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Admin.Audit;

/// <param name="Actor">The login of staff, the id of a person; null: the system itself.</param>
/// <param name="Object">On what, as "kind:id".</param>
/// <param name="Details">A JSON object of codes and numbers.</param>
internal sealed record AuditItem(
    AuditKind Kind, long Seq, DateTimeOffset At, AuditActorKind ActorKind, Guid? ActorId, string? Actor, string Action, Guid? PersonId, string? Object,
    string? Reason, string? Details);

internal sealed record AuditActions(IReadOnlyList<string> Items);

internal sealed record AuditChains(IReadOnlyList<ChainReport> Chains);

/// <summary>What is asked for; nothing: everything.</summary>
/// <param name="Actor">A login of staff, or an id.</param>
internal sealed record AuditQuery(
    AuditKind? Kind, string? Actor, Guid? PersonId, string? Action, DateTimeOffset? From, DateTimeOffset? To, string? After, int? Limit);

internal enum AuditFormat
{
    Csv,
    Json,
}

/// <summary>Who did and saw what.</summary>
internal static class AuditEndpoints
{
    public static void MapAuditEndpoints(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/audit").WithTags("Audit").WithAdminDefaults();
        group.MapGet("", ListAsync).WithSummary("Who did and saw what, the newest first.").Needs(StaffPermission.AuditLook);
        group.MapGet("/actions", ActionsAsync).WithSummary("The actions that occur, for a filter.").Needs(StaffPermission.AuditLook);
        group.MapGet("/verify", VerifyAsync).WithSummary("Walks the chains of hashes and compares them with their anchors.").Needs(StaffPermission.AuditLook);
        group.MapGet("/export", ExportAsync).WithSummary("A file of the entries asked for, at most 100,000; is itself in the audit.")
            .Produces<string>(StatusCodes.Status200OK, "text/csv", "application/json").Needs(StaffPermission.AuditExport);
    }

    private static async Task<Ok<Page<AuditItem>>> ListAsync(
        HttpContext context, [AsParameters] AuditQuery query, CompanionDatabase database, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(context.SignedIn().TenantId, cancellationToken);
        var names = await StaffNames.ReadAsync(transaction, cancellationToken);
        var size = PageSize.Of(query.Limit);
        if (query.Filter(names) is not { } filter)
        {
            return TypedResults.Ok(new Page<AuditItem>([]));
        }

        var lines = await AuditReader.FindAsync(transaction.Connection, filter, size, cancellationToken);
        return TypedResults.Ok(new Page<AuditItem>([.. lines.Select(line => line.ToItem(names))], lines.Count == size ? AuditReader.CursorOf(lines[^1]) : null));
    }

    private static async Task<Ok<AuditActions>> ActionsAsync(HttpContext context, CompanionDatabase database, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(context.SignedIn().TenantId, cancellationToken);
        return TypedResults.Ok(new AuditActions(await AuditReader.ActionsAsync(transaction.Connection, cancellationToken)));
    }

    private static async Task<Ok<AuditChains>> VerifyAsync(HttpContext context, AuditVerifier verifier, CancellationToken cancellationToken) =>
        TypedResults.Ok(new AuditChains(await verifier.VerifyAsync(context.SignedIn().TenantId, cancellationToken)));

    private static async Task<FileContentHttpResult> ExportAsync(
        HttpContext context, [AsParameters] AuditQuery query, AuditFormat? format, CompanionDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        await using var transaction = await database.BeginAsync(who.TenantId, cancellationToken);
        var names = await StaffNames.ReadAsync(transaction, cancellationToken);
        var lines = query.Filter(names) is { } filter
            ? await AuditReader.FindAsync(transaction.Connection, filter, AuditExport.MaxLines, cancellationToken) : [];
        var file = AuditExport.Write([.. lines.Select(line => line.ToItem(names))], format ?? AuditFormat.Csv);
        await AuditLog.WriteAsync(
            transaction.Connection,
            new(AuditKind.Activity, AuditActor.Staff(who.StaffId), "audit.export", time.GetUtcNow()) { Details = $$"""{"lines":{{lines.Count}}}""" },
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return format == AuditFormat.Json
            ? TypedResults.File(file, "application/json", "audit.json")
            : TypedResults.File(file, "text/csv; charset=utf-8", "audit.csv");
    }

    /// <summary>Null: it asks for somebody who is not there.</summary>
    private static AuditFilter? Filter(this AuditQuery query, StaffNames names)
    {
        Guid? actor = null;
        if (!string.IsNullOrWhiteSpace(query.Actor))
        {
            actor = names.IdOf(query.Actor) ?? (Guid.TryParse(query.Actor, out var id) ? id : null);
            if (actor is null)
            {
                return null;
            }
        }

        return new(query.Kind, actor, query.PersonId, query.Action, query.From, query.To, query.After);
    }

    private static AuditItem ToItem(this AuditLine line, StaffNames names) => new(
        line.Entry.Kind,
        line.Seq,
        line.Entry.At,
        line.Entry.Actor.Kind,
        line.Entry.Actor.Id,
        line.Entry.Actor is { Kind: AuditActorKind.Staff, Id: { } id } ? names.Of(id) : line.Entry.Actor.Id?.ToString(),
        line.Entry.Action,
        line.Entry.PersonId,
        line.Entry.Target,
        line.Entry.Reason,
        line.Entry.Details);
}
