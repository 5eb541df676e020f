using System.Globalization;
using Companion.People;

namespace Companion.Dialogs;

/// <summary>What is said fits where it is shown, with every value at its longest.</summary>
internal static class LengthRules
{
    /// <summary>"Text of the message to be sent, 1-4096 characters" (core.telegram.org/bots/api#sendmessage).</summary>
    public const int MaxMessage = 4096;

    /// <summary>"Photo caption, 0-1024 characters" (core.telegram.org/bots/api#sendphoto); longer ones come apart from their picture.</summary>
    public const int MaxCaption = 1024;

    /// <summary>Telegram names no limit for a button, but cuts what does not fit its row: about this many on a narrow telephone.</summary>
    public const int MaxLabel = 40;

    public static void Check(Inspection inspection)
    {
        var dialog = inspection.Dialog;
        foreach (var state in dialog.Ordered)
        {
            DialogText?[] said = [state.Text, state.Short, state.Rephrase, state.Example, state.Implausible, state.Help, state.Ready, state.Remind?.Text];
            foreach (var text in said.OfType<DialogText>().Distinct())
            {
                Check(inspection, state, text, MaxMessage, "Telegram takes");
            }

            if (state.Picture is { } alt)
            {
                Check(inspection, state, alt, MaxCaption, "a picture takes");
            }

            foreach (var label in (state.Expect?.Options ?? []).Select(o => o.Label).Concat(state.Offers.Select(o => o.Label)).OfType<DialogText>())
            {
                // A person's own words on a button are cut where they are shown.
                Check(inspection, state, label, MaxLabel, "a button shows", cutWords: true);
            }
        }

        if (dialog.MenuText is { } menu)
        {
            Check(inspection, null, menu, MaxLabel, "a button shows");
        }
    }

    private static void Check(Inspection inspection, StateDefinition? state, DialogText text, int limit, string who, bool cutWords = false)
    {
        foreach (var language in Languages.All.Where(l => !text.Lines(l).IsEmpty))
        {
            var longest = text.In(language).Max(t => TemplateFacts.Longest(t.Segments, source => cutWords && inspection.Dialog.Slot(source)?.Type is TextType ? 0 : Longest(inspection.Dialog, source, language)));
            if (longest > limit)
            {
                inspection.Error(state, text, language, $"can be {longest} characters long, {who} {limit}");
            }
        }
    }

    /// <summary>The most characters that a value takes in a text.</summary>
    private static int Longest(DialogDefinition dialog, string source, Language language)
    {
        switch (source.Contains('.', StringComparison.Ordinal) ? null : dialog.Slot(source)?.Type)
        {
            case TextType text:
                return Math.Min(text.Max, ValueText.MaxQuoted);
            case FileType:
                return ValueText.MaxQuoted;
            case NumberType number:
                var digits = Math.Max(Digits(number.Min), Digits(number.Max));
                return number.Decimals == 0 ? digits : digits + 1 + number.Decimals;
            case ScaleType:
                return 4;
            case BloodPressureType:
                return 7;
            case YesNoType:
                return 5;
            case ChoiceType choice:
                return choice.Options.Max(o => dialog.OptionText(source, o.Id)?.Lines(language).Select(l => l.Length).DefaultIfEmpty().Max() ?? o.Id.Length);
            case TimeType:
                return 5;
            default:
                // Dates and moments take up to 37 characters, names and places up to 64.
                return 64;
        }
    }

    private static int Digits(decimal number) => decimal.Truncate(number).ToString(CultureInfo.InvariantCulture).Length;
}
