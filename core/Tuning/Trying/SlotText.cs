using System.Globalization;
using Companion.Dialogs;

namespace Companion.Tuning.Trying;

/// <summary>A value in a few characters, for those who tune.</summary>
internal static class SlotText
{
    public static string Of(SlotValue? value) => value switch
    {
        null => "",
        TextValue text => text.Text,
        ChoiceValue choice => choice.Id,
        YesNoValue yes => yes.Yes ? "yes" : "no",
        NumberValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        BloodPressureValue pressure => string.Create(CultureInfo.InvariantCulture, $"{pressure.Systolic}/{pressure.Diastolic}{(pressure.Pulse is { } pulse ? $" {pulse}" : "")}"),
        DateValue date => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeValue time => time.Time.ToString("HH:mm", CultureInfo.InvariantCulture),
        MomentValue moment => moment.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        FileValue file => file.Kind.ToString(),
        LocationValue => "location",
        ContactValue => "contact",
        _ => value.GetType().Name,
    };
}
