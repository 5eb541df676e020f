using Companion.Medicines;
using Companion.People;
using Companion.Understanding;

namespace Companion.Core.Tests.Medicines;

public class MedicineTextTests
{
    [Theory]
    [InlineData(Language.Ru, "08:00,20:00 after", "каждый день в 08:00 и 20:00, после еды")]
    [InlineData(Language.Ru, "08:00 w14 c10", "по понедельникам и по четвергам в 08:00, 10 дней")]
    [InlineData(Language.Ru, "08:00 e3", "раз в 3 дня в 08:00")]
    [InlineData(Language.Uk, "08:00,14:00,20:00 c3", "щодня о 08:00, 14:00 та 20:00, 3 дні")]
    [InlineData(Language.En, "19:00 e2 before", "every other day at 19:00, before a meal")]
    [InlineData(Language.En, "08:00 w67", "on Saturdays and on Sundays at 08:00")]
    [InlineData(Language.Pt, "08:00 w16 c7", "às segundas e aos sábados às 08:00, por 7 dias")]
    [InlineData(Language.Vi, "08:00 w12345", "từ thứ hai đến thứ sáu lúc 08:00")]
    [InlineData(Language.Vi, "prn", "khi cần, không nhắc giờ")]
    public void Plan_ReadBack_IsInThePersonsWords(Language language, string code, string words) =>
        MedicineText.Plan(DosePlan.FromCode(code)!, language).ShouldBe(words);
}
