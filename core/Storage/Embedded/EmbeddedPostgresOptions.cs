namespace Companion.Storage.Embedded;

/// <summary>Where a private cluster lives, and which programs may run it.</summary>
internal sealed record EmbeddedPostgresOptions
{
    public required string DataDirectory { get; init; }

    public PostgresSearch Search { get; init; } = PostgresSearch.Default;

    /// <summary>How long a start may take, crash recovery included.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromMinutes(2);
}
