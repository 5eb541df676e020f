using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Companion.Telemetry;

/// <summary>The names under which Companion's own traces and metrics appear; docs/telemetry.md lists what they hold.</summary>
public static class CompanionTelemetry
{
    /// <summary>Name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string Name = "Companion";

    /// <summary>Spans: a turn, a send, a work item. Tags hold ids and kinds only.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Counters and durations. Tags hold kinds only, never an id: each value of a tag is a series of its own.</summary>
    public static Meter Meter { get; } = new(Name);
}
