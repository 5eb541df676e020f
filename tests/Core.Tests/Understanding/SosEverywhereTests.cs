using Companion.People;
using Companion.Understanding;

namespace Companion.Core.Tests.Understanding;

/// <summary>A cry for help in any of the five languages counts whatever language the person chose.</summary>
public class SosEverywhereTests
{
    public static TheoryData<Language> EveryLanguage => [.. Languages.All];

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void Recognise_WhenTheCryIsInAnotherLanguage_Hears(Language language)
    {
        string[] cries =
        [
            "SOS", "sos!", "help me", "помогите", "Спасите!", "скорую", "допоможіть", "рятуйте", "socorro", "me ajude", "cứu tôi với", "cấp cứu",
            "🆘", "не могу дышать", "не можу дихати", "i can't breathe", "não consigo respirar", "không thở được",
        ];
        cries.Where(c => GlobalIntents.Recognise(c, language) != GlobalIntent.Sos).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void Recognise_WhenAHarmlessSentenceIsInAnotherLanguage_StaysCalm(Language language)
    {
        var alarms = Languages.All.Where(l => l != language)
            .SelectMany(l => LabelledTests.Lines($"{l.Code()}.tsv").Where(c => c[0] is "w" or "h" && c[1] is not ("intent" or "wish")).Select(c => c[2]))
            .Where(t => GlobalIntents.Recognise(t, language) is GlobalIntent.Sos or GlobalIntent.SosDoubtful).ToList();
        alarms.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void Recognise_WhenAnOrdinaryAnswerIsGiven_StaysCalm(Language language)
    {
        var alarms = LabelledTests.Lines($"{language.Code()}.tsv").Where(c => c[0] is "w" or "h" && c[1] is not ("intent" or "wish")).Select(c => c[2])
            .Where(t => GlobalIntents.Recognise(t, language) is GlobalIntent.Sos or GlobalIntent.SosDoubtful).ToList();
        alarms.ShouldBeEmpty();
    }
}
