using Companion.People;
using Companion.Understanding;
using Xunit.Abstractions;

namespace Companion.Core.Tests.Understanding;

/// <summary>
/// 120 sentences a language, half of them harmless, of authors whose other sentences of that language were not learnt from. Nobody had read
/// them when the rules, lists and weights were made. Heard means that the countdown starts or the person is asked.
/// </summary>
/// <remarks>
/// The floors are the figures of the shipped weights, short of the aim of 0.95 recall at 0.05 false alarms; docs/red-flags.md says so.
/// They keep what there is from getting worse. These sentences are not to be learnt from: another set would have to replace them.
/// </remarks>
public class RedFlagTests(ITestOutputHelper output)
{
    private const double Rounding = 0.0005;

    private static (double Recall, double FalseAlarms) Held(Language language) => language switch
    {
        Language.Ru => (0.90, 0.134),
        Language.Uk => (0.916, 0.067),
        Language.Pt => (0.883, 0.067),
        Language.Vi => (0.733, 0.067),
        _ => (0.816, 0.034),
    };

    public static TheoryData<Language> EveryLanguage => [.. Languages.All];

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void Recognise_WhenASentenceWarns_Hears(Language language)
    {
        var rows = Rows(language, "alarm");
        var recall = (double)rows.Count(r => IsHeard(r, language)) / rows.Count;
        output.WriteLine($"{language}: recall {recall:P1} of {rows.Count}");
        recall.ShouldBeGreaterThanOrEqualTo(Held(language).Recall - Rounding);
    }

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void Recognise_WhenASentenceOnlyLooksLikeIt_StaysCalm(Language language)
    {
        var rows = Rows(language, "harmless");
        var share = (double)rows.Count(r => IsHeard(r, language)) / rows.Count;
        output.WriteLine($"{language}: false alarms {share:P1} of {rows.Count}");
        share.ShouldBeLessThanOrEqualTo(Held(language).FalseAlarms + Rounding);
    }

    [Theory]
    [InlineData(Language.En, "no chest pain today", null)]
    [InlineData(Language.En, "my chest hurts", RedFlag.Chest)]
    [InlineData(Language.Ru, "нет, болит сердце", RedFlag.Chest)]
    [InlineData(Language.Ru, "сердце не болит", null)]
    [InlineData(Language.Ru, "не хочу больше жить", RedFlag.Suicide)]
    [InlineData(Language.Uk, "я впала зі сходів", RedFlag.Fall)]
    [InlineData(Language.Pt, "sem dor no peito", null)]
    [InlineData(Language.Pt, "a boca dele entortou", RedFlag.Stroke)]
    [InlineData(Language.Vi, "không đau ngực", null)]
    [InlineData(Language.Vi, "đau ngực quá", RedFlag.Chest)]
    public void Find_WhenDeniedOrNot_NamesWhatItWarnsOf(Language language, string text, RedFlag? expected) =>
        (RedFlags.Find(text, language)?.Flag).ShouldBe(expected);

    private static bool IsHeard(string text, Language language) =>
        GlobalIntents.Recognise(text, language) is GlobalIntent.Sos or GlobalIntent.SosDoubtful;

    private static List<string> Rows(Language language, string label) =>
        [.. LabelledTests.Lines("red-flags.held.tsv").Where(c => c[0] == language.Code() && c[1] == label).Select(c => c[3])];
}
