using Companion.Dialogs;

namespace Companion.Understanding;

/// <summary>Reads what a person typed as a slot's type. Pure and bounded: the first 2,000 characters count; never throws for any text.</summary>
public static class InputReader
{
    public static Reading Read(SlotType type, string text, ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        return new Reading.NotUnderstood();
    }
}
