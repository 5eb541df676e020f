namespace Companion.Storage;

/// <summary>The tenant that exists from the first start, and takes people who come unasked.</summary>
public static class DefaultTenant
{
    public const string Name = "Companion";

    /// <summary>Fixed, so that every installation and every test means the same.</summary>
    public static readonly Guid Id = new("c0ffee00-0000-7000-8000-000000000001");
}
