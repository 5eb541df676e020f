using Companion.People;

namespace Companion.Dialogs;

/// <summary>Plural forms of the languages, after the CLDR's cardinal rules (unicode.org/cldr, plurals.xml).</summary>
internal static class PluralRules
{
    public static string Form(Language language, decimal number)
    {
        var n = Math.Abs(number);
        var whole = n == decimal.Truncate(n);
        switch (language)
        {
            case Language.Ru or Language.Uk:
                if (!whole)
                {
                    return "other";
                }

                var tens = n % 100;
                var ones = n % 10;
                return ones == 1 && tens != 11 ? "one" : ones is >= 2 and <= 4 && tens is < 12 or > 14 && ones is >= 2 and <= 4 ? "few" : "many";
            case Language.En:
                return n == 1 ? "one" : "other";
            case Language.Pt:
                return n < 2 ? "one" : "other";
            default:
                return "other";
        }
    }
}
