using System.Text;
using Companion.Diary.Trends;
using Companion.Medicines;
using Companion.People;
using Companion.Reports;

namespace Companion.Core.Tests.Reports;

public class VisitReportTests
{
    public static TheoryData<Language> EveryLanguage => [.. Languages.All];

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public async Task Write_InEveryLanguage_IsAPdfThatHoldsItsLetters(Language language)
    {
        var pages = VisitReport.Write(Data(language, days: 30));

        pages.Count.ShouldBe(2);
        pages[0].ShouldContain(ReportWords.Of(language).Title);
        pages[0].ShouldContain("NICE NG136");
        pages[^1].ShouldContain("Nguyễn Thị Ánh, Щербакова Ґалаґан");
        var pdf = await new RsvgRasterizer().ToPdfAsync(pages, CancellationToken.None);
        Encoding.ASCII.GetString(pdf, 0, 5).ShouldBe("%PDF-");
        Encoding.Latin1.GetString(pdf).ShouldContain("/FontFile", Case.Sensitive, "the fonts are inside");
    }

    [Fact]
    public void Write_OfManyReadings_SetsTheHeadOnEverySheetAndSaysWhatIsLeftOut()
    {
        var pages = VisitReport.Write(Data(Language.En, days: 600));

        pages.Count.ShouldBeGreaterThan(5);
        pages.Skip(1).SkipLast(2).ShouldAllBe(p => p.Contains("Date, time", StringComparison.Ordinal));
        pages.ShouldContain(p => p.Contains("200 older rows", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_OfNothing_SaysSo() =>
        VisitReport.Write(Data(Language.Pt, days: 0) with { Notes = [], Medicines = [] }).ShouldHaveSingleItem().ShouldContain("Não há anotações");

    [Fact]
    public void Write_OfWordsThatNoSheetCanHold_LeavesOutWhatBreaksIt()
    {
        var page = VisitReport.Write(Data(Language.Ru, days: 1) with { Notes = [(DateTime.UnixEpoch, "<b>\u0007боль\uFFFF & 💊 " + new string('я', 500))] })[^1];

        page.ShouldContain("&lt;b&gt;боль &amp; ");
        System.Xml.Linq.XDocument.Parse(page).Root.ShouldNotBeNull();
    }

    private static ReportData Data(Language language, int days)
    {
        var until = new DateOnly(2026, 11, 21);
        var last = until.ToDateTime(new TimeOnly(9, 5));
        return new ReportData
        {
            Name = "Анна Петровна",
            From = until.AddDays(-89),
            Readings = new TrendData
            {
                Period = TrendPeriod.Month,
                Until = until,
                Language = language,
                GlucoseInMillimoles = language is not (Language.En or Language.Pt),
                Pressure = [.. Enumerable.Range(0, days).Select(d => new PressurePoint(last.AddDays(-d), 138 + (d % 9), 84 + (d % 5)))],
                Series = days == 0 ? new Dictionary<TrendKind, IReadOnlyList<TrendPoint>>() : new SortedDictionary<TrendKind, IReadOnlyList<TrendPoint>>
                {
                    [TrendKind.Pulse] = [.. Enumerable.Range(0, days).Select(d => new TrendPoint(last.AddDays(-d), 68 + (d % 7)))],
                    [TrendKind.Glucose] = [new(last, 112)],
                    [TrendKind.Weight] = [new(last, 71.5m)],
                    [TrendKind.Mood] = [new(last, 4)],
                },
                Medicines = days == 0 ? default : new Adherence(52, 60),
            },
            Medicines = ["Метформин 500 мг, 1 таблетка: каждый день в 08:00 и 20:00, после еды", "Paracetamol: khi cần, không nhắc giờ"],
            Notes = [(last, "Nguyễn Thị Ánh, Щербакова Ґалаґан: голова боліла зранку, đau đầu buổi sáng, não muito forte.")],
        };
    }
}
