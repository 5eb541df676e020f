using System.Reflection;
using System.Text.RegularExpressions;
using Companion.Diary.Trends;
using Companion.Medicines;
using Companion.News;
using Companion.People;
using Companion.People.OwnData;
using Companion.Reports;
using Companion.Wording;

namespace Companion.Core.Tests.Wording;

public sealed partial class WordFilesTests
{
    public static TheoryData<string, Func<Language, object>> All => new()
    {
        { "news", NewsWords.Of },
        { "report", ReportWords.Of },
        { "medicines", MedicineWords.Of },
        { "trends", TrendWords.Of },
        { "export", ExportWords.Of },
        { "looks", LookWords.Of },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Words_OfEveryLanguage_AreThereAndTakeTheSameValues(string name, Func<Language, object> of)
    {
        var english = of(Language.En);
        foreach (var language in Languages.All)
        {
            foreach (var property in english.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                var (theirs, ours) = (property.GetValue(of(language)), property.GetValue(english));
                switch (theirs, ours)
                {
                    case (string text, string model):
                        text.ShouldNotBeEmpty($"{name} {language} {property.Name}");
                        Places(text).ShouldBe(Places(model), $"{name} {language} {property.Name}");
                        break;
                    case (Dictionary<string, string> map, Dictionary<string, string> model):
                        map.Keys.ShouldBe(model.Keys, ignoreOrder: true, $"{name} {language} {property.Name}");
                        break;
                    case (string[] forms, string[]):
                        forms.Length.ShouldBeGreaterThan(0, $"{name} {language} {property.Name}");
                        break;
                }
            }
        }
    }

    [Fact]
    public void Words_WithoutAFile_AreNamed() =>
        Should.Throw<InvalidOperationException>(() => new WordFiles<NewsWords>("News/nowhere").Of(Language.Ru)).Message.ShouldContain("News/nowhere.");

    private static IEnumerable<string> Places(string text) => PlacePattern().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex PlacePattern();
}
