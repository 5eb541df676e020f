using Companion.Access;
using Companion.Admin.Access;
using Companion.Admin.Security;
using Companion.Tuning;
using Companion.Tuning.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Admin.Dialogs;

internal sealed record RunTestsRequest(string? Of = null, string? Dialog = null);

/// <summary>Looking at dialogs, and playing their test conversations.</summary>
internal static class DialogEndpoints
{
    public static void MapDialogEndpoints(this IEndpointRouteBuilder routes)
    {
        var dialogs = routes.MapGroup("/api/v1/dialogs").WithTags("Dialogs").WithAdminDefaults();
        dialogs.ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        dialogs.MapGet("/", ListAsync).WithSummary("The dialogs of a set: published (the default), canary, builtin, draft:ID or release:ID.").Needs(StaffPermission.DialogsLook);
        dialogs.MapGet("/commands", CommandsAsync).WithSummary("What dialogs can ask the program to do.").Needs(StaffPermission.DialogsLook);
        dialogs.MapGet("/tests", TestsAsync).WithSummary("The test conversations of a set.").Needs(StaffPermission.DialogsLook);
        dialogs.MapPost("/tests/run", RunTestsAsync).WithSummary("Plays the test conversations of a set.").Needs(StaffPermission.DialogsEdit);
        dialogs.MapGet("/diff", DiffAsync).WithSummary("How one set differs from another: states, settings, texts, ways.").Needs(StaffPermission.DialogsLook);
        dialogs.MapGet("/{name}", FindAsync).WithSummary("One dialog as written and as understood.").Needs(StaffPermission.DialogsLook);
        dialogs.MapGet("/{name}/source", SourceAsync).WithSummary("The files of a dialog.").Needs(StaffPermission.DialogsLook);
    }

    private static async Task<Results<Ok<DialogList>, ProblemHttpResult>> ListAsync(
        DialogViews views, HttpContext context, CancellationToken cancellationToken, string? of = null) =>
        (await views.ListAsync(context.SignedIn().TenantId, of, cancellationToken)).Answer();

    private static async Task<Results<Ok<DialogView>, ProblemHttpResult>> FindAsync(
        string name, DialogViews views, HttpContext context, CancellationToken cancellationToken, string? of = null) =>
        (await views.FindAsync(context.SignedIn().TenantId, of, name, cancellationToken)).Answer();

    private static async Task<Results<Ok<DialogFiles>, ProblemHttpResult>> SourceAsync(
        string name, DialogViews views, HttpContext context, CancellationToken cancellationToken, string? of = null) =>
        (await views.FilesAsync(context.SignedIn().TenantId, of, name, cancellationToken)).Answer();

    private static async Task<Results<Ok<IReadOnlyList<CommandView>>, ProblemHttpResult>> CommandsAsync(DialogViews views, CancellationToken cancellationToken) =>
        (await views.CommandsAsync(cancellationToken)).Answer();

    private static async Task<Results<Ok<IReadOnlyList<TestView>>, ProblemHttpResult>> TestsAsync(
        DialogTests tests, HttpContext context, CancellationToken cancellationToken, string? of = null, string? dialog = null) =>
        (await tests.ListAsync(context.SignedIn().TenantId, of, dialog, cancellationToken)).Answer();

    private static async Task<Results<Ok<TestRun>, ProblemHttpResult>> RunTestsAsync(
        RunTestsRequest request, DialogTests tests, HttpContext context, CancellationToken cancellationToken) =>
        (await tests.RunAsync(context.SignedIn().TenantId, request.Of, request.Dialog, cancellationToken)).Answer();

    private static async Task<Results<Ok<SetDiff>, ProblemHttpResult>> DiffAsync(
        DialogDiff diff, HttpContext context, CancellationToken cancellationToken, string? from = null, string? to = null, string? dialog = null) =>
        (await diff.CompareAsync(context.SignedIn().TenantId, from, to, dialog, cancellationToken)).Answer();
}
