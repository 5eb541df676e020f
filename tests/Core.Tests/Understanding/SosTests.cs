using Companion.People;
using Companion.Understanding;
using Xunit.Abstractions;

namespace Companion.Core.Tests.Understanding;

/// <summary>
/// Sentences of distress and harmless ones that look like them, a file a language. Heard means that the countdown starts or the person is
/// asked; a harmless sentence must do neither. "h" rows were written before the patterns, "w" rows before them too but worked on, "f" rows
/// after them, to see what unseen wording gives; they have been worked on since.
/// </summary>
/// <remarks>
/// The held-out rows' first run, before there were patterns: recall en 47.8 %, ru 39.1 %, uk 39.1 %, pt 34.8 %, vi 56.5 %; false alarms
/// en 4.5 %, ru 4.5 %, uk 0 %, pt 9.1 %, vi 4.5 %. The "h" rows share their author and their subjects with the patterns; the "f" rows' first
/// run is the honest figure of that day for unseen dangers: recall en 40 %, ru 50 %, uk 50 %, pt 40 %, vi 50 % of 10, no false alarm of 8.
/// </remarks>
public class SosTests(ITestOutputHelper output)
{
    private const double RecallFloor = 0.95;
    private const double FalseAlarmCeiling = 0.05;

    /// <summary>The few rows that were written after the patterns: their first run, at the least.</summary>
    private const double FreshFloor = 0.4;
    private const double FreshCeiling = 0.13;

    public static TheoryData<Language, string> EveryHalf
    {
        get
        {
            var halves = new TheoryData<Language, string>();
            foreach (var language in Languages.All)
            {
                halves.Add(language, "w");
                halves.Add(language, "h");
                halves.Add(language, "f");
            }

            return halves;
        }
    }

    [Theory]
    [MemberData(nameof(EveryHalf))]
    public void Recognise_WhenInDistress_Hears(Language language, string half)
    {
        var rows = Rows(language, half, "sos");
        var missed = rows.FindAll(r => Heard(r, language) is null);
        var asked = rows.Count(r => Heard(r, language) == GlobalIntent.SosDoubtful);
        var recall = 1 - ((double)missed.Count / rows.Count);
        output.WriteLine($"{language} {half}: recall {recall:P1} of {rows.Count}, {asked} of them by asking");
        recall.ShouldBeGreaterThanOrEqualTo(half == "f" ? FreshFloor : RecallFloor, string.Join('\n', missed));
    }

    [Theory]
    [MemberData(nameof(EveryHalf))]
    public void Recognise_WhenHarmless_RaisesNoAlarm(Language language, string half)
    {
        var rows = Rows(language, half, "harmless");
        var alarms = rows.FindAll(r => Heard(r, language) is not null);
        var share = (double)alarms.Count / rows.Count;
        output.WriteLine($"{language} {half}: false alarms {share:P1} of {rows.Count}");
        share.ShouldBeLessThanOrEqualTo(half == "f" ? FreshCeiling : FalseAlarmCeiling, string.Join('\n', alarms.Select(a => $"{Heard(a, language)}: {a}")));
    }

    private static GlobalIntent? Heard(string text, Language language) =>
        GlobalIntents.Recognise(text, language) is { } intent and (GlobalIntent.Sos or GlobalIntent.SosDoubtful) ? intent : null;

    private static List<string> Rows(Language language, string half, string kind) =>
        [.. LabelledTests.Lines($"sos.{language.Code()}.tsv").Where(c => c[0] == half && c[1] == kind).Select(c => c[2])];
}
