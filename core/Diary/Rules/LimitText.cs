using System.Globalization;
using Companion.People;

namespace Companion.Diary.Rules;

/// <summary>A limit in figures, with its unit where figures alone could be taken for another: "50 – 110", "≤ 140", "≥ 70 mg/dL (3.9 mmol/L)".</summary>
internal static class LimitText
{
    public static string Of(LimitKind kind, Limit limit, Language language)
    {
        var text = Range(limit.Low, limit.High, language);
        return kind == LimitKind.Glucose
            ? $"{text} mg/dL ({Range(Millimoles(limit.Low), Millimoles(limit.High), language)} mmol/L)"
            : text + Unit(kind);
    }

    private static string Range(decimal? low, decimal? high, Language language) => (low, high) switch
    {
        ({ } least, { } most) => $"{Number(least, language)} – {Number(most, language)}",
        ({ } least, null) => $"≥ {Number(least, language)}",
        (null, { } most) => $"≤ {Number(most, language)}",
        _ => "–",
    };

    private static decimal? Millimoles(decimal? milligrams) => milligrams is { } value ? Glucose.ToMillimoles(value) : null;

    private static string Unit(LimitKind kind) => kind switch
    {
        LimitKind.OxygenSaturation => " %",
        LimitKind.Temperature => " °C",
        _ => "",
    };

    private static string Number(decimal value, Language language)
    {
        var text = value.ToString("0.##", CultureInfo.InvariantCulture);
        return language == Language.En ? text : text.Replace('.', ',');
    }
}
