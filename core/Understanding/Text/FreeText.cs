using System.Text;
using Companion.Dialogs;

namespace Companion.Understanding;

/// <summary>Keeps a free text as typed, without what cannot be stored or seen.</summary>
internal static class FreeText
{
    public static Reading Read(TextType type, string text)
    {
        // Looked at before any work: a text of megabytes costs nothing.
        if (text.Length > type.Max * 4)
        {
            return new Reading.Implausible(null, ImplausibleReason.TooLong);
        }

        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // PostgreSQL has no U+0000, the private use area marks bold words (Markup), the rest are invisible controls.
            if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || rune.Value is >= 0xE000 and <= 0xF8FF or 0xFFFD))
            {
                kept.Append(rune.ToString());
            }
        }

        var trimmed = kept.ToString().Trim();
        return trimmed.Length == 0 ? new Reading.NotUnderstood()
            : trimmed.Length > type.Max ? new Reading.Implausible(null, ImplausibleReason.TooLong)
            : new Reading.Understood(new TextValue(trimmed));
    }
}
