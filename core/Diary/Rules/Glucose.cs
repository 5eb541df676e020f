namespace Companion.Diary.Rules;

/// <summary>
/// Rules for blood glucose, mg/dL. Source: American Diabetes Association, Standards of Care in Diabetes, section 6 (hypoglycaemia):
/// level 1 is &lt; 70 mg/dL (3.9 mmol/L), level 2 is &lt; 54 mg/dL (3.0 mmol/L).
/// </summary>
public static class Glucose
{
    /// <summary>mg/dL; under it: take fast sugar and measure again after 15 minutes.</summary>
    public const decimal Low = 70;

    /// <summary>mg/dL; under it: as <see cref="Low"/>, and somebody should be with the person.</summary>
    public const decimal VeryLow = 54;

    /// <summary>mg/dL at or above which a doctor is asked today. Source: ADA, symptoms and ketones are to be checked from 240 mg/dL on.</summary>
    public const decimal High = 240;

    /// <summary>mg/dL in 1 mmol/L: the molar mass of glucose (180.156 g/mol) over ten.</summary>
    public const decimal PerMillimole = 18.016m;

    /// <summary>A number up to this can only be mmol/L: as mg/dL nobody lives with it.</summary>
    public const decimal MostMillimoles = 35;

    public static Concern Assess(decimal milligrams, Limit limit) => milligrams switch
    {
        < VeryLow => Concern.Emergency,
        < Low => Concern.DoctorToday,
        _ when limit.IsSet => limit.IsPast(milligrams) ? Concern.DoctorToday : Concern.None,
        >= High => Concern.DoctorToday,
        _ => Concern.None,
    };

    /// <summary>mmol/L with one decimal, as meters show it.</summary>
    public static decimal ToMillimoles(decimal milligrams) =>
        decimal.Round(milligrams / PerMillimole, 1, MidpointRounding.AwayFromZero);

    /// <summary>Whether meters of a country show mmol/L; null when both are found there or the country is unknown.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static bool? ShownInMillimoles(string country) => country switch
    {
        "RU" or "UA" or "BY" or "KZ" or "GB" or "IE" or "CA" or "AU" or "NZ" or "VN" => true,
        "US" or "BR" or "PT" or "PL" or "IL" or "FR" or "ES" or "IT" => false,
        _ => null,
    };
}
