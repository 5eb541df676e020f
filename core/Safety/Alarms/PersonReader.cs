using Companion.Access;
using Companion.Conversations;
using Companion.People;

namespace Companion.Safety.Alarms;

/// <summary>Who an alarm is about, as their conversation knows them.</summary>
internal sealed class PersonReader(ChannelAccounts accounts)
{
    public async Task<AlarmPerson> ReadAsync(TurnScope scope, AlarmScope alarms, CancellationToken cancellationToken)
    {
        var profile = scope.Profile;
        var contacts = await PersonContacts.OfAsync(alarms.Connection, alarms.Cipher, profile.PersonId, cancellationToken).ConfigureAwait(false);
        var kind = accounts.TurnChannelOf(scope.Chat.AccountId) is null ? WayKind.Telegram : WayKind.WebChat;
        return new AlarmPerson(
            profile.PersonId,
            scope.ConversationId,
            profile.Name,
            profile.Language,
            profile.TimeZone,
            EmergencyNumbers.Ambulance(profile.Country),
            contacts.FirstOrDefault(contact => contact.Way == ContactWay.Phone)?.Value,
            [new AlarmWay(kind, scope.Chat.ChatId, TimeSpan.Zero, scope.Chat.AccountId, scope.ConversationId)])
        {
            HasOperators = await StaffCover.HasAnyAsync(alarms.Connection, StaffPermission.AlarmsAnswer, cancellationToken).ConfigureAwait(false),
        };
    }
}
