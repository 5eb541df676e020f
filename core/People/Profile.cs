using System.Collections.Immutable;

namespace Companion.People;

/// <summary>
/// What a conversation needs to know of its person at every turn. It lives inside the conversation's (encrypted) state, so that a
/// turn reads it without a query; commands change it by returning a patch in their outcome.
/// </summary>
public sealed record Profile
{
    public required Guid PersonId { get; init; }

    public required Language Language { get; init; }

    /// <summary>The name to be called by; empty until asked.</summary>
    public string Name { get; init; } = "";

    /// <summary>IANA zone id, such as "Europe/Kyiv".</summary>
    public string TimeZone { get; init; } = "Etc/UTC";

    /// <summary>ISO 3166-1 alpha-2, for emergency numbers; empty when unknown.</summary>
    public string Country { get; init; } = "";

    public bool Onboarded { get; init; }

    /// <summary>Consents in force: "health", "ai", "sharing".</summary>
    public ImmutableSortedSet<string> Consents { get; init; } = [];

    /// <summary>Local hour of the daily check-in; null: none wanted.</summary>
    public TimeOnly? CheckInAt { get; init; }

    /// <summary>Reminders wait from here …</summary>
    public TimeOnly QuietFrom { get; init; } = new(21, 30);

    /// <summary>… until here, local time.</summary>
    public TimeOnly QuietTo { get; init; } = new(8, 0);

    /// <summary>Further facts that dialogs' conditions may compare ("glucose-unit": "mmol/L", "heart-failure": "yes").</summary>
    public ImmutableSortedDictionary<string, string> Facts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
