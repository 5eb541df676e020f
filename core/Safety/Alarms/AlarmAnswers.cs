using System.Collections.Immutable;
using System.Security.Cryptography;
using Companion.People;
using Companion.Storage;
using Npgsql;

namespace Companion.Safety.Alarms;

/// <summary>What the answering page shows: plain words in the contact's language, and what they may answer.</summary>
/// <param name="Language">Its tag.</param>
/// <param name="Phone">To call the person; null: not known.</param>
/// <param name="MapUrl">Null: not known, or not theirs to see.</param>
/// <param name="Answers">What can be posted, with its label; empty: nothing more to answer.</param>
/// <param name="Note">Asks what happened, and what the button under it says; posted as "note" with the words. Null: nothing to tell.</param>
public sealed record AnswerView(
    string Language, string Title, string Text, string? Phone, string CallLabel, string? MapUrl, ImmutableArray<(string What, string Label)> Answers, (string Question, string Keep)? Note);

/// <summary>Answers of contacts who got a link (in SMS, e-mail or a push message): the same steps as the buttons in a chat.</summary>
public sealed class AlarmAnswers
{
    private readonly CompanionDatabase _database;
    private readonly AlarmMover _mover;
    private readonly AlarmTexts _texts;

    internal AlarmAnswers(CompanionDatabase database, AlarmMover mover, AlarmTexts texts) => (_database, _mover, _texts) = (database, mover, texts);

    /// <summary>Changes nothing: mail programs open links by themselves.</summary>
    /// <returns>Null: the link was never made here, or the person took the relation back.</returns>
    public async Task<AnswerView?> LookAsync(string token, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return null;
        }

        return View(found.Alarm, found.Contact, null);
    }

    /// <param name="token">From the link.</param>
    /// <param name="what">One of <see cref="AnswerView.Answers"/>, or "note"; anything else changes nothing.</param>
    /// <param name="note">The words of a note; null: none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<AnswerView?> AnswerAsync(string token, string what, string? note, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return null;
        }

        AlarmInput? input = what switch
        {
            "take" => new AlarmInput.Answer(found.Contact, ContactAnswer.Take),
            "on-the-way" => new AlarmInput.Answer(found.Contact, ContactAnswer.OnTheWay),
            "cannot" => new AlarmInput.Answer(found.Contact, ContactAnswer.Cannot),
            "safe" => new AlarmInput.Resolve(found.Contact, AlarmOutcome.Safe),
            "false-alarm" => new AlarmInput.Resolve(found.Contact, AlarmOutcome.FalseAlarm),
            "note" when note is not null => new AlarmInput.Note(found.Contact, null, note),
            _ => null,
        };
        if (input is null || await _mover.MoveAsync(found.TenantId, found.Alarm.Id, input, cancellationToken).ConfigureAwait(false) is not { } step)
        {
            return View(found.Alarm, found.Contact, null);
        }

        return View(step.Alarm, found.Contact, step.Result);
    }

    private AnswerView View(Alarm alarm, int contact, AlarmResult? result)
    {
        var me = alarm.Ladder[contact];
        var key = result switch
        {
            AlarmResult.TakenByOther => "respond.other",
            AlarmResult.Done when me.Progress == ContactProgress.Cannot => "respond.cannot",
            AlarmResult.Done when alarm.Notes.Any(note => note.Contact == contact) => "respond.noted",
            _ when alarm.State == AlarmState.HandedOver => "respond.handed-over",
            AlarmResult.Done when alarm.IsOver => "alarm.contact.safe",
            _ when alarm.IsOver => "respond.over",
            _ when me.Progress == ContactProgress.OnTheWay => "alarm.contact.you-are-on-the-way",
            _ when me.Progress == ContactProgress.Took => "alarm.contact.you-took",
            _ => null,
        };
        string[] answers = alarm.IsOver ? [] : me.Progress switch
        {
            ContactProgress.Took => ["on-the-way", "safe", "false-alarm", "cannot"],
            ContactProgress.OnTheWay => ["safe", "false-alarm", "cannot"],
            _ => ["take", "on-the-way", "cannot"],
        };
        var (title, text) = _texts.PlainPage(alarm, contact);
        var helps = me is { SeesPosition: true, Progress: ContactProgress.Took or ContactProgress.OnTheWay };
        return new AnswerView(
            me.Language.Code(),
            title,
            key is null ? text : _texts.Word(key, alarm, me.Language),
            alarm.Person.Phone,
            _texts.Word("alarm.button.call", alarm, me.Language),
            helps && alarm.Position is { } position ? Geo.MapUrl(position) : null,
            [.. answers.Select(what => (what, _texts.Word("alarm.button." + what, alarm, me.Language)))],
            alarm.IsOver && me.Progress is (ContactProgress.Took or ContactProgress.OnTheWay) && alarm.Notes.All(note => note.Contact != contact)
                ? (_texts.Word("answer.note", alarm, me.Language), _texts.Word("answer.note-keep", alarm, me.Language))
                : null);
    }

    private sealed record Found(Guid TenantId, Alarm Alarm, int Contact);

    private async Task<Found?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (!AlarmLinks.TryRead(token, out var tenantId, out var alarmId, out var contact))
        {
            return null;
        }

        try
        {
            var cipher = await _database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
            if (!AlarmLinks.IsSigned(token, tenantId, cipher, alarmId, contact))
            {
                return null;
            }

            var transaction = await _database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var command = new NpgsqlCommand("select box from companion.alarms where tenant_id = companion.tenant() and id = $1", transaction.Connection);
                await using (command.ConfigureAwait(false))
                {
                    command.Parameters.Add(AlarmStore.Value(alarmId));
                    if (await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not byte[] box
                        || AlarmJson.OpenAlarm(box, cipher) is not { } alarm || contact >= alarm.Ladder.Length)
                    {
                        return null;
                    }

                    var heard = alarm.Kind == AlarmKind.Silence ? Permission.HearMissed : Permission.HearSos;
                    return await Relations.MayAsync(
                        transaction.Connection, alarm.Ladder[contact].PersonId, alarm.Person.PersonId, heard, cancellationToken).ConfigureAwait(false)
                        ? new Found(tenantId, alarm, contact)
                        : null;
                }
            }
        }
        catch (CryptographicException)
        {
            // A tenant that never was, or is erased.
            return null;
        }
    }
}
