using Companion.People;
using Companion.Understanding;

namespace Companion.Core.Tests.Understanding;

public sealed class SaidNameTests
{
    [Theory]
    [InlineData(Language.En, "Anna", "Anna")]
    [InlineData(Language.En, "Please call me Anna", "Anna")]
    [InlineData(Language.En, "my name's Mary Ann, thank you", "Mary Ann")]
    [InlineData(Language.En, "no, just call me nan", "Nan")]
    [InlineData(Language.En, "I'm Bob.", "Bob")]
    [InlineData(Language.En, "Justine", "Justine")]
    [InlineData(Language.Ru, "Меня зовут Анна Петровна", "Анна Петровна")]
    [InlineData(Language.Ru, "нет, зовите меня баба Нюра, пожалуйста", "баба Нюра")]
    [InlineData(Language.Ru, "можно просто аня", "Аня")]
    [InlineData(Language.Ru, "Яна", "Яна")]
    [InlineData(Language.Uk, "мене звати Оксана", "Оксана")]
    [InlineData(Language.Uk, "Звіть мене, будь ласка, Марічка", "Марічка")]
    [InlineData(Language.Uk, "моє ім'я Дем'ян", "Дем'ян")]
    [InlineData(Language.Pt, "Pode me chamar de Dona Maria", "Dona Maria")]
    [InlineData(Language.Pt, "chamo-me João, se faz favor", "João")]
    [InlineData(Language.Pt, "sou a maria de fátima", "Maria de Fátima")]
    [InlineData(Language.Pt, "todo mundo me chama de Zezé", "Zezé")]
    [InlineData(Language.Vi, "tên tôi là Nguyễn Thị Lan", "Nguyễn Thị Lan")]
    [InlineData(Language.Vi, "cứ gọi bác là Tư nhé", "Tư")]
    [InlineData(Language.Vi, "toi ten la Hoa", "Hoa")]
    [InlineData(Language.Ru, "«Мама»", "Мама")]
    public void Of_WhenANameIsSaidInAnyWords_IsTheName(Language language, string said, string name) =>
        SaidName.Of(said, language).ShouldBe(name);
}
