using Companion.Dialogs;
using Companion.People;
using Companion.Understanding;

namespace Companion.Core.Tests.Understanding;

public class BoundsTests
{
    public static TheoryData<Language> EveryLanguage => [.. Languages.All];

    /// <summary>What stands after the first 2,000 characters must not matter, so that a megabyte costs no more than a page.</summary>
    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void Read_WhenTheTextIsAMegabyte_LooksAtItsBeginning(Language language)
    {
        foreach (var piece in new[] { "7 ", "120/80 ", "help ", "не могу ", "ừ ", "😀", "a", "12345678", ":", "\u0301" })
        {
            var page = string.Concat(Enumerable.Repeat(piece, 2000))[..2000];
            var megabyte = page + new string('9', 500_000) + " sos " + new string('x', 500_000);
            foreach (var (name, type) in Readings.Types)
            {
                if (type is not TextType)
                {
                    Readings.Short(InputReader.Read(type, megabyte, Readings.Context(language)))
                        .ShouldBe(Readings.Short(InputReader.Read(type, page, Readings.Context(language))), name);
                }
            }

            GlobalIntents.Recognise(megabyte, language).ShouldBe(GlobalIntents.Recognise(page, language));
        }
    }

    [Theory]
    [InlineData("29.02.2024", "2024-02-29")]
    [InlineData("29.02.2000", "2000-02-29")]
    [InlineData("29.02.1900", "!NotADate")]
    [InlineData("29.02.2023", "!NotADate")]
    [InlineData("31.04.2024", "!NotADate")]
    [InlineData("30.02.2024", "!NotADate")]
    [InlineData("00.01.2024", "!NotADate")]
    [InlineData("01.13.2024", "!NotADate")]
    public void Read_WhenADateIsNearAMonthsEnd_KnowsTheCalendar(string text, string expected)
    {
        foreach (var language in Languages.All.Where(l => l != Language.En))
        {
            Readings.Short(InputReader.Read(Readings.Types["date"], text, Readings.Context(language))).ShouldBe(expected, language.ToString());
        }
    }

    /// <summary>Kyiv skips from 03:00 to 04:00 on 28 March 2027 and repeats 03:00 to 04:00 on 31 October 2027.</summary>
    [Theory]
    [InlineData(2027, 3, 27, "завтра в 3:30", "завтра о 3:30")]
    [InlineData(2027, 10, 30, "завтра в 3:30", "завтра о 3:30")]
    public void Read_WhenClocksChange_StillNamesAMomentOfThatNight(int year, int month, int day, string russian, string ukrainian)
    {
        var now = new DateTimeOffset(year, month, day, 12, 0, 0, TimeSpan.Zero);
        foreach (var (language, text) in new[] { (Language.Ru, russian), (Language.Uk, ukrainian) })
        {
            var reading = InputReader.Read(Readings.Types["moment"], text, new ReadContext(language, now, "Europe/Kyiv", []));
            var at = reading.ShouldBeOfType<Reading.Understood>().Value.ShouldBeOfType<MomentValue>().At;
            (at - now).ShouldBeInRange(TimeSpan.FromHours(12), TimeSpan.FromHours(14));
        }
    }

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void Read_WhenTheTextIsRandom_NeverThrows(Language language)
    {
        // Seeded: the same characters every run.
        var random = new Random(20_261_118);
        var alphabet = "0123456789.,:/-+% \u0301\u200D\uD83D\uDE00\uD800\0абвіїйюшaeouăơđ½②'’\"()<>&ção".ToCharArray();
        for (var i = 0; i < 1500; i++)
        {
            var text = string.Create(random.Next(0, 60), (random, alphabet), static (span, by) =>
            {
                foreach (ref var c in span)
                {
                    c = by.random.Next(8) == 0 ? (char)by.random.Next(char.MaxValue + 1) : by.alphabet[by.random.Next(by.alphabet.Length)];
                }
            });
            foreach (var type in Readings.Types.Values)
            {
                InputReader.Read(type, text, Readings.Context(language)).ShouldNotBeNull();
            }

            GlobalIntents.Recognise(text, language);
        }
    }
}
