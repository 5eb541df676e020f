using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Diary.Rules;
using Companion.Dialogs;

namespace Companion.Diary.Commands;

/// <summary>Looks at one reading of blood pressure as soon as it is told.</summary>
internal sealed class AssessPressure : IWriteCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "diary.assess-pressure", ["pressure: blood-pressure?"], results: ["fine", "crisis", "low", "past-limit"]);

    public CommandOutcome Run(CommandCall call, TurnScope scope)
    {
        if (call.Pressure("pressure") is not { } pressure)
        {
            return CommandOutcome.Of("fine");
        }

        return BloodPressure.Assess(pressure.Systolic, pressure.Diastolic, PersonalLimits.Of(scope.Profile)) switch
        {
            PressureConcern.Crisis => CommandOutcome.Of("crisis"),
            PressureConcern.Low => CommandOutcome.Of("low"),
            PressureConcern.PastDoctorsLimit => CommandOutcome.Of("past-limit"),
            _ => CommandOutcome.Of("fine"),
        };
    }
}

/// <summary>Looks at one glucose value (mg/dL) as soon as it is told, and gives it in mmol/L too.</summary>
internal sealed class AssessGlucose : IWriteCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "diary.assess-glucose", ["glucose: number?"], ["millimoles: number"], ["fine", "low", "very-low", "high"]);

    public CommandOutcome Run(CommandCall call, TurnScope scope)
    {
        if (call.Number("glucose") is not { } glucose)
        {
            return CommandOutcome.Of("fine");
        }

        var limit = PersonalLimits.Of(scope.Profile).For(LimitKind.Glucose);
        return new CommandOutcome
        {
            Result = Glucose.Assess(glucose, limit) switch
            {
                Concern.Emergency => "very-low",
                Concern.DoctorToday => glucose < Glucose.Low || glucose < limit.Low ? "low" : "high",
                _ => "fine",
            },
            Values = ImmutableSortedDictionary<string, SlotValue>.Empty.Add("millimoles", new NumberValue(Glucose.ToMillimoles(glucose))),
        };
    }
}

/// <summary>
/// Looks at vital signs as soon as they are told: "doctor" is to speak to one today, "emergency" offers the number, "unknown": none was
/// told. A pulse may come along with the pressure.
/// </summary>
internal sealed class AssessSign : IWriteCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "diary.assess-sign",
        ["pressure: blood-pressure?", "pulse: number?", "oxygen: number?", "temperature: number?", "breathing: number?"],
        results: ["fine", "doctor", "emergency", "unknown"]);

    public CommandOutcome Run(CommandCall call, TurnScope scope)
    {
        var limits = PersonalLimits.Of(scope.Profile);
        Concern? gravest = null;
        if ((call.Number("pulse") ?? call.Pressure("pressure")?.Pulse) is { } pulse)
        {
            gravest = Max(gravest, VitalSigns.Pulse(pulse, limits.For(LimitKind.Pulse)));
        }

        if (call.Number("oxygen") is { } oxygen)
        {
            var circumstances = DiaryRecord.Circumstances(scope.Profile);
            gravest = Max(gravest, VitalSigns.Oxygen(oxygen, limits.For(LimitKind.OxygenSaturation), circumstances));
        }

        if (call.Number("temperature") is { } temperature)
        {
            gravest = Max(gravest, VitalSigns.Temperature(temperature, limits.For(LimitKind.Temperature)));
        }

        if (call.Number("breathing") is { } breathing)
        {
            gravest = Max(gravest, VitalSigns.Breathing(breathing, limits.For(LimitKind.Breathing)));
        }

        return CommandOutcome.Of(gravest switch
        {
            Concern.Emergency => "emergency",
            Concern.DoctorToday => "doctor",
            null => "unknown",
            _ => "fine",
        });
    }

    private static Concern Max(Concern? one, Concern other) => one > other ? one.Value : other;
}
