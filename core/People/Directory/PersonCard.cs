namespace Companion.People;

/// <summary>A person in a list of the staff.</summary>
/// <param name="Name">In the open; to be masked for who may not see it. Empty: never told.</param>
/// <param name="LastSeenAt">When their conversation last moved; null: it never did.</param>
/// <param name="Reachable">Whether they have a chat that takes messages.</param>
public sealed record PersonCard(
    Guid Id, string Name, Language Language, string Country, DateTimeOffset CreatedAt, bool Onboarded, DateTimeOffset? LastSeenAt, bool Reachable,
    bool AlarmRunning);

/// <summary>A person, for the staff.</summary>
public sealed record PersonFile(
    PersonCard Card,
    string TimeZone,
    DateTimeOffset? OnboardedAt,
    TimeOnly? CheckInAt,
    TimeOnly? QuietFrom,
    TimeOnly? QuietTo,
    IReadOnlyList<PersonContact> Contacts,
    IReadOnlyList<PersonChat> Chats,
    IReadOnlyList<Relation> CaredForBy,
    IReadOnlyList<Relation> CaresFor,
    IReadOnlyList<PersonConsent> Consents);

/// <param name="Channel">"Telegram" or "WebChat".</param>
public sealed record PersonChat(string Channel, bool Reachable);

public sealed record PersonConsent(string Kind, bool Granted, DateTimeOffset At);

/// <summary>Which people a list shows; null: all.</summary>
/// <param name="After">The last one's id of the page before.</param>
public sealed record PeopleFilter(Language? Language = null, string? Country = null, Guid? After = null);
