using Companion.Access;
using Companion.Admin.SignIn;
using Companion.People;

namespace Companion.Admin.People;

/// <param name="Name">Masked for who may not see contacts.</param>
internal sealed record PersonItem(
    Guid Id, string Name, string Language, string Country, DateTimeOffset CreatedAt, bool Onboarded, DateTimeOffset? LastSeenAt, bool Reachable,
    bool AlarmRunning);

internal sealed record ContactItem(ContactWay Way, string Value, bool Verified);

internal enum RelationSide
{
    CaredForBy,
    CaresFor,
}

/// <param name="Sees">Codes of permissions to look.</param>
/// <param name="Told">Codes of what they are told.</param>
internal sealed record RelationItem(
    Guid Id, Guid OtherId, string Name, RelationKind Kind, RelationSide Side, RelationState State, int Rank, IReadOnlyList<string> Sees,
    IReadOnlyList<string> Told);

/// <param name="Masked">Whether names and contacts are.</param>
internal sealed record PersonPage(
    Guid Id, string Name, string Language, string Country, string TimeZone, DateTimeOffset CreatedAt, DateTimeOffset? OnboardedAt,
    DateTimeOffset? LastSeenAt, bool AlarmRunning, string? CheckInAt, string? QuietFrom, string? QuietTo, IReadOnlyList<ContactItem> Contacts,
    IReadOnlyList<PersonChat> Chats, IReadOnlyList<RelationItem> Relations, IReadOnlyList<PersonConsent> Consents, bool Masked);

/// <summary>What a role sees of a person.</summary>
internal static class PeopleViews
{
    public static bool SeesNames(this SignedIn who) => who.Role.May(StaffPermission.PeopleContact);

    /// <summary>The first letter, so that a list can be told apart, and no more.</summary>
    public static string MaskName(string name) => name.Length == 0 ? "" : $"{System.Globalization.StringInfo.GetNextTextElement(name)}•••";

    public static string NameFor(this SignedIn who, string name) => who.SeesNames() ? name : MaskName(name);

    public static PersonItem ToItem(this PersonCard card, SignedIn who) => new(
        card.Id, who.NameFor(card.Name), card.Language.Code(), card.Country, card.CreatedAt, card.Onboarded, card.LastSeenAt, card.Reachable, card.AlarmRunning);

    public static PersonPage ToPage(this PersonFile file, SignedIn who) => new(
        file.Card.Id,
        who.NameFor(file.Card.Name),
        file.Card.Language.Code(),
        file.Card.Country,
        file.TimeZone,
        file.Card.CreatedAt,
        file.OnboardedAt,
        file.Card.LastSeenAt,
        file.Card.AlarmRunning,
        Clock(file.CheckInAt),
        Clock(file.QuietFrom),
        Clock(file.QuietTo),
        [.. file.Contacts.Select(contact => new ContactItem(contact.Way, who.SeesNames() ? contact.Value : "•••" + contact.Value[^2..], contact.Verified))],
        file.Chats,
        [
            .. file.CaredForBy.Select(relation => relation.ToItem(who, relation.OtherId, RelationSide.CaredForBy)),
            .. file.CaresFor.Select(relation => relation.ToItem(who, relation.PersonId, RelationSide.CaresFor)),
        ],
        file.Consents,
        !who.SeesNames());

    private static RelationItem ToItem(this Relation relation, SignedIn who, Guid other, RelationSide side) => new(
        relation.Id, other, who.NameFor(relation.Name), relation.Kind, side, relation.State, relation.Rank,
        [.. relation.Permissions.Where(permission => !permission.IsTold()).Select(permission => permission.Code())],
        [.. relation.Permissions.Where(permission => permission.IsTold()).Select(permission => permission.Code())]);

    private static string? Clock(TimeOnly? time) => time?.ToString("HH\\:mm", System.Globalization.CultureInfo.InvariantCulture);
}
