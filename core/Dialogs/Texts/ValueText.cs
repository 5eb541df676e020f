using System.Globalization;
using System.Text;
using Companion.People;
using NodaTime;

namespace Companion.Dialogs;

/// <summary>Writes values the way a language writes them. Own tables, so that a replay is the same whatever the system's locale data.</summary>
internal static class ValueText
{
    /// <summary>A person's words inside a sentence of ours; longer ones are cut.</summary>
    public const int MaxQuoted = 600;

    private static readonly NumberFormatInfo s_comma = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "" };

    private static readonly string[][] s_months =
    [
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
        ["січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"],
        ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
    ];

    public static void Append(StringBuilder text, string source, SlotValue? value, ValueSource values, Language language)
    {
        switch (value)
        {
            case TextValue words:
                text.Append(PersonText.Clean(words.Text, MaxQuoted));
                break;
            case NumberValue number:
                AppendNumber(text, number.Value, language);
                break;
            case ChoiceValue choice:
                text.Append(values.Dialog?.OptionText(source, choice.Id)?.Render(values) ?? choice.Id);
                break;
            case YesNoValue yesNo:
                text.Append(YesNo(yesNo.Yes, language));
                break;
            case BloodPressureValue pressure:
                text.Append(CultureInfo.InvariantCulture, $"{pressure.Systolic}/{pressure.Diastolic}");
                break;
            case DateValue date:
                AppendDate(text, date.Date, language);
                break;
            case TimeValue time:
                text.Append(time.Time.ToString("HH:mm", CultureInfo.InvariantCulture));
                break;
            case MomentValue moment:
                var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(values.Profile.TimeZone) ?? DateTimeZone.Utc;
                var local = Instant.FromDateTimeOffset(moment.At).InZone(zone).LocalDateTime.ToDateTimeUnspecified();
                AppendDate(text, DateOnly.FromDateTime(local), language);
                text.Append(", ").Append(local.ToString("HH:mm", CultureInfo.InvariantCulture));
                break;
            case ContactValue contact:
                text.Append(PersonText.Clean(contact.Name ?? contact.Phone, MaxQuoted));
                break;
            case FileValue file:
                text.Append(PersonText.Clean(file.Caption ?? "", MaxQuoted));
                break;
            case LocationValue place:
                text.Append(CultureInfo.InvariantCulture, $"{place.Latitude:0.#####}, {place.Longitude:0.#####}");
                break;
        }
    }

    public static void AppendNumber(StringBuilder text, decimal number, Language language) =>
        text.Append(number.ToString("0.####", language == Language.En ? CultureInfo.InvariantCulture : s_comma));

    private static string YesNo(bool yes, Language language) => language switch
    {
        Language.Ru => yes ? "да" : "нет",
        Language.Uk => yes ? "так" : "ні",
        Language.Pt => yes ? "sim" : "não",
        Language.Vi => yes ? "có" : "không",
        _ => yes ? "yes" : "no",
    };

    private static void AppendDate(StringBuilder text, DateOnly date, Language language)
    {
        if (language == Language.Vi)
        {
            text.Append(CultureInfo.InvariantCulture, $"ngày {date.Day} tháng {date.Month} năm {date.Year}");
            return;
        }

        var month = s_months[(int)language][date.Month - 1];
        var of = language == Language.Pt ? " de " : " ";
        text.Append(CultureInfo.InvariantCulture, $"{date.Day}{of}{month}{of}{date.Year}");
    }
}
