using System.Text;

namespace Companion.Core.Tests.Understanding;

/// <summary>Texts that break programs: a compact list of seeds, multiplied by mutations. Always the same, in the same order.</summary>
public static class NaughtyInputs
{
    private static readonly string[] Seeds =
    [
        "", " ", "\0", "\0\0\0", "\uD800", "\uDC00", "a\uD83D", "\uDE00b", "\uFFFD", "\uFEFF", "\u200B", "\u202E120/80", "\u2066abc\u2069", "\u0000120",
        "null", "undefined", "NaN", "Infinity", "-Infinity", "1e308", "1e-400", "0x7fffffff", "2147483648", "-2147483649", "9223372036854775808",
        "99999999999999999999999999999999999999", "79228162514264337593543950336", "0.00000000000000000000000000000000000001", "1/0", "0/0", "--5", "+-5", "5-", "-",
        ".", ",", "...", ",,,", "1,2,3,4,5", "1.2.3.4.5", "1..2", "1,,2", "1.000.000.000", "1 000 000 000 000", "٣٦٫٦", "१२०/८०", "１２０／８０", "7️⃣", "🔟", "½", "7½",
        "¼", "①", "Ⅷ", "𝟕", "𝒔𝒐𝒔", "120/80", "120/80/72/60", "80/120", "999/999", "-120/-80", "120//80", "/", "//", "120/", "/80", "31.02.2026", "00.00.0000",
        "99.99.9999", "2026-02-30", "0000-00-00", "29.02.2027", "25:99", "24:00", "24:01", "00:60", "-1:-1", "9999-12-31", "0001-01-01", "12:34:56:78",
        "через 99999999999 лет", "in 99999999999999999999 minutes", "daqui a 9999999 meses", "10000 weeks ago", "через тысячу миллионов недель", "in 10000 months",
        "миллион миллионов", "thousand thousand thousand thousand", "mil mil mil", "triệu triệu nghìn nghìn trăm trăm", "сто сто сто", "mươi mươi", "rưỡi", "полпол", "пол", "пів",
        "полдевятогодевятого", "без", "без без", "за за за", "half half half past", "quarter quarter", "e meia e meia", "kém kém", "and and and", "point point", "запятая запятая",
        "да нет", "yes no yes no", "нет, нет, нет, 130", "👍👎👍👎", "🆘🆘🆘", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇺🇦🇻🇳", "e\u0301\u0301\u0301\u0301", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L", "ﷺ", "ﬁve", "İ", "ı", "ß", "ẞ", "Ǆ", "ŉ", "ΐ",
        "<script>alert(1)</script>", "'; DROP TABLE people; --", "{{7*7}}", "${jndi:ldap://x}", "%s%n%x", "%00", "\\u0000", "../../etc/passwd", "\r\n\r\n", "\t\t7\t\t", "\u00A07\u00A0",
        "\u2028", "\u2029", "\u0085", "\u001b[31m", "\uE000bold\uE001", "&lt;b&gt;", "<b>7</b>", "*7*", "_7_", "`7`", "[7](tg://user?id=1)", "/start", "/start sos", "@bot", "#7",
        "мама мыла раму", "不知道", "知りません", "لا أعرف", "אני לא יודע", "ฉันไม่รู้", "मुझे नहीं पता", "ქართული", "Ελληνικά", "ひらがな 7 つ",
        "(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "т\u0301р\u0301и\u0301", "a'b'c'd'e", "''''''", "-----", "7------7", "7-й-й-й", "°°°", "% % %", "1st2nd3rd", "21stst",
    ];

    private static readonly Func<string, string>[] Mutations =
    [
        s => s,
        s => s.ToUpperInvariant(),
        s => string.Concat(s.Reverse()),
        s => s + s + s,
        s => " " + s + "\n",
        s => string.Join("\u200B", s.Select(c => c.ToString())),
        s => "\u202E" + s + "\u202C",
        s => s.Replace(' ', '\u00A0') + "\0",
        s => s + "\uD83D",
        s => "нет, " + s,
        s => s + " / " + s,
        s => string.Join(" ", Enumerable.Repeat(s, 40)),
        s => s + " часов hours horas giờ годин",
        s => "завтра в " + s + " tomorrow at amanhã às",
    ];

    /// <summary>At least <paramref name="atLeast"/> different texts, among them one of a million characters.</summary>
    public static IEnumerable<string> All(int atLeast)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in Mutations.SelectMany(m => Seeds.Select(m)).Concat(Long()).Concat(Random()))
        {
            if (seen.Add(text))
            {
                yield return text;
            }

            if (seen.Count >= atLeast && seen.Count > (Mutations.Length * Seeds.Length) + 10)
            {
                yield break;
            }
        }
    }

    private static IEnumerable<string> Long()
    {
        yield return new string('7', 1_000_000);
        yield return new string('a', 1_000_000);
        yield return string.Concat(Enumerable.Repeat("сто двадцать ", 100_000));
        yield return string.Concat(Enumerable.Repeat("1/", 5_000));
        yield return string.Concat(Enumerable.Repeat("1.", 5_000));
        yield return string.Concat(Enumerable.Repeat("помогите ", 5_000));
        yield return new string('\u0301', 5_000);
        yield return new string('\uD800', 5_000);
        yield return new string(' ', 100_000);
    }

    private static IEnumerable<string> Random()
    {
        // Any code units at all, from a generator of our own so that every run and every runtime sees the same texts.
        var state = 0x2545F491u;
        while (true)
        {
            var text = new StringBuilder();
            for (var length = Next() % 40; length > 0; length--)
            {
                text.Append((Next() % 4) switch
                {
                    0 => (char)(Next() % 0x10000),
                    1 => (char)(0x20 + (Next() % 0x60)),
                    2 => (char)(0x400 + (Next() % 0x60)),
                    _ => "0123456789 .,:/-"[(int)(Next() % 16)],
                });
            }

            yield return text.ToString();
        }

        uint Next()
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return state;
        }
    }
}
