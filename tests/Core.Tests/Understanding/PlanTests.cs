using Companion.People;
using Companion.Understanding;
using Xunit.Abstractions;

namespace Companion.Core.Tests.Understanding;

/// <summary>
/// Labelled sentences about taking medicines, some fifty a language. "h" rows were written before the word tables, by the same author;
/// their first run read en 33 of 34, ru 34 of 36, uk 34 of 36, pt 36 of 36, vi 38 of 38. What was wrong is repaired and asserted now.
/// </summary>
public class PlanTests(ITestOutputHelper output)
{
    public static TheoryData<Language> EveryLanguage => [.. Languages.All];

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void Read_OfLabelledSentences_IsTheirPlan(Language language)
    {
        var rows = LabelledTests.Lines($"plan.{language.Code()}.tsv").ToList();
        var wrong = rows.Where(r => Short(r[1], language) != r[2]).Select(r => $"{r[0]} '{r[1]}' should be {r[2]}, was {Short(r[1], language)}").ToList();
        var held = rows.Count(r => r[0] == "h");
        output.WriteLine($"{language}: {wrong.Count(w => w[0] == 'h')} of {held} held out, {wrong.Count(w => w[0] == 'w')} of {rows.Count - held} worked on are wrong");

        rows.Count.ShouldBeGreaterThanOrEqualTo(40);
        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void Read_OfItsOwnCode_IsTheSamePlan(Language language)
    {
        foreach (var row in LabelledTests.Lines($"plan.{language.Code()}.tsv").Where(r => r[2][0] is >= '0' and <= '9' or 'p'))
        {
            Short(row[2], language).ShouldBe(row[2]);
        }
    }

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void Read_OfAnything_NeverThrows(Language language)
    {
        foreach (var text in NaughtyInputs.All(1000))
        {
            PlanReader.Read(text, language).ShouldNotBeNull();
        }
    }

    [Fact]
    public void FallsOn_WithWeekdaysAndAnEnd_KeepsBoth()
    {
        var plan = DosePlan.FromCode("08:00 w14 c10")!;
        var monday = new DateOnly(2026, 11, 16);

        Enumerable.Range(-3, 20).Where(d => plan.FallsOn(monday.AddDays(d), monday)).ShouldBe([0, 3, 7]);
    }

    [Fact]
    public void FallsOn_EveryOtherDay_CountsFromTheFirst()
    {
        var plan = DosePlan.FromCode("19:00 e2")!;
        var start = new DateOnly(2026, 2, 27);

        Enumerable.Range(0, 6).Where(d => plan.FallsOn(start.AddDays(d), start)).ShouldBe([0, 2, 4]);
    }

    private static string Short(string text, Language language) => PlanReader.Read(text, language) switch
    {
        PlanReading.Understood understood => understood.Plan.ToCode(),
        PlanReading.Unclear { Problem: PlanProblem.NothingSaid } => "-",
        PlanReading.Unclear unclear => "?" + unclear.Problem,
        _ => throw new InvalidOperationException("a third kind of reading"),
    };
}
