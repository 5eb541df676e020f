namespace Companion.Telemetry;

/// <summary>The names under which Companion's own metrics appear; docs/telemetry.md lists them.</summary>
public static class CompanionTelemetry
{
    /// <summary>
    /// What is exported of our own: every meter whose name begins so ("Companion.Conversations", "Companion.Telegram").
    /// Tags hold kinds only, never an id: each value of a tag is a series of its own.
    /// </summary>
    public const string Meters = "Companion.*";
}
