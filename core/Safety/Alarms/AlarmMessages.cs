using System.Globalization;
using System.Text.Json;
using Companion.Conversations;
using Companion.Conversations.Outbox;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.Safety.Ways;
using Npgsql;
using NpgsqlTypes;
using static Companion.Safety.Alarms.AlarmStore;

namespace Companion.Safety.Alarms;

/// <summary>
/// Writes what an alarm says: straight into the outbox for a chat that is sent to (no second transaction between the countdown's end and
/// the wire), as an inbound of its conversation for a web chat, as a row of <c>alarm_sends</c> for a provider.
/// </summary>
internal sealed class AlarmMessages(AlarmScope scope, Alarm alarm, AlarmTexts texts, AlarmLinks links, NpgsqlBatchCommandCollection commands)
{
    private readonly HashSet<Guid> _told = [];
    private int _number = alarm.Sends;

    /// <summary>The alarm's counter afterwards.</summary>
    public int Sends => _number;

    public void Page(int contact, int way)
    {
        var target = alarm.Ladder[contact].Ways[way];
        if (target.Kind is WayKind.Telegram or WayKind.WebChat)
        {
            Chat(target, texts.Page(alarm, contact), new Track(contact, way, IsPage: true));
        }
        else
        {
            var (subject, text) = texts.PlainPage(alarm, contact);
            Provider(target, subject, text, new Track(contact, way, IsPage: true), answerable: true);
        }
    }

    /// <summary>By the chats that were not found dead, else by whatever reached them before.</summary>
    public void ToContact(int contact, string notice, int? about)
    {
        var ways = alarm.Ladder[contact].Ways;
        var message = texts.ToContact(alarm, contact, notice, about);
        var inChat = false;
        for (var i = 0; i < ways.Length; i++)
        {
            if (ways[i].Kind is WayKind.Telegram or WayKind.WebChat && ways[i].State != WayState.Failed)
            {
                Chat(ways[i], message, new Track(contact, i, IsPage: false));
                inChat = true;
            }
        }

        // What only confirms their own tap was shown where they tapped.
        for (var i = 0; i < ways.Length && !inChat && !notice.StartsWith("you-", StringComparison.Ordinal); i++)
        {
            if (ways[i].Kind is WayKind.Email or WayKind.Sms or WayKind.Push && ways[i].State is WayState.Sent or WayState.Tried)
            {
                var text = texts.Word("alarm.contact." + notice, alarm, alarm.Ladder[contact].Language, about);
                Provider(ways[i], texts.PlainPage(alarm, contact).Subject, text, new Track(contact, i, IsPage: false), answerable: !alarm.IsOver);
            }
        }
    }

    public void ToPerson(OutMessage message)
    {
        foreach (var way in alarm.Person.Ways)
        {
            Chat(way, message, null);
        }
    }

    /// <summary>The alarm is over: the person's dialog about it ends, too.</summary>
    public void CloseDialog() => Inbound(
        alarm.Person.ConversationId, new SayInput(null, "safety.sos"), string.Create(CultureInfo.InvariantCulture, $"alarm-over:{alarm.Id:N}"));

    private readonly record struct Track(int Contact, int Way, bool IsPage);

    private void Chat(AlarmWay way, OutMessage message, Track? track)
    {
        var number = _number++;
        if (way.Kind == WayKind.WebChat)
        {
            Inbound(way.ConversationId, new SayInput(message), string.Create(CultureInfo.InvariantCulture, $"alarm:{alarm.Id:N}:{number}"));
            if (track is { } written)
            {
                commands.Add(Send(number, way.Kind, written, "sent", null));
            }

            return;
        }

        var box = scope.Cipher.Seal(JsonSerializer.SerializeToUtf8Bytes(message, TurnJson.Default.OutMessage), TurnStatements.OutboxPurpose);
        commands.Add(track is { } tracked ? Outbox(way, message.Lane, box, number, tracked) : Outbox(way, message.Lane, box));
        if (_told.Add(way.AccountId))
        {
            commands.Add(TurnStatements.Notify(OutboxDispatcher.Channel, way.AccountId.ToString()));
        }
    }

    private NpgsqlBatchCommand Outbox(AlarmWay way, Lane lane, byte[] box) => new(
        """
        insert into companion.outbox (tenant_id, account_id, chat_id, lane, created_at, box)
        values (companion.tenant(), $1, $2, $3, $4, $5)
        """)
    {
        Parameters = { Value(way.AccountId), Value(way.Address), Value((short)lane), Value(scope.Now), Value(box) },
    };

    private NpgsqlBatchCommand Outbox(AlarmWay way, Lane lane, byte[] box, int number, Track track) => new(
        """
        with queued as (
          insert into companion.outbox (tenant_id, account_id, chat_id, lane, created_at, box)
          values (companion.tenant(), $1, $2, $3, $4, $5) returning id)
        insert into companion.alarm_sends (tenant_id, alarm_id, number, contact, way, kind, page, state, created_at, changed_at, outbox_id)
        select companion.tenant(), $6, $7, $8, $9, $10, $11, 'queued', $4, $4, id from queued
        """)
    {
        Parameters =
        {
            Value(way.AccountId),
            Value(way.Address),
            Value((short)lane),
            Value(scope.Now),
            Value(box),
            Value(alarm.Id),
            Value(number),
            Value(track.Contact),
            Value(track.Way),
            Value(way.Kind.ToString()),
            Value(track.IsPage),
        },
    };

    /// <summary>A web chat hears by a turn of its own conversation, which keeps its order.</summary>
    private void Inbound(Guid conversationId, Input say, string name)
    {
        commands.Add(new NpgsqlBatchCommand(
            """
            insert into companion.timers (tenant_id, conversation_id, name, due_at, urgent, box) values (companion.tenant(), $1, $2, $3, true, $4)
            on conflict (tenant_id, conversation_id, name) do nothing
            """)
        {
            Parameters =
            {
                Value(conversationId),
                Value(name),
                Value(scope.Now),
                Value(scope.Cipher.Seal(JsonSerializer.SerializeToUtf8Bytes(say, TurnJson.Default.Input), TurnStatements.TimerPurpose)),
            },
        });
        if (_told.Add(Guid.Empty))
        {
            commands.Add(TurnStatements.Notify(TimerSignal.Channel, ""));
        }
    }

    private void Provider(AlarmWay way, string subject, string text, Track track, bool answerable)
    {
        var number = _number++;
        var link = answerable ? links.For(scope, alarm.Id, track.Contact) : null;
        var reference = string.Create(CultureInfo.InvariantCulture, $"{alarm.Id:N}-{number}");
        commands.Add(Send(number, way.Kind, track, "queued", new WayMessage(way.Address, subject, text, link, scope.TenantId, reference)));
    }

    private NpgsqlBatchCommand Send(int number, WayKind kind, Track track, string state, WayMessage? message) => new(
        """
        insert into companion.alarm_sends (tenant_id, alarm_id, number, contact, way, kind, page, state, created_at, changed_at, due_at, box)
        values (companion.tenant(), $1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10)
        """)
    {
        Parameters =
        {
            Value(alarm.Id),
            Value(number),
            Value(track.Contact),
            Value(track.Way),
            Value(kind.ToString()),
            Value(track.IsPage),
            Value(state),
            Value(scope.Now),
            Nullable(message is null ? null : scope.Now, NpgsqlDbType.TimestampTz),
            Nullable(message is null ? null : AlarmJson.Seal(message, scope.Cipher), NpgsqlDbType.Bytea),
        },
    };
}
