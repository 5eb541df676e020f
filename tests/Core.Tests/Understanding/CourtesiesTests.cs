using Companion.People;
using Companion.Understanding;

namespace Companion.Core.Tests.Understanding;

public sealed class CourtesiesTests
{
    [Theory]
    [InlineData(Language.En, "Thank you very much, my dear!", Courtesy.Thanks)]
    [InlineData(Language.En, "hello companion", Courtesy.Hello)]
    [InlineData(Language.En, "Good night", Courtesy.Farewell)]
    [InlineData(Language.En, "hi, how are you today?", Courtesy.HowAreYou)]
    [InlineData(Language.En, "well done", Courtesy.Praise)]
    [InlineData(Language.Ru, "Ой спасибо вам большое, милая", Courtesy.Thanks)]
    [InlineData(Language.Ru, "доброе утро", Courtesy.Hello)]
    [InlineData(Language.Ru, "спокойной ночи, дорогой", Courtesy.Farewell)]
    [InlineData(Language.Uk, "щиро дякую вам за допомогу", Courtesy.Thanks)]
    [InlineData(Language.Uk, "Добрий день!", Courtesy.Hello)]
    [InlineData(Language.Pt, "muito obrigada, querida", Courtesy.Thanks)]
    [InlineData(Language.Pt, "bom dia! tudo bem?", Courtesy.HowAreYou)]
    [InlineData(Language.Vi, "cảm ơn cháu nhiều lắm", Courtesy.Thanks)]
    [InlineData(Language.Vi, "cam on chau", Courtesy.Thanks)]
    [InlineData(Language.Vi, "chúc ngủ ngon", Courtesy.Farewell)]
    public void Of_WhenNothingButCourtesyIsSaid_HearsIt(Language language, string text, Courtesy courtesy) =>
        Courtesies.Of(text, language).ShouldBe(courtesy);

    [Theory]
    [InlineData(Language.En, "thank you, it was 120 over 80")]
    [InlineData(Language.En, "dear")]
    [InlineData(Language.En, "hello I fell")]
    [InlineData(Language.Ru, "спасибо, но голова болит")]
    [InlineData(Language.Ru, "доброе утро, запишите давление")]
    [InlineData(Language.Uk, "дякую, меню")]
    [InlineData(Language.Pt, "obrigada mas estou com dor")]
    [InlineData(Language.Vi, "cảm ơn cháu, bác muốn xem thuốc")]
    public void Of_WhenMoreIsSaid_LeavesItToOthers(Language language, string text) => Courtesies.Of(text, language).ShouldBeNull();
}
