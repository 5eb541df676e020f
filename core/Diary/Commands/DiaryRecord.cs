using System.Collections.Immutable;
using System.Text;
using Companion.Conversations;
using Companion.Diary.CheckIns;
using Companion.Diary.Rules;
using Companion.Dialogs;
using Companion.People;

namespace Companion.Diary.Commands;

/// <summary>
/// Writes down a check-in or a measurement and says what the rules over it and over the last days make of it, the gravest first:
/// "score" (several signs together), "weight-gain", "pressure-average" (with the average); "no-consent" writes nothing.
/// </summary>
internal sealed class DiaryRecord : IWriteCommand
{
    // Where a person typed or said the value themselves; devices come with their own name.
    private const string Source = "person";

    public CommandSignature Signature { get; } = Signatures.Define(
        "diary.record",
        inputs:
        [
            "mood: scale?", "pain: scale?", "sleep: number?", "medicines: yes-no?", "symptoms: text?", "note: text?",
            "pressure: blood-pressure?", "repeated: blood-pressure?", "pulse: number?", "oxygen: number?", "glucose: number?",
            "weight: number?", "temperature: number?", "breathing: number?", "photo: file?",
        ],
        outputs: ["average: blood-pressure"],
        results: ["ok", "score", "weight-gain", "pressure-average", "no-consent"]);

    public CommandOutcome Run(CommandCall call, TurnScope scope)
    {
        if (!scope.Profile.Consents.Contains(Consents.Health))
        {
            return CommandOutcome.Of("no-consent");
        }

        Write(call, scope);
        var today = LocalClock.Today(scope.Profile, scope.Now);
        if (call.Number("mood") is not null)
        {
            // Who has just told how they are is not asked again today.
            CheckInTimer.Set(scope, scope.Profile, today.AddDays(1));
        }

        var recent = RecentReadings.Of(scope.Profile);
        var gained = call.Number("weight") is { } weight && scope.Profile.Facts.GetValueOrDefault("heart-failure") == "yes"
            && WeightGain.IsSudden(new(today, weight), recent.Weight);
        recent = Remember(recent, call, today);
        var profile = recent.WriteTo(scope.Profile);
        var average = Pressures(call).Any() ? BloodPressure.HomeAverage(recent.Pressure, today) : null;
        var outcome = CommandOutcome.Ok with { Profile = ReferenceEquals(profile, scope.Profile) ? null : profile };

        if (Points(call, profile) >= News2.Urgent)
        {
            return outcome with { Result = "score" };
        }

        if (gained)
        {
            return outcome with { Result = "weight-gain" };
        }

        return average is { } mean && BloodPressure.IsHigh(mean)
            ? outcome with
            {
                Result = "pressure-average",
                Values = ImmutableSortedDictionary<string, SlotValue>.Empty.Add("average", new BloodPressureValue(mean.Systolic, mean.Diastolic)),
            }
            : outcome;
    }

    /// <summary>The points of NEWS2 over what was measured together; pressure counts by its last reading.</summary>
    private static int Points(CommandCall call, Profile profile)
    {
        var points = 0;
        var measured = 0;
        if (Pressures(call).LastOrDefault() is { } pressure)
        {
            (points, measured) = (points + News2.Systolic(pressure.Systolic), measured + 1);
        }

        if (PulseOf(call) is { } pulse)
        {
            (points, measured) = (points + News2.Pulse(pulse), measured + 1);
        }

        if (call.Number("oxygen") is { } oxygen)
        {
            var circumstances = Circumstances(profile);
            points += circumstances.OxygenScale2 ? News2.OxygenScale2(oxygen, circumstances.OnOxygen) : News2.OxygenScale1(oxygen);
            points += News2.ExtraOxygen(circumstances.OnOxygen);
            measured++;
        }

        if (call.Number("temperature") is { } temperature)
        {
            (points, measured) = (points + News2.Temperature(temperature), measured + 1);
        }

        if (call.Number("breathing") is { } breathing)
        {
            (points, measured) = (points + News2.Breathing(breathing), measured + 1);
        }

        // One sign alone is judged when it is told (diary.assess); a sum needs company.
        return measured > 1 ? points : 0;
    }

    internal static VitalSigns.Circumstances Circumstances(Profile profile) => new(
        profile.Facts.GetValueOrDefault("oxygen-scale") == "2", profile.Facts.GetValueOrDefault("on-oxygen") == "yes");

    private static RecentReadings Remember(RecentReadings recent, CommandCall call, DateOnly today)
    {
        foreach (var pressure in Pressures(call))
        {
            recent = recent.With(today, pressure.Systolic, pressure.Diastolic);
        }

        return call.Number("weight") is { } weight ? recent.With(today, weight) : recent;
    }

    private static IEnumerable<BloodPressureValue> Pressures(CommandCall call)
    {
        if (call.Pressure("pressure") is { } pressure)
        {
            yield return pressure;
        }

        if (call.Pressure("repeated") is { } repeated)
        {
            yield return repeated;
        }
    }

    /// <summary>Pulse as asked for, else as told along with the last pressure.</summary>
    private static decimal? PulseOf(CommandCall call) => call.Number("pulse") ?? Pressures(call).LastOrDefault(p => p.Pulse is not null)?.Pulse;

    private static void Write(CommandCall call, TurnScope scope)
    {
        var entry = Guid.CreateVersion7(scope.Now);
        scope.Writes.Of<DiaryEntryRows>().Add(new(
            scope.TenantId, entry, scope.Profile.PersonId, scope.Now, (short?)call.Number("mood"), (short?)call.Number("pain"),
            call.Number("sleep"), call.YesNo("medicines"), Sealed(call.Text("symptoms"), "diary.symptoms", scope),
            Sealed(call.Text("note"), "diary.note", scope)));
        if (call.File("photo") is { } photo)
        {
            DiaryPhotos.Keep(photo, entry, scope);
        }

        foreach (var pressure in Pressures(call))
        {
            Add(MeasurementKind.BloodPressure, null, pressure);
        }

        Add(MeasurementKind.Pulse, PulseOf(call));
        Add(MeasurementKind.OxygenSaturation, call.Number("oxygen"));
        Add(MeasurementKind.Glucose, call.Number("glucose"));
        Add(MeasurementKind.Weight, call.Number("weight"));
        Add(MeasurementKind.Temperature, call.Number("temperature"));
        Add(MeasurementKind.Breathing, call.Number("breathing"));

        void Add(MeasurementKind kind, decimal? value, BloodPressureValue? pressure = null)
        {
            if (value is not null || pressure is not null)
            {
                scope.Writes.Of<MeasurementRows>().Add(new(
                    scope.TenantId, Guid.CreateVersion7(scope.Now), scope.Profile.PersonId, entry, kind, scope.Now, value,
                    (short?)pressure?.Systolic, (short?)pressure?.Diastolic, Source));
            }
        }
    }

    private static byte[]? Sealed(string? text, string purpose, TurnScope scope) =>
        string.IsNullOrWhiteSpace(text) ? null : scope.Cipher.Seal(Encoding.UTF8.GetBytes(text), purpose);
}
