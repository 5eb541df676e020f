using Companion.People;
using Companion.Safety.Alarms;
using Companion.Tests.Dialogs;

namespace Companion.Core.Tests.Safety;

public sealed class AlarmTextsTests
{
    private static readonly AlarmTexts s_texts = new(BuiltInSources.All());

    [Theory]
    [InlineData(Language.En, "operators")]
    [InlineData(Language.Ru, "операторы")]
    [InlineData(Language.Uk, "оператори")]
    [InlineData(Language.Pt, "operadores")]
    [InlineData(Language.Vi, "nhân viên")]
    public void ToPerson_WhereNobodyWorks_SpeaksOfNoOperators(Language language, string operators)
    {
        foreach (var notice in (string[])["nobody", "taker-silent"])
        {
            s_texts.ToPerson(Of(language, hasOperators: true), notice, null).Text.ShouldContain(operators);
            s_texts.ToPerson(Of(language, hasOperators: false), notice, null).Text.ShouldNotContain(operators);
        }
    }

    private static Alarm Of(Language language, bool hasOperators) => new()
    {
        Id = Guid.CreateVersion7(),
        Person = new AlarmPerson(Guid.CreateVersion7(), Guid.CreateVersion7(), "Anna", language, "Europe/Kyiv", "112", null, []) { HasOperators = hasOperators },
        Kind = AlarmKind.Sos,
        Cause = AlarmCauses.Button,
        StartedAt = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero),
        Ladder = [],
    };
}
