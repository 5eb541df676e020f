using Companion.Dialogs;

namespace Companion.Understanding;

/// <summary>Reads what a person typed as a slot's type. Pure and bounded: the first 2,000 characters count; never throws for any text.</summary>
public static class InputReader
{
    /// <returns>
    /// For types that are not typed (files, positions, contacts): <see cref="Reading.NotUnderstood"/>. Free text keeps its own spelling,
    /// trimmed; too long is <see cref="ImplausibleReason.TooLong"/> without a value.
    /// </returns>
    public static Reading Read(SlotType type, string text, ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        if (type is TextType free)
        {
            return FreeText.Read(free, text);
        }

        var lexicon = Lexicon.Of(context.Language);
        var tokens = Tokeniser.Cut(text);
        return type switch
        {
            NumberType number => NumberReader.Read(number, tokens, lexicon),
            ScaleType scale => ScaleReader.Read(scale, tokens, lexicon),
            BloodPressureType => BloodPressureReader.Read(tokens, lexicon),
            YesNoType => YesNoReader.Read(tokens, lexicon),
            ChoiceType => ChoiceReader.Read(tokens, lexicon, context.Choices),
            DateType date => new TimeReader(tokens, lexicon, context).Date(date),
            TimeType => new TimeReader(tokens, lexicon, context).Time(),
            MomentType moment => new TimeReader(tokens, lexicon, context).Moment(moment),
            _ => new Reading.NotUnderstood(),
        };
    }
}
