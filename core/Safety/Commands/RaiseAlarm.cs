using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Companion.Safety.Alarms;
using Npgsql;

namespace Companion.Safety.Commands;

/// <summary>
/// "safety.raise": begins the person's alarm, or finds that one runs. Results: ok (the countdown runs), running, taken (it runs, and
/// somebody has it in hand), alone (there is nobody to call), unreached (there is, but by no way at all): then the person must call themselves.
/// </summary>
internal sealed class RaiseAlarm(AlarmMoves moves, LadderReader ladder, PersonReader persons, AlarmTexts texts, SafetyOptions options) : IQueryCommand
{
    private const int MaxSeconds = 60;

    public CommandSignature Signature { get; } = Signatures.Define(
        "safety.raise",
        ["cause: choice?", "words: text?"],
        outputs: ["number: text", "dial: text", "names: text", "who: text", "seconds: number", "operators: yes-no"],
        results: ["ok", "running", "taken", "alone", "unreached"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var cause = call.Choice("cause") ?? AlarmCauses.Button;
        var kind = cause == AlarmCauses.Test ? AlarmKind.Test : AlarmKind.Sos;
        var alarms = new AlarmScope(connection, scope.TenantId, scope.Cipher, scope.Now);
        var seconds = SecondsOf(scope.Profile);
        var person = await persons.ReadAsync(scope, alarms, cancellationToken).ConfigureAwait(false);
        var draft = new Alarm
        {
            Id = Guid.CreateVersion7(scope.Now),
            Person = person,
            Kind = kind,
            Cause = cause,
            Words = call.Text("words"),
            StartedAt = scope.Now,
            Ladder = await ladder.ReadAsync(alarms, person.PersonId, kind, WaitOf(scope.Profile), cancellationToken).ConfigureAwait(false),
        };
        var (step, isNew) = await moves.StartAsync(alarms, draft, TimeSpan.FromSeconds(seconds), cancellationToken).ConfigureAwait(false);
        if (isNew && kind == AlarmKind.Sos)
        {
            scope.Writes.Of<SosEventRows>().Add(new(
                scope.TenantId, Guid.CreateVersion7(scope.Now), person.PersonId, scope.Now, "raised", scope.Profile.Country, person.Number));
        }

        return Outcome(step.Alarm, isNew, seconds);
    }

    private CommandOutcome Outcome(Alarm alarm, bool isNew, int seconds)
    {
        var values = ImmutableSortedDictionary<string, SlotValue>.Empty
            .Add("number", new TextValue(alarm.Person.Number))
            .Add("dial", new TextValue("tel:" + alarm.Person.Number))
            .Add("names", new TextValue(texts.Names(alarm.Ladder, alarm.Person.Language)))
            .Add("seconds", new NumberValue(seconds));
        if (alarm.Person.HasOperators)
        {
            values = values.Add("operators", new YesNoValue(true));
        }

        if (alarm.Taker is { } taker)
        {
            values = values.Add("who", new TextValue(texts.Names([taker], alarm.Person.Language)));
        }

        return new CommandOutcome
        {
            Result = alarm.Ladder.IsEmpty ? "alone" : alarm.State == AlarmState.HandedOver ? "unreached" : isNew ? "ok" : alarm.TakenBy is null ? "running" : "taken",
            Values = values,
        };
    }

    private int SecondsOf(Profile profile) => Math.Min(LadderTimes.Of(profile, LadderTimes.CountdownFact) ?? (int)options.Countdown.TotalSeconds, MaxSeconds);

    private static TimeSpan? WaitOf(Profile profile) =>
        LadderTimes.Of(profile, LadderTimes.WaitFact) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
