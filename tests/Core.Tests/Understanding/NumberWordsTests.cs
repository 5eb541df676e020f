using Companion.Dialogs;
using Companion.People;
using Companion.Understanding;

namespace Companion.Core.Tests.Understanding;

public class NumberWordsTests
{
    public static TheoryData<Language, bool> EveryLanguage
    {
        get
        {
            var rows = new TheoryData<Language, bool>();
            foreach (var language in Languages.All)
            {
                rows.Add(language, false);
                rows.Add(language, true);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void Read_WhenANumberIsSpelledOut_GivesItBack(Language language, bool regional)
    {
        var type = new NumberType(0, 10_000);
        var wrong = Enumerable.Range(0, 10_000).Select(n => (Number: n, Words: SpelledNumbers.Of(n, language, regional)))
            .Select(n => (n.Number, n.Words, Read: Readings.Short(InputReader.Read(type, n.Words, Readings.Context(language)))))
            .Where(n => n.Read != $"{n.Number}").Select(n => $"'{n.Words}' should be {n.Number}, was {n.Read}").ToList();
        wrong.Count.ShouldBe(0, string.Join('\n', wrong.Take(20)));
    }

    [Theory]
    [InlineData(Language.En, "point")]
    [InlineData(Language.Ru, "запятая")]
    [InlineData(Language.Uk, "кома")]
    [InlineData(Language.Pt, "vírgula")]
    [InlineData(Language.Vi, "phẩy")]
    public void Read_WhenADecimalIsSpelledOut_GivesItBack(Language language, string point)
    {
        var type = new NumberType(0, 1000, MeasureUnit.None, 2);
        var wrong = new List<string>();
        for (var tenths = 301; tenths < 2000; tenths += 3)
        {
            if (tenths % 10 == 0)
            {
                continue;
            }

            var words = $"{SpelledNumbers.Of(tenths / 10, language, false)} {point} {SpelledNumbers.Of(tenths % 10, language, false)}";
            var read = Readings.Short(InputReader.Read(type, words, Readings.Context(language)));
            if (read != FormattableString.Invariant($"{tenths / 10m:0.0}"))
            {
                wrong.Add($"'{words}' was {read}");
            }
        }

        wrong.Count.ShouldBe(0, string.Join('\n', wrong.Take(20)));
    }

    [Theory]
    [InlineData("ba bảy phẩy năm", "37.5")]
    [InlineData("ba sáu phẩy tám", "36.8")]
    [InlineData("ba mươi tám phẩy hai", "38.2")]
    [InlineData("ba tám chấm một", "38.1")]
    public void Read_WhenVietnameseSaysDigitByDigit_JoinsThem(string text, string expected) =>
        Readings.Short(InputReader.Read(Readings.Types["temp"], text, Readings.Context(Language.Vi))).ShouldBe(expected);
}
