using System.Globalization;
using Companion.Diary.Trends;
using Companion.Dialogs;
using Companion.People;
using Companion.Understanding;

namespace Companion.Medicines;

/// <summary>Plans and doses read back in the person's language.</summary>
internal static class MedicineText
{
    /// <summary>"каждый день в 08:00 и 20:00, после еды, 7 дней".</summary>
    public static string Plan(DosePlan plan, Language language)
    {
        var words = MedicineWords.Of(language);
        if (plan.AsNeeded)
        {
            return words.AsNeeded;
        }

        var text = $"{Days(plan, language)} {string.Format(CultureInfo.InvariantCulture, words.At, Hours(plan, language))}";
        text += plan.Meal switch
        {
            MealRelation.Before => ", " + words.BeforeMeals,
            MealRelation.With => ", " + words.WithMeals,
            MealRelation.After => ", " + words.AfterMeals,
            _ => "",
        };
        text += plan.Until is { } until ? ", " + string.Format(CultureInfo.InvariantCulture, words.Until, TrendDates.Day(until, language)) : "";
        return plan.CourseDays is { } course ? $"{text}, {Counted(words.Course, course, language)}" : text;
    }

    /// <summary>A medicine with its dose, plan, state and stock, on one line.</summary>
    public static string Line(Medicine medicine, Language language)
    {
        var words = MedicineWords.Of(language);
        var text = $"{Named(medicine)}: {Plan(medicine.Plan, language)}";
        text += medicine.Status switch
        {
            MedicineStatus.Paused => $" ({words.Paused})",
            MedicineStatus.Ended => $" ({words.Ended})",
            _ => "",
        };
        return medicine.Stock is { } stock
            ? $"{text}; {string.Format(CultureInfo.InvariantCulture, words.Left, Number(stock, language))}"
            : text;
    }

    /// <summary>"Аспирин, 1 таблетка".</summary>
    public static string Named(Medicine medicine) => medicine.Dose.Length == 0 ? medicine.Name : $"{medicine.Name}, {medicine.Dose}";

    /// <summary>What the stock or the course gives cause to say; null: nothing.</summary>
    public static string? Stock(Medicine medicine, int daysLeft, Language language)
    {
        var words = MedicineWords.Of(language);
        return daysLeft == 0
            ? string.Format(CultureInfo.InvariantCulture, words.RunsOutToday, medicine.Name)
            : string.Format(CultureInfo.InvariantCulture, words.LastsFor[Form(words.LastsFor, daysLeft, language)], daysLeft, medicine.Name);
    }

    public static string CourseOver(Medicine medicine, Language language) =>
        string.Format(CultureInfo.InvariantCulture, MedicineWords.Of(language).CourseOver, medicine.Name);

    public static string Hour(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"сегодня 20:00", "завтра 08:00", else the date.</summary>
    public static string Moment(DateTimeOffset moment, Profile profile, DateTimeOffset now)
    {
        var words = MedicineWords.Of(profile.Language);
        var local = LocalClock.At(profile, moment);
        var days = LocalClock.Today(profile, moment).DayNumber - LocalClock.Today(profile, now).DayNumber;
        var day = days switch
        {
            0 => words.Today,
            1 => words.Tomorrow,
            -1 => words.Yesterday,
            _ => string.Create(CultureInfo.InvariantCulture, $"{local.Day:00}.{local.Month:00}"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{day} {local.Hour:00}:{local.Minute:00}");
    }

    private static string Days(DosePlan plan, Language language)
    {
        var words = MedicineWords.Of(language);
        if (!plan.Weekdays.IsEmpty)
        {
            return plan.Weekdays.SequenceEqual([1, 2, 3, 4, 5]) ? words.Workdays : Joined([.. plan.Weekdays.Select(d => words.Weekdays[d - 1])], words);
        }

        return plan.EveryDays switch
        {
            1 => words.EveryDay,
            2 => words.EveryOtherDay,
            _ => Counted(words.EveryDays, plan.EveryDays, language),
        };
    }

    private static string Hours(DosePlan plan, Language language) => Joined([.. plan.Times.Select(Hour)], MedicineWords.Of(language));

    private static string Joined(string[] parts, MedicineWords words) =>
        parts.Length == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} {words.And} {parts[^1]}";

    private static string Counted(string[] forms, int number, Language language) =>
        string.Format(CultureInfo.InvariantCulture, forms[Form(forms, number, language)], number);

    private static int Form(string[] forms, int number, Language language) => Math.Min(forms.Length - 1, PluralRules.Form(language, number) switch
    {
        "one" => 0,
        "few" => 1,
        "many" => 2,
        _ => forms.Length - 1,
    });

    private static string Number(decimal number, Language language)
    {
        var text = number.ToString("0.##", CultureInfo.InvariantCulture);
        return language == Language.En ? text : text.Replace('.', ',');
    }
}
