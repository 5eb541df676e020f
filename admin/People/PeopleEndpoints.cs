using Companion.Access;
using Companion.Admin.Access;
using Companion.Admin.Security;
using Companion.Admin.SignIn;
using Companion.Audit;
using Companion.People;
using Companion.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Companion.Admin.People;

/// <summary>People and families. Whatever shows one person's data asks why, and is written down for that person, too.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeopleEndpoints(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/people").WithTags("People").WithAdminDefaults();
        group.MapGet("", ListAsync).WithSummary("Everybody, page by page; names are masked by role.").Needs(StaffPermission.PeopleLook);
        group.MapGet("/search", SearchAsync).WithSummary("By the exact name, phone number or e-mail address.").ProducesProblem(422).Needs(StaffPermission.PeopleLook);
        group.MapGet("/{id:guid}", OpenAsync).WithSummary("One person: profile, contacts, family, consents.")
            .ProducesProblem(404).ProducesProblem(422).Needs(StaffPermission.PeopleLook);
        group.MapGet("/{id:guid}/check-ins", CheckInsAsync).WithSummary("What they wrote down about their health in the last days.")
            .ProducesProblem(404).ProducesProblem(422).Needs(StaffPermission.PeopleHealth);
        group.MapGet("/{id:guid}/looks", LooksAsync).WithSummary("Who looked at their data.").ProducesProblem(404).Needs(StaffPermission.AuditLook);
    }

    private static async Task<Ok<Page<PersonItem>>> ListAsync(
        HttpContext context, CompanionDatabase database, TimeProvider time, Guid? after, int? limit, string? language, string? country, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        var cipher = await database.Ciphers.ForAsync(who.TenantId, cancellationToken);
        await using var transaction = await database.BeginAsync(who.TenantId, cancellationToken);
        var size = PageSize.Of(limit);
        var filter = new PeopleFilter(Languages.FromTag(language), string.IsNullOrWhiteSpace(country) ? null : country, after);
        var cards = await PeopleDirectory.ListAsync(transaction.Connection, cipher, filter, size, cancellationToken);
        await AuditLog.WriteAsync(
            transaction.Connection,
            new(AuditKind.Activity, AuditActor.Staff(who.StaffId), "people.list", time.GetUtcNow()) { Details = $$"""{"shown":{{cards.Count}}}""" },
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(new Page<PersonItem>([.. cards.Select(card => card.ToItem(who))], cards.Count == size ? cards[^1].Id.ToString() : null));
    }

    private static async Task<Results<Ok<Page<PersonItem>>, ProblemHttpResult>> SearchAsync(
        HttpContext context, CompanionDatabase database, TimeProvider time, string? name, string? phone, string? email,
        [FromHeader(Name = Looks.ReasonHeader)] LookReason? reason, CancellationToken cancellationToken)
    {
        if (reason is not { } why)
        {
            return Looks.ReasonMissing.ToProblem();
        }

        var who = context.SignedIn();
        var cipher = await database.Ciphers.ForAsync(who.TenantId, cancellationToken);
        await using var transaction = await database.BeginAsync(who.TenantId, cancellationToken);
        var found = name is not null ? await PeopleDirectory.FindByNameAsync(transaction.Connection, cipher, name, cancellationToken)
            : phone is not null ? await PeopleDirectory.FindByContactAsync(transaction.Connection, cipher, ContactWay.Phone, phone, cancellationToken)
            : email is not null ? await PeopleDirectory.FindByContactAsync(transaction.Connection, cipher, ContactWay.Email, email, cancellationToken)
            : [];
        foreach (var card in found)
        {
            await transaction.LookedAsync(who, card.Id, "found", why, time, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(new Page<PersonItem>([.. found.Select(card => card.ToItem(who))]));
    }

    private static async Task<Results<Ok<PersonPage>, ProblemHttpResult>> OpenAsync(
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
        if (await PeopleDirectory.OpenAsync(transaction.Connection, cipher, id, cancellationToken) is not { } file)
        {
            return Refusal.NotFound.ToProblem();
        }

        await transaction.LookedAsync(who, id, "profile", why, time, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(file.ToPage(who));
    }

    private static async Task<Results<Ok<HealthDays>, ProblemHttpResult>> CheckInsAsync(
        HttpContext context, CompanionDatabase database, TimeProvider time, Guid id, int? days, [FromHeader(Name = Looks.ReasonHeader)] LookReason? reason,
        CancellationToken cancellationToken)
    {
        if (reason is not { } why)
        {
            return Looks.ReasonMissing.ToProblem();
        }

        var who = context.SignedIn();
        await using var transaction = await database.BeginAsync(who.TenantId, cancellationToken);
        var since = time.GetUtcNow().AddDays(-Math.Clamp(days ?? 30, 1, 366));
        if (await HealthDays.ReadAsync(transaction, id, since, cancellationToken) is not { } health)
        {
            return Refusal.NotFound.ToProblem();
        }

        await transaction.LookedAsync(who, id, "diary", why, time, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(health);
    }

    private static async Task<Results<Ok<Page<LookItem>>, ProblemHttpResult>> LooksAsync(
        HttpContext context, CompanionDatabase database, TimeProvider time, Guid id, CancellationToken cancellationToken)
    {
        var who = context.SignedIn();
        await using var transaction = await database.BeginAsync(who.TenantId, cancellationToken);
        if (!await transaction.HasPersonAsync(id, cancellationToken))
        {
            return Refusal.NotFound.ToProblem();
        }

        var names = await StaffNames.ReadAsync(transaction, cancellationToken);
        var looks = await AccessLog.OfAsync(transaction.Connection, id, time.GetUtcNow().AddDays(-90), PageSize.Most, cancellationToken);
        return TypedResults.Ok(new Page<LookItem>(
            [.. looks.Select(look => new LookItem(look.At, names.Find(look.ViewerId) ?? look.ViewerId.ToString(), look.What, look.Allowed))]));
    }
}

/// <param name="Viewer">The login of staff, or the id of a person.</param>
internal sealed record LookItem(DateTimeOffset At, string Viewer, string What, bool Allowed);
