using Companion.Medicines;
using Companion.People;

namespace Companion.Core.Tests.Medicines;

public class DoseAmountTests
{
    [Theory]
    [InlineData(Language.Ru, "1 таблетка", "1")]
    [InlineData(Language.Ru, "две таблетки", "2")]
    [InlineData(Language.Ru, "полтаблетки", "0.5")]
    [InlineData(Language.Ru, "1/2 таблетки", "0.5")]
    [InlineData(Language.Ru, "таблетка", "1")]
    [InlineData(Language.Ru, "20 капель", null)]
    [InlineData(Language.Ru, "500 мг", null)]
    [InlineData(Language.Uk, "пів таблетки", "0.5")]
    [InlineData(Language.En, "2 capsules", "2")]
    [InlineData(Language.En, "half a tablet", "0.5")]
    [InlineData(Language.Pt, "1,5 comprimidos", "1.5")]
    [InlineData(Language.Pt, "meio comprimido", "0.5")]
    [InlineData(Language.Vi, "2 viên", "2")]
    [InlineData(Language.Vi, "nửa viên", "0.5")]
    [InlineData(Language.Vi, "10 ml", null)]
    public void Of_TheWordsOfADose_CountsPieces(Language language, string dose, string? pieces) =>
        DoseAmount.Of(dose, language).ShouldBe(pieces is null ? null : decimal.Parse(pieces, System.Globalization.CultureInfo.InvariantCulture));
}
