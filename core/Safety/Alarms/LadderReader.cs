using System.Collections.Immutable;
using Companion.Conversations;
using Companion.People;
using Companion.Safety.Ways;
using Npgsql;

namespace Companion.Safety.Alarms;

/// <summary>Whom to call for a person, in order, and by which ways: made anew for each alarm, and copied into it.</summary>
internal sealed class LadderReader(IEnumerable<IWaySender> senders, SafetyOptions options)
{
    private readonly ImmutableHashSet<Way> _ways = [.. senders.Select(sender => sender.Way)];

    public async Task<ImmutableArray<AlarmContact>> ReadAsync(AlarmScope scope, Guid personId, AlarmKind kind, TimeSpan? wait, CancellationToken cancellationToken)
    {
        var permission = kind == AlarmKind.Silence ? Permission.HearMissed : Permission.HearSos;
        var relations = await Relations.ToTellAsync(scope.Connection, scope.Cipher, personId, permission, cancellationToken).ConfigureAwait(false);
        var hearWords = (await Relations.ToTellAsync(scope.Connection, scope.Cipher, personId, Permission.HearRedFlags, cancellationToken).ConfigureAwait(false))
            .Select(relation => relation.Id).ToHashSet();
        var ladder = ImmutableArray.CreateBuilder<AlarmContact>(relations.Count);
        foreach (var relation in relations)
        {
            var chats = await ChatsAsync(scope, relation.OtherId, cancellationToken).ConfigureAwait(false);
            var contacts = await PersonContacts.OfAsync(scope.Connection, scope.Cipher, relation.OtherId, cancellationToken).ConfigureAwait(false);
            ladder.Add(new AlarmContact(
                relation.OtherId,
                relation.Name.Length > 0 ? relation.Name : relation.Label ?? "",
                relation.Language,
                kind == AlarmKind.Silence ? options.SoftWait : relation.Wait ?? wait ?? options.ContactWait,
                [.. chats.Concat(Further(contacts, relation.OtherId)).Where(way => relation.Ways is not { } ways || ways.Contains(NameOf(way.Kind)))])
            {
                SeesAlarms = relation.Permissions.Contains(Permission.SeeAlarms),
                HearsWords = hearWords.Contains(relation.Id),
                SeesPosition = relation.Permissions.Contains(Permission.SeePosition),
                NotBefore = kind == AlarmKind.Silence ? await MorningAsync(scope, relation.OtherId, cancellationToken).ConfigureAwait(false) : null,
            });
        }

        return ladder.DrainToImmutable();
    }

    /// <summary>As relations name the ways.</summary>
    private static string NameOf(WayKind kind) => kind switch
    {
        WayKind.Email => "email",
        WayKind.Sms => "sms",
        WayKind.Push => "push",
        _ => "chat",
    };

    private IEnumerable<AlarmWay> Further(IReadOnlyList<PersonContact> contacts, Guid personId)
    {
        if (_ways.Contains(Way.Push))
        {
            yield return new AlarmWay(WayKind.Push, personId.ToString("N"), TimeSpan.Zero);
        }

        // A number that nobody has shown to be theirs may be a stranger's.
        foreach (var contact in contacts.Where(contact => contact.Verified))
        {
            if (contact.Way == ContactWay.Email && _ways.Contains(Way.Email))
            {
                yield return new AlarmWay(WayKind.Email, contact.Value, TimeSpan.Zero);
            }
            else if (contact.Way == ContactWay.Phone && _ways.Contains(Way.Sms))
            {
                yield return new AlarmWay(WayKind.Sms, contact.Value, options.SmsAfter);
            }
        }
    }

    /// <summary>When their quiet hours end, if these are now.</summary>
    private static async Task<DateTimeOffset?> MorningAsync(AlarmScope scope, Guid personId, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            """
            select time_zone, quiet_from, quiet_to from companion.people
            where tenant_id = companion.tenant() and id = $1 and quiet_from is not null and quiet_to is not null
            """,
            scope.Connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(AlarmStore.Value(personId));
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                    ? QuietHours.End(reader.GetString(0), reader.GetFieldValue<TimeOnly>(1), reader.GetFieldValue<TimeOnly>(2), scope.Now)
                    : null;
            }
        }
    }

    private static async Task<List<AlarmWay>> ChatsAsync(AlarmScope scope, Guid personId, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            """
            select a.kind, h.chat_id, h.account_id, h.conversation_id
            from companion.chats h join companion.channel_accounts a on a.tenant_id = h.tenant_id and a.id = h.account_id
            where h.tenant_id = companion.tenant() and h.person_id = $1 and h.reachable order by h.created_at desc
            """,
            scope.Connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(AlarmStore.Value(personId));
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var chats = new List<AlarmWay>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var kind = reader.GetString(0) == nameof(ChannelKind.Telegram) ? WayKind.Telegram : WayKind.WebChat;

                    // A page that was left open long ago must not hide that nobody is there: one is enough.
                    if (kind == WayKind.Telegram || chats.All(chat => chat.Kind != WayKind.WebChat))
                    {
                        chats.Add(new AlarmWay(kind, reader.GetString(1), TimeSpan.Zero, reader.GetGuid(2), reader.GetGuid(3)));
                    }
                }

                return chats;
            }
        }
    }
}
