using Companion.People;
using Companion.Understanding;
using Xunit.Abstractions;

namespace Companion.Core.Tests.Understanding;

/// <summary>
/// Sentences of an author who did not write the rules: 30 a language that the rules were worked on ("dev") and 100 a language that were
/// only measured, never read, while the rules were written ("held"). Heard means that the countdown starts or the person is asked.
/// </summary>
/// <remarks>
/// The held-out floors are the first run's figures, far from the aim of 0.95 recall at 0.05 false alarms; docs/red-flags.md says so.
/// They keep what there is from getting worse.
/// </remarks>
public class RedFlagTests(ITestOutputHelper output)
{
    private const double Rounding = 1e-9;

    private static (double Recall, double FalseAlarms) Held(Language language) => language switch
    {
        Language.Ru => (0.58, 0.06),
        Language.Uk => (0.30, 0.04),
        Language.Pt => (0.48, 0.10),
        Language.Vi => (0.72, 0.16),
        _ => (0.48, 0.24),
    };

    public static TheoryData<string, Language> EverySet
    {
        get
        {
            var sets = new TheoryData<string, Language>();
            foreach (var language in Languages.All)
            {
                sets.Add("dev", language);
                sets.Add("held", language);
            }

            return sets;
        }
    }

    [Theory]
    [MemberData(nameof(EverySet))]
    public void Recognise_WhenASentenceWarns_Hears(string set, Language language)
    {
        var rows = Rows(set, language, "alarm");
        var missed = rows.FindAll(r => !IsHeard(r, language));
        var recall = 1 - ((double)missed.Count / rows.Count);
        output.WriteLine($"{set} {language}: recall {recall:P1} of {rows.Count}");
        recall.ShouldBeGreaterThanOrEqualTo((set == "held" ? Held(language).Recall : 0.95) - Rounding);
    }

    [Theory]
    [MemberData(nameof(EverySet))]
    public void Recognise_WhenASentenceOnlyLooksLikeIt_StaysCalm(string set, Language language)
    {
        var rows = Rows(set, language, "harmless");
        var share = (double)rows.Count(r => IsHeard(r, language)) / rows.Count;
        output.WriteLine($"{set} {language}: false alarms {share:P1} of {rows.Count}");
        share.ShouldBeLessThanOrEqualTo((set == "held" ? Held(language).FalseAlarms : 0.05) + Rounding);
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

    private static List<string> Rows(string set, Language language, string label) =>
        [.. LabelledTests.Lines($"red-flags.{set}.tsv").Where(c => c[0] == language.Code() && c[1] == label).Select(c => c[3])];
}
