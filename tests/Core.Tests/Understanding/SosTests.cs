using Companion.People;
using Companion.Understanding;
using Xunit.Abstractions;

namespace Companion.Core.Tests.Understanding;

/// <summary>
/// Sentences of distress and harmless ones that look like them, a file a language. Heard means that the countdown starts or the person is
/// asked; a harmless sentence must do neither.
/// </summary>
public class SosTests(ITestOutputHelper output)
{
    private const double RecallFloor = 0.95;
    private const double FalseAlarmCeiling = 0.05;

    public static TheoryData<Language, string> EveryHalf
    {
        get
        {
            var halves = new TheoryData<Language, string>();
            foreach (var language in Languages.All)
            {
                halves.Add(language, "w");
                halves.Add(language, "h");
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
        recall.ShouldBeGreaterThanOrEqualTo(RecallFloor, string.Join('\n', missed));
    }

    [Theory]
    [MemberData(nameof(EveryHalf))]
    public void Recognise_WhenHarmless_RaisesNoAlarm(Language language, string half)
    {
        var rows = Rows(language, half, "harmless");
        var alarms = rows.FindAll(r => Heard(r, language) is not null);
        var share = (double)alarms.Count / rows.Count;
        output.WriteLine($"{language} {half}: false alarms {share:P1} of {rows.Count}");
        share.ShouldBeLessThanOrEqualTo(FalseAlarmCeiling, string.Join('\n', alarms.Select(a => $"{Heard(a, language)}: {a}")));
    }

    private static GlobalIntent? Heard(string text, Language language) =>
        GlobalIntents.Recognise(text, language) is { } intent and (GlobalIntent.Sos or GlobalIntent.SosDoubtful) ? intent : null;

    private static List<string> Rows(Language language, string half, string kind) =>
        [.. LabelledTests.Lines($"sos.{language.Code()}.tsv").Where(c => c[0] == half && c[1] == kind).Select(c => c[2])];
}
