using Companion.People;
using Companion.Understanding;

namespace Companion.Core.Tests.Understanding;

/// <summary>The weights in the assembly are those that its sentences, lists and features give.</summary>
public class DistressModelTests
{
    /// <summary>A processor may round the last bit another way; more than this is another model.</summary>
    private const double Same = 0.001;

    [Fact]
    public void Learnt_WhenLearntAnew_IsTheSame()
    {
        var anew = DistressLearning.Learn(DistressSentences.Read());
        const string Hint = "run Companion.Bot learn-red-flags from the repository's root";
        Different(anew.Alarm, DistressModel.Learnt.Alarm).ShouldBeLessThan(Same, Hint);
        Different(anew.KindsModel, DistressModel.Learnt.KindsModel).ShouldBeLessThan(Same, Hint);
        foreach (var language in Languages.All)
        {
            anew.LimitsOf(language).Ask.ShouldBe(DistressModel.Learnt.LimitsOf(language).Ask, 0.05f, Hint);
        }
    }

    [Theory]
    [InlineData(Language.En, "he has taken all his pills and left a goodbye letter", RedFlag.Suicide)]
    [InlineData(Language.Ru, "не хочу больше жить", RedFlag.Suicide)]
    [InlineData(Language.Uk, "стою на мосту, прощавайте", RedFlag.Suicide)]
    [InlineData(Language.Pt, "não quero mais viver", RedFlag.Suicide)]
    [InlineData(Language.Vi, "tôi không muốn sống nữa", RedFlag.Suicide)]
    [InlineData(Language.En, "pain in my chest and my arm is numb", RedFlag.Chest)]
    [InlineData(Language.Ru, "тяжело дышать даже лежа", RedFlag.Breath)]
    [InlineData(Language.En, "the house is on fire", RedFlag.Fire)]
    public void Find_WhenAKindIsTold_NamesIt(Language language, string text, RedFlag flag) => RedFlags.Find(text, language)?.Flag.ShouldBe(flag);

    [Theory]
    [InlineData(Language.En, "it's fine don't worry but I can't breathe and my chest hurts")]
    [InlineData(Language.Ru, "ничего страшного не волнуйтесь, только дышать нечем и грудь давит")]
    public void Find_WhenADangerIsToldCalmly_StillHears(Language language, string text) => RedFlags.Find(text, language).ShouldNotBeNull();

    [Fact]
    public void Find_WhenTheDangerStandsAtTheEndOfALongText_Hears()
    {
        var story = string.Concat(Enumerable.Repeat("Today my daughter came and we baked an apple pie and had tea in the garden. ", 12));
        RedFlags.Find(story + "I cannot breathe and my lips are going blue.", Language.En).ShouldNotBeNull();
        RedFlags.Find(story, Language.En).ShouldBeNull();
    }

    private static double Different(LinearModel one, LinearModel other)
    {
        one.Weights.Length.ShouldBe(other.Weights.Length);
        var different = 0;
        for (var i = 0; i < one.Weights.Length; i++)
        {
            different += Math.Abs(one.Weights[i] - other.Weights[i]) > 1 ? 1 : 0;
        }

        return (double)different / one.Weights.Length;
    }
}
