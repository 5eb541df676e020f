using Companion.Admin.Access;
using Companion.Tuning;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Admin.Dialogs;

/// <summary>Refusals of the domain as problem details.</summary>
internal static class TuningAnswers
{
    public static Results<Ok<T>, ProblemHttpResult> Answer<T>(this TuningResult<T> result)
        where T : class => result.Error is { } error ? Problem(error) : TypedResults.Ok(result.Value);

    public static Results<Created<T>, ProblemHttpResult> Created<T>(this TuningResult<T> result, Func<T, string> address)
        where T : class => result is { Value: { } value } ? TypedResults.Created(address(value), value) : Problem(result.Error!); // one of both

    public static ProblemHttpResult Problem(TuningError error)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = error.Code };
        switch (error)
        {
            case TuningError.EditRefused refused:
                extensions["index"] = refused.Index;
                break;
            case TuningError.HasErrors errors:
                extensions["findings"] = errors.Findings;
                break;
            case TuningError.TestsFailed failed:
                extensions["findings"] = failed.Findings;
                break;
            case TuningError.Stranded stranded:
                extensions["places"] = stranded.Places;
                break;
        }

        return TypedResults.Problem(error.Sentence, statusCode: Status(error), extensions: extensions);
    }

    public static TuningActor Actor(this HttpContext context) => new(context.SignedIn().TenantId, context.SignedIn().StaffId, context.SignedIn().Login);

    private static int Status(TuningError error) => error switch
    {
        TuningError.NotFound => StatusCodes.Status404NotFound,
        TuningError.NoProgram => StatusCodes.Status503ServiceUnavailable,
        TuningError.ChangedMeanwhile or TuningError.CanaryRuns or TuningError.Stranded or TuningError.DraftChanged => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
