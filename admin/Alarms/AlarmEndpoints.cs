using Companion.Access;
using Companion.Admin.Access;
using Companion.Admin.People;
using Companion.Admin.Security;
using Companion.Admin.SignIn;
using Companion.Audit;
using Companion.Dialogs;
using Companion.Safety.Alarms;
using Companion.Safety.Desk;
using Companion.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Admin.Alarms;

/// <param name="PersonName">Masked for who may not see names.</param>
/// <param name="TakenBy">The contact who has it in hand (masked as well); null: none.</param>
/// <param name="Staff">The login of the operator who has it in hand; null: none.</param>
internal sealed record AlarmItem(
    Guid Id, Guid PersonId, string PersonName, AlarmKind Kind, AlarmState State, string Cause, AlarmOutcome? Outcome, DateTimeOffset StartedAt,
    DateTimeOffset ChangedAt, DateTimeOffset? EndedAt, long Epoch, int Contacts, int ContactsAsked, string? TakenBy, bool HandedToStaff, string? Staff,
    bool HasPosition, bool IsLive);

internal sealed record AlarmStepItem(string Name, ContactProgress Progress, int WaitSeconds, DateTimeOffset? PagedAt, IReadOnlyList<AlarmWayState> Ways);

internal sealed record AlarmPlace(double Latitude, double Longitude);

internal sealed record AlarmPage(
    AlarmItem Alarm, string Number, string? Phone, string Language, string? Words, AlarmPlace? Position, IReadOnlyList<AlarmStepItem> Ladder,
    IReadOnlyList<AlarmEvent> Events, IReadOnlyList<AlarmRemark> Notes);

/// <param name="Note">What there is to tell, at most 500 characters; kept with the alarm.</param>
internal sealed record AlarmActionRequest(DeskAction Action, string? Note);

/// <summary>Calls for help.</summary>
internal static class AlarmEndpoints
{
    private const int MaxNoteChars = 500;

    private static readonly Refusal s_over = new(409, "over", "It is over.");
    private static readonly Refusal s_taken = new(409, "taken", "Somebody else has it in hand.");
    private static readonly Refusal s_tooEarly = new(409, "too-early", "The countdown runs: the person may still take it back.");
    private static readonly Refusal s_longNote = new(422, "long-note", $"A note has at most {MaxNoteChars} characters.");

    public static void MapAlarmEndpoints(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/alarms").WithTags("Alarms").WithAdminDefaults();
        group.MapGet("", ListAsync).WithSummary("Those that run, or those that are over.").Needs(StaffPermission.AlarmsWatch);
        group.MapGet("/{id:guid}", OpenAsync).WithSummary("Everything about one; the look is written down for the person.").ProducesProblem(404)
            .Needs(StaffPermission.AlarmsWatch);
        group.MapPost("/{id:guid}/act", ActAsync).WithSummary("Acknowledge, on the way, hand over, resolve.")
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).Needs(StaffPermission.AlarmsAnswer);
        routes.MapGroup("/api/v1/people").WithTags("Alarms").WithAdminDefaults()
            .MapGet("/{id:guid}/alarms", OfPersonAsync).WithSummary("A person's alarms, the newest first.").ProducesProblem(404).Needs(StaffPermission.AlarmsWatch);
    }

    public static AlarmItem ToItem(this AlarmCard card, SignedIn who) => new(
        card.Id, card.PersonId, who.NameFor(card.PersonName), card.Kind, card.State, card.Cause, card.Outcome, card.StartedAt, card.ChangedAt,
        card.EndedAt, card.Epoch, card.Contacts, card.ContactsAsked, card.TakenBy is { } taker ? who.NameFor(taker) : null, card.HandedToStaff,
        card.Staff?.Name, card.HasPosition, card.IsLive);

    private static async Task<Ok<Page<AlarmItem>>> ListAsync(
        HttpContext context, AlarmDesk desk, bool? live, DateTimeOffset? after, int? limit, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        if (live ?? true)
        {
            return TypedResults.Ok(new Page<AlarmItem>([.. (await desk.LiveAsync(who.TenantId, cancellationToken)).Select(card => card.ToItem(who))]));
        }

        var size = PageSize.Of(limit);
        var cards = await desk.EndedAsync(who.TenantId, after?.ToUniversalTime(), size, cancellationToken);
        return TypedResults.Ok(new Page<AlarmItem>([.. cards.Select(card => card.ToItem(who))], cards.Count == size ? cards[^1].StartedAt.ToString("O") : null));
    }

    private static async Task<Results<Ok<AlarmPage>, ProblemHttpResult>> OpenAsync(
        HttpContext context, Guid id, AlarmDesk desk, CompanionDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        if (await desk.FindAsync(who.TenantId, id, cancellationToken) is not { } found)
        {
            return Refusal.NotFound.ToProblem();
        }

        await LookedAsync(database, who, found.Card.PersonId, time, cancellationToken);
        var open = who.SeesNames();
        return TypedResults.Ok(new AlarmPage(
            found.Card.ToItem(who),
            found.Number,
            open ? found.Phone : null,
            found.Language,
            open ? found.Words : null,
            open && found.Position is { } place ? new(place.Latitude, place.Longitude) : null,
            [.. found.Ladder.Select(step => new AlarmStepItem(who.NameFor(step.Name), step.Progress, (int)step.Wait.TotalSeconds, step.PagedAt, step.Ways))],
            found.Events,
            open ? found.Notes : []));
    }

    private static async Task<Results<Ok<AlarmItem>, ProblemHttpResult>> ActAsync(
        HttpContext context, Guid id, AlarmActionRequest request, AlarmDesk desk, CompanionDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        if (request.Note?.Length > MaxNoteChars)
        {
            return s_longNote.ToProblem();
        }

        var who = context.SignedIn();
        var answer = await desk.ActAsync(who.TenantId, id, new(who.StaffId, who.Login), request.Action, request.Note, cancellationToken);
        switch (answer.Result)
        {
            case DeskResult.Unknown:
                return Refusal.NotFound.ToProblem();
            case DeskResult.Over:
                return s_over.ToProblem();
            case DeskResult.Taken:
                return s_taken.ToProblem();
            case DeskResult.TooEarly:
                return s_tooEarly.ToProblem();
        }

        var alarm = answer.Alarm ?? throw new InvalidOperationException("an alarm that was moved is there");
        await using (var transaction = await database.BeginAsync(who.TenantId, cancellationToken))
        {
            // The alarm's own timeline has committed with the action; this line follows it.
            await AuditLog.WriteAsync(
                transaction.Connection,
                new(AuditKind.Activity, AuditActor.Staff(who.StaffId), "alarm." + request.Action, time.GetUtcNow()) { PersonId = alarm.PersonId, Target = $"alarm:{id}" },
                cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return TypedResults.Ok(alarm.ToItem(who));
    }

    private static async Task<Results<Ok<Page<AlarmItem>>, ProblemHttpResult>> OfPersonAsync(
        HttpContext context, Guid id, AlarmDesk desk, CompanionDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        await using (var transaction = await database.BeginAsync(who.TenantId, cancellationToken))
        {
            if (!await transaction.HasPersonAsync(id, cancellationToken))
            {
                return Refusal.NotFound.ToProblem();
            }
        }

        var cards = await desk.OfPersonAsync(who.TenantId, id, cancellationToken);
        await LookedAsync(database, who, id, time, cancellationToken);
        return TypedResults.Ok(new Page<AlarmItem>([.. cards.Select(card => card.ToItem(who))]));
    }

    private static async Task LookedAsync(CompanionDatabase database, SignedIn who, Guid personId, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(who.TenantId, cancellationToken);
        await transaction.LookedAsync(who, personId, "alarms", LookReason.Alarm, time, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
