using System.Xml.Linq;
using Companion.Diary.Trends;
using Companion.People;

namespace Companion.Core.Tests.Diary.Trends;

public sealed class TrendChartTests
{
    private static readonly DateOnly _today = new(2026, 11, 21);

    public static TheoryData<Language, TrendPeriod> Everything()
    {
        var all = new TheoryData<Language, TrendPeriod>();
        foreach (var language in Languages.All)
        {
            foreach (var period in Enum.GetValues<TrendPeriod>())
            {
                all.Add(language, period);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Draw_InEveryLanguageAndPeriod_IsWellFormedAndSaysItsSummary(Language language, TrendPeriod period)
    {
        var data = Sample(language, period);
        var svg = XDocument.Parse(TrendChart.Draw(data));
        svg.Root!.Elements().First(e => e.Name.LocalName == "title").Value.ShouldBe(TrendSummary.Of(data));
        Texts(svg).ShouldContain("135");
        Texts(svg).ShouldContain("85");
        TrendSummary.Of(data).ShouldNotContain("{");
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Draw_WithNothingWrittenDown_SaysSo(Language language, TrendPeriod period)
    {
        var svg = XDocument.Parse(TrendChart.Draw(new TrendData { Period = period, Until = _today, Language = language }));
        Texts(svg).ShouldContain(TrendWords.Of(language).Nothing);
    }

    [Fact]
    public void Draw_WithAGap_DoesNotBridgeIt()
    {
        var data = new TrendData
        {
            Period = TrendPeriod.Week,
            Until = _today,
            Language = Language.En,
            Series = Series(TrendKind.Weight, (6, 80), (5, 80), (0, 81)),
        };
        XDocument.Parse(TrendChart.Draw(data)).Descendants()
            .Count(e => e.Name.LocalName == "line" && e.Attribute("stroke")?.Value == "#0b5cad").ShouldBe(1);
    }

    [Fact]
    public void Draw_OfGlucoseInMillimoles_ConvertsValuesAndLimit()
    {
        var data = new TrendData
        {
            Period = TrendPeriod.Week,
            Until = _today,
            Language = Language.Ru,
            GlucoseInMillimoles = true,
            Series = Series(TrendKind.Glucose, (1, 100)),
        };
        Texts(XDocument.Parse(TrendChart.Draw(data))).ShouldContain("3,9");
        TrendSummary.Of(data).ShouldBe("В среднем за неделю: сахар 5,6.");
    }

    [Fact]
    public void Draw_OfAYear_ShowsAMeanForEachWeek()
    {
        var points = Enumerable.Range(0, 14).Select(i => (i, 80m)).ToArray();
        var data = new TrendData { Period = TrendPeriod.Year, Until = _today, Language = Language.En, Series = Series(TrendKind.Weight, points) };
        TrendMeans.Of(data.Series[TrendKind.Weight], data).Count.ShouldBe(2);
    }

    internal static Dictionary<TrendKind, IReadOnlyList<TrendPoint>> Series(TrendKind kind, params (int DaysAgo, decimal Value)[] points) =>
        new() { [kind] = [.. points.Select(p => new TrendPoint(_today.AddDays(-p.DaysAgo).ToDateTime(new TimeOnly(9, 0)), p.Value))] };

    private static TrendData Sample(Language language, TrendPeriod period) => new()
    {
        Period = period,
        Until = _today,
        Language = language,
        Pressure = [.. Enumerable.Range(0, 20).Select(i => new PressurePoint(_today.AddDays(-i).ToDateTime(new TimeOnly(9, 0)), 130 + (i % 7), 82 + (i % 5)))],
        Series = Series(TrendKind.Mood, (3, 2), (2, 3), (1, 4), (0, 5)),
    };

    private static List<string> Texts(XDocument svg) => [.. svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value)];
}
