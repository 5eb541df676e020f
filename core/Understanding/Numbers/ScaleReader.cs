using Companion.Dialogs;

namespace Companion.Understanding;

/// <summary>Reads a whole number of a scale: "3", "3/5", "на троечку", "пять из пяти".</summary>
internal static class ScaleReader
{
    // Marks as schools name them; the forms are the accusatives and diminutives that people answer with.
    private static readonly PhraseTable<int> Marks = new(
        WordList.Parse("""
            1: единица, единицу, кол, одиниця, одиницю, единичка, единичку
            2: двойка, двойку, двоечка, двоечку, двійка, двійку
            3: тройка, тройку, троечка, троечку, трійка, трійку, трієчка, трієчку
            4: четверка, четверку, четверочка, четверочку, четвірка, четвірку
            5: пятерка, пятерку, пятерочка, пятерочку, п'ятірка, п'ятірку, пятірка, пятірку, п'ятірочка, п'ятірочку
            6: шестерка, шестерку, шістка, шістку
            7: семерка, семерку, сімка, сімку
            8: восьмерка, восьмерку, вісімка, вісімку
            9: девятка, девятку, дев'ятка, дев'ятку
            10: десятка, десятку
            """).Select(w => (w.Phrase, int.Parse(w.Key, System.Globalization.CultureInfo.InvariantCulture))),
        accentsDistinguish: false);

    public static Reading Read(ScaleType type, Token[] tokens, Lexicon lexicon)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (Marks.Match(tokens, i, out var mark) > 0)
            {
                return Judge(type, mark);
            }
        }

        var scan = Quantities.Scan(tokens, lexicon, MeasureUnit.None, new(Groups: false));
        var found = scan.Found.FindAll(q => !q.Number.Weak || scan.Found.TrueForAll(o => o.Number.Weak));
        if (found.Count == 2 && !scan.Range && scan.LastCorrection < 0 && found[1].Number.Value == type.To && OutOf(tokens, found))
        {
            found.RemoveAt(1);
        }

        return NumberReader.Read(new NumberType(type.From, type.To), found.Count == 1 ? tokens[found[0].Start..found[0].End] : tokens, lexicon);
    }

    private static Reading Judge(ScaleType type, int value) =>
        value < type.From ? new Reading.Implausible(new NumberValue(value), ImplausibleReason.TooLow)
        : value > type.To ? new Reading.Implausible(new NumberValue(value), ImplausibleReason.TooHigh)
        : new Reading.Understood(new NumberValue(value));

    /// <summary>Something that says "of": a slash, "из", "out of", "de", "trên".</summary>
    private static bool OutOf(Token[] tokens, List<Quantity> found)
    {
        for (var i = found[0].End; i < found[1].Start; i++)
        {
            if (tokens[i].Is('/') || tokens[i].Plain is "из" or "із" or "з" or "of" or "de" or "em" or "tren")
            {
                return true;
            }
        }

        return false;
    }
}
