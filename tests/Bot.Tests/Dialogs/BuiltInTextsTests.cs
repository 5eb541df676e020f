using System.Text.RegularExpressions;
using Companion.Bot.Dialogs;
using Companion.Bot.Dialogs.People;
using Companion.Dialogs;
using Companion.People;
using YamlDotNet.Serialization;

namespace Companion.Bot.Tests.Dialogs;

public sealed partial class BuiltInTextsTests
{
    public static TheoryData<string, Language> Everything()
    {
        var all = new TheoryData<string, Language>();
        foreach (var folder in new[] { "People", "Diary", "Safety" })
        {
            foreach (var language in Languages.All)
            {
                all.Add(folder, language);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Texts_OfEveryLanguage_HaveTheSameKeysAndValues(string folder, Language language)
    {
        var english = Read(folder, Language.En);
        var texts = Read(folder, language);
        texts.Keys.Order().ShouldBe(english.Keys.Order());
        foreach (var (key, text) in texts)
        {
            Values(text).ShouldBe(Values(english[key]), $"{folder}/{key} in {language}");
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Texts_OfEveryLanguage_KeepToItsLetters(string folder, Language language)
    {
        var foreign = language switch
        {
            Language.Ru => UkrainianLetters(),
            Language.Uk => RussianLetters(),
            _ => Cyrillic(),
        };
        foreach (var (key, text) in Read(folder, language).Where(t => !Autonym().IsMatch(t.Key)))
        {
            foreign.IsMatch(text).ShouldBeFalse($"{folder}/{key}: {text}");
        }
    }

    [Fact]
    public void ConsentTexts_OfEveryConsentAndLanguage_HaveVersionsOfTheirOwn()
    {
        var texts = ConsentTexts.Load();
        Consents.All.SelectMany(c => Languages.All.Select(l => texts.VersionOf(c, l))).ShouldBeUnique();
        texts.VersionOf(Consents.Health, Language.Ru).Length.ShouldBe(64);
    }

    private static Dictionary<string, string> Read(string folder, Language language)
    {
        var source = DialogCatalogue.EmbeddedSources(typeof(BuiltInFeatures).Assembly)
            .Single(s => s.Path == $"Dialogs/{folder}/texts.{language.Code()}.yaml");
        return new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(source.Content)
            .ToDictionary(t => t.Key, t => t.Value as string ?? string.Join('\n', (List<object>)t.Value));
    }

    private static List<string> Values(string text) => [.. Value().Matches(text).Select(m => m.Value).Distinct().Order()];

    [GeneratedRegex(@"\{[a-z.-]+\}")]
    private static partial Regex Value();

    [GeneratedRegex(@"^language\...(\.words)?$")]
    private static partial Regex Autonym();

    [GeneratedRegex("[іїєґІЇЄҐ]")]
    private static partial Regex UkrainianLetters();

    [GeneratedRegex("[ыэёъЫЭЁЪ]")]
    private static partial Regex RussianLetters();

    [GeneratedRegex(@"\p{IsCyrillic}")]
    private static partial Regex Cyrillic();
}
