using Companion.Access;
using Companion.Admin.Access;
using Companion.Admin.Security;
using Companion.Tuning;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Admin.Dialogs;

internal sealed record DryRunRequest(string Dialog, int Conversations = 50);

/// <summary>Trying dialogs: as a chat, on real conversations of the past; and what real people did with them.</summary>
internal static class TrialEndpoints
{
    public static void MapTrialEndpoints(this IEndpointRouteBuilder routes)
    {
        var trials = routes.MapGroup("/api/v1").WithTags("Dialog trials").WithAdminDefaults();
        trials.ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        trials.MapPost("/dialogs/try", BeginAsync).WithSummary("Begins a chat with a set of dialogs, without any effect.").Needs(StaffPermission.DialogsEdit);
        trials.MapPost("/dialogs/try/step", StepAsync).WithSummary("Goes on with it; the chat travels with its client, sealed.").Needs(StaffPermission.DialogsEdit);
        trials.MapPost("/dialog-drafts/{id:guid}/dry-run", DryRunAsync).WithSummary("The last real conversations over the draft: where they would part from what is published.").Needs(StaffPermission.DialogsEdit);
        trials.MapPost("/dialog-drafts/{id:guid}/adopt", AdoptAsync).WithSummary("Makes a sentence a phrase, an option's synonym or a test.").Needs(StaffPermission.DialogsEdit);
        trials.MapGet("/dialogs/{name}/funnel", FunnelAsync).WithSummary("By state and version: reached, answered, skipped, asked again, left.").Needs(StaffPermission.InsightsLook);
        trials.MapGet("/dialogs/{name}/not-understood", NotUnderstoodAsync)
            .WithSummary("Answers that were not understood, masked, the like ones together; of the dialog 'conversation': words outside any question.").Needs(StaffPermission.InsightsLook);
    }

    private static async Task<Results<Ok<Talk>, ProblemHttpResult>> BeginAsync(
        TalkBegin request, DialogTrial trial, HttpContext context, CancellationToken cancellationToken) =>
        (await trial.BeginAsync(context.SignedIn().TenantId, request, cancellationToken)).Answer();

    private static async Task<Results<Ok<Talk>, ProblemHttpResult>> StepAsync(
        TalkStep request, DialogTrial trial, HttpContext context, CancellationToken cancellationToken) =>
        (await trial.StepAsync(context.SignedIn().TenantId, request, cancellationToken)).Answer();

    private static async Task<Results<Ok<DryRun>, ProblemHttpResult>> DryRunAsync(
        Guid id, DryRunRequest request, DialogDryRun dryRun, HttpContext context, CancellationToken cancellationToken) =>
        (await dryRun.RunAsync(context.Actor(), id, request.Dialog, request.Conversations, cancellationToken)).Answer();

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> AdoptAsync(
        Guid id, AdoptWish request, DialogAdoption adoption, HttpContext context, CancellationToken cancellationToken) =>
        (await adoption.AdoptAsync(context.Actor(), id, request, cancellationToken)).Answer();

    private static async Task<Results<Ok<Funnel>, ProblemHttpResult>> FunnelAsync(
        string name, DialogInsights insights, HttpContext context, CancellationToken cancellationToken, int days = 30, string? version = null) =>
        (await insights.FunnelAsync(context.SignedIn().TenantId, name, days, version, cancellationToken)).Answer();

    private static async Task<Results<Ok<NotUnderstood>, ProblemHttpResult>> NotUnderstoodAsync(
        string name, DialogInsights insights, HttpContext context, CancellationToken cancellationToken, int days = 30, string? state = null, string? language = null) =>
        (await insights.NotUnderstoodAsync(context.Actor(), name, days, state, language, cancellationToken)).Answer();
}
