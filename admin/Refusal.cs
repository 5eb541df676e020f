using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Admin;

/// <summary>Why something was not done: the code is stable, the sentence is for people.</summary>
internal record Refusal(int Status, string Code, string Sentence)
{
    public static readonly Refusal NotFound = new(404, "not-found", "There is none.");

    public ProblemHttpResult ToProblem() =>
        TypedResults.Problem(Sentence, statusCode: Status, extensions: new Dictionary<string, object?> { ["code"] = Code });
}
