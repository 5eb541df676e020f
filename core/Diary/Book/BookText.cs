using System.Globalization;
using Companion.Diary.Rules;
using Companion.Diary.Trends;
using Companion.People;

namespace Companion.Diary.Book;

/// <summary>Entries of a diary as lines: "21.11 09:05 – самочувствие 4 из 5, давление 120/80. «…» 📷".</summary>
internal static class BookText
{
    /// <summary>A person's own words are cut here, so that a page stays a message.</summary>
    private const int MaxWordsChars = 300;

    public static string Line(BookEntry entry, Profile reader)
    {
        var words = TrendWords.Of(reader.Language);
        var parts = new List<string>();
        Add(TrendKind.Mood, entry.Mood, "0");
        Add(TrendKind.Pain, entry.Pain, "0");
        Add(TrendKind.Sleep, entry.SleepHours, "0.##");
        foreach (var reading in entry.Readings.OrderBy(r => r.Kind))
        {
            parts.Add(Reading(reading, words, reader.Language));
        }

        var told = string.Concat(entry.Words.Select(w => $" «{Short(w)}»"));
        return $"• {When(entry.At, reader)} – {string.Join(", ", parts)}{told}{(entry.HasPhoto ? " 📷" : "")}";

        void Add(TrendKind kind, decimal? value, string format)
        {
            if (value is { } number)
            {
                parts.Add(Filled(words.SpokenKinds[(int)kind], Number(number, format, reader.Language)));
            }
        }
    }

    /// <summary>By the reader's clock.</summary>
    public static string When(DateTimeOffset at, Profile reader)
    {
        var local = LocalClock.At(reader, at);
        return string.Create(CultureInfo.InvariantCulture, $"{local.Day:00}.{local.Month:00} {local.Hour:00}:{local.Minute:00}");
    }

    public static string Short(string words) => words.Length <= MaxWordsChars ? words : words[..MaxWordsChars].TrimEnd() + "…";

    private static string Reading(BookReading reading, TrendWords words, Language language)
    {
        if (reading.Kind == MeasurementKind.BloodPressure)
        {
            return Filled(words.SpokenPressure, string.Create(CultureInfo.InvariantCulture, $"{reading.Systolic}/{reading.Diastolic}"));
        }

        var value = reading.Value ?? 0;
        return reading.Kind switch
        {
            MeasurementKind.Glucose => Filled(
                words.SpokenKinds[(int)TrendKind.Glucose],
                $"{Number(value, "0", language)} mg/dL ({Number(Glucose.ToMillimoles(value), "0.#", language)} mmol/L)"),
            MeasurementKind.Pulse => Filled(words.SpokenKinds[(int)TrendKind.Pulse], Number(value, "0", language)),
            MeasurementKind.OxygenSaturation => Filled(words.SpokenKinds[(int)TrendKind.OxygenSaturation], Number(value, "0", language)),
            MeasurementKind.Weight => Filled(words.SpokenKinds[(int)TrendKind.Weight], Number(value, "0.#", language)),
            MeasurementKind.Temperature => Filled(words.SpokenKinds[(int)TrendKind.Temperature], Number(value, "0.#", language)),
            _ => Filled(words.SpokenKinds[(int)TrendKind.Breathing], Number(value, "0", language)),
        };
    }

    private static string Number(decimal value, string format, Language language)
    {
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        return language == Language.En ? text : text.Replace('.', ',');
    }

    private static string Filled(string words, string value) => string.Format(CultureInfo.InvariantCulture, words, value);
}
