using Companion.Dialogs;

namespace Companion.Understanding;

/// <summary>From the unit that was typed to the slot's canonical one.</summary>
internal static class Conversions
{
    /// <summary>Glucose has 180.16 g/mol, so 1 mmol/L = 18.016 mg/dL.</summary>
    private const decimal MilligramsPerMillimole = 18.016m;

    /// <summary>The international avoirdupois pound.</summary>
    private const decimal KilogramsPerPound = 0.45359237m;
    private const int PoundsPerStone = 14;

    /// <summary>Above any survivable mmol/L value (meters end at 33.3), so mg/dL for sure.</summary>
    private const decimal HighestMillimoles = 33.3m;

    /// <summary>Below this, mg/dL would not leave a person able to type.</summary>
    private const decimal LowestMilligrams = 20m;

    /// <summary>No body is this hot in Celsius nor this cold in Fahrenheit.</summary>
    private const decimal LowestFahrenheit = 85m;
    private const decimal HighestFahrenheit = 115m;

    /// <returns>The canonical value, or null when the unit does not measure this.</returns>
    public static decimal? ToCanonical(decimal value, UnitKind unit, MeasureUnit canonical) => (canonical, unit) switch
    {
        (MeasureUnit.MilligramsPerDecilitre, UnitKind.None) => value < LowestMilligrams ? value * MilligramsPerMillimole : value,
        (MeasureUnit.Celsius, UnitKind.None or UnitKind.Degree) =>
            value is >= LowestFahrenheit and <= HighestFahrenheit ? FromFahrenheit(value) : value,
        (_, UnitKind.None) => value,
        (MeasureUnit.None, UnitKind.Length) => value,
        (MeasureUnit.Hours, UnitKind.Hour) => value,
        (MeasureUnit.Hours, UnitKind.Minute) => value / 60,
        (MeasureUnit.Minutes, UnitKind.Minute) => value,
        (MeasureUnit.Minutes, UnitKind.Hour) => value * 60,
        (MeasureUnit.Kilograms, UnitKind.Kilogram) => value,
        (MeasureUnit.Kilograms, UnitKind.Gram) => value / 1000,
        (MeasureUnit.Kilograms, UnitKind.Pound) => value * KilogramsPerPound,
        (MeasureUnit.Kilograms, UnitKind.Stone) => value * PoundsPerStone * KilogramsPerPound,
        (MeasureUnit.Celsius, UnitKind.Celsius) => value,
        (MeasureUnit.Celsius, UnitKind.Fahrenheit) => FromFahrenheit(value),
        (MeasureUnit.MilligramsPerDecilitre, UnitKind.MilligramPerDecilitre) => value,
        (MeasureUnit.MilligramsPerDecilitre, UnitKind.MillimolePerLitre) => value * MilligramsPerMillimole,
        (MeasureUnit.Percent, UnitKind.Percent) => value,
        (MeasureUnit.BeatsPerMinute, UnitKind.Beats or UnitKind.Minute) => value,
        (MeasureUnit.BreathsPerMinute, UnitKind.Breaths or UnitKind.Minute or UnitKind.Beats) => value,
        _ => null,
    };

    /// <summary>20 to 33.3 without a unit is a very low value in mg/dL and a very high one in mmol/L: too different to guess.</summary>
    public static bool IsAmbiguous(decimal value, UnitKind unit, MeasureUnit canonical) =>
        canonical == MeasureUnit.MilligramsPerDecilitre && unit == UnitKind.None && value is >= LowestMilligrams and <= HighestMillimoles;

    private static decimal FromFahrenheit(decimal value) => (value - 32) * 5 / 9;
}
