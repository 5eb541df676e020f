using Companion.People;
using Companion.Understanding;

namespace Companion.Core.Tests.Understanding;

public class NaughtyInputsTests
{
    public static TheoryData<Language> EveryLanguage => [.. Languages.All];

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void Read_WhenTheTextIsNaughty_AnswersWithoutThrowing(Language language)
    {
        ChoiceWords[] choices = [new("a", "Да", ["yes"]), new("b", "Bread", ["хлеб", "bánh mì"]), new("c", "🙂", [])];
        PhraseSet[] sets = [new("diary", ["записать давление", "write my diary"]), new("empty", []), new("blank", [" "])];
        var count = 0;
        foreach (var text in NaughtyInputs.All(2000))
        {
            count++;
            foreach (var type in Readings.Types.Values)
            {
                InputReader.Read(type, text, Readings.Context(language, choices)).ShouldNotBeNull();
            }

            GlobalIntents.Recognise(text, language);
            PhraseMatcher.Best(text, language, sets)?.Score.ShouldBeInRange(0, 1);
        }

        count.ShouldBeGreaterThanOrEqualTo(2000);
    }

    [Theory]
    [InlineData("hours")]
    [InlineData("weight")]
    [InlineData("pulse")]
    [InlineData("steps")]
    [InlineData("scale")]
    [InlineData("sugar")]
    public void Read_WhenTheNumberIsBeyondTheRange_IsNeverUnderstood(string slot)
    {
        foreach (var language in Languages.All)
        {
            foreach (var digits in Enumerable.Range(6, 60))
            {
                var text = new string('9', digits);
                InputReader.Read(Readings.Types[slot], text, Readings.Context(language)).ShouldBeOfType<Reading.Implausible>().Reason
                    .ShouldBe(ImplausibleReason.TooHigh);
            }
        }
    }
}
