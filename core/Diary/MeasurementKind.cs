namespace Companion.Diary;

/// <summary>What a person measures at home. Stored by <see cref="MeasurementKinds.Code"/>.</summary>
public enum MeasurementKind
{
    /// <summary>mmHg, systolic and diastolic.</summary>
    BloodPressure,

    /// <summary>Beats a minute.</summary>
    Pulse,

    /// <summary>Oxygen saturation, percent.</summary>
    OxygenSaturation,

    /// <summary>mg/dL whatever it is shown in.</summary>
    Glucose,

    /// <summary>Kilograms.</summary>
    Weight,

    /// <summary>Degrees Celsius.</summary>
    Temperature,

    /// <summary>Breaths a minute.</summary>
    Breathing,
}

/// <summary>The names under which kinds are stored and passed as arguments.</summary>
public static class MeasurementKinds
{
    public static readonly IReadOnlyList<MeasurementKind> All = Enum.GetValues<MeasurementKind>();

    public static string Code(this MeasurementKind kind) => kind switch
    {
        MeasurementKind.BloodPressure => "blood-pressure",
        MeasurementKind.Pulse => "pulse",
        MeasurementKind.OxygenSaturation => "spo2",
        MeasurementKind.Glucose => "glucose",
        MeasurementKind.Weight => "weight",
        MeasurementKind.Temperature => "temperature",
        MeasurementKind.Breathing => "breathing",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of measurement"),
    };

    /// <returns>Null: there is none of this name.</returns>
    public static MeasurementKind? Find(string? code)
    {
        foreach (var kind in All)
        {
            if (kind.Code() == code)
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>The unit that values are stored in.</summary>
    public static string Unit(this MeasurementKind kind) => kind switch
    {
        MeasurementKind.BloodPressure => "mmHg",
        MeasurementKind.Pulse or MeasurementKind.Breathing => "/min",
        MeasurementKind.OxygenSaturation => "%",
        MeasurementKind.Glucose => "mg/dL",
        MeasurementKind.Weight => "kg",
        MeasurementKind.Temperature => "°C",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of measurement"),
    };
}
