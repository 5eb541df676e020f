namespace Companion.Admin;

/// <summary>A page of a list.</summary>
/// <param name="Next">For <c>after</c> of the next page; null: this is the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next = null);

/// <summary>How many a list gives at once.</summary>
internal static class PageSize
{
    public const int Usual = 50;
    public const int Most = 200;

    public static int Of(int? wanted) => Math.Clamp(wanted ?? Usual, 1, Most);
}
