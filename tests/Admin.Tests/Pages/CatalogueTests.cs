using System.Text.Json;
using System.Text.RegularExpressions;

namespace Companion.Admin.Tests.Pages;

/// <summary>What the panel says, in five languages: nobody reads a key, or a language that is not theirs.</summary>
public sealed partial class CatalogueTests
{
    private static readonly Dictionary<string, string[]> PluralForms = new()
    {
        ["en"] = ["one", "other"],
        ["ru"] = ["one", "few", "many", "other"],
        ["uk"] = ["one", "few", "many", "other"],
        ["pt"] = ["one", "many", "other"],
        ["vi"] = ["other"],
    };

    public static TheoryData<string> Languages => new(PluralForms.Keys);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Catalogue_InEachLanguage_HasTheKeysOfTheOthers(string language)
    {
        var catalogue = Read(language);
        var plurals = PluralsOf(Read("en"));
        var expected = Read("en").Keys.Where(key => !IsPluralOf(key, plurals))
            .Concat(plurals.SelectMany(_ => PluralForms[language], (plural, form) => $"{plural}.{form}"));

        catalogue.Keys.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));
        catalogue.Where(text => string.IsNullOrWhiteSpace(text.Value)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Text_InEachLanguage_HasThePlacesOfTheEnglishOne(string language)
    {
        var english = Read("en");
        foreach (var (key, text) in Read(language))
        {
            if (english.TryGetValue(key, out var original))
            {
                PlacesOf(text).ShouldBe(PlacesOf(original), key);
            }
        }
    }

    [Fact]
    public void Key_WherePagesNameIt_IsInTheCatalogue()
    {
        var known = Read("en");
        var named = Directory.EnumerateFiles(Path.Combine(Panel, "src"), "*.tsx", SearchOption.AllDirectories)
            .SelectMany(file => NamedKey().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();

        named.Count.ShouldBeGreaterThan(100);
        named.Where(key => !known.ContainsKey(key) && !known.ContainsKey(key + ".other")).ShouldBeEmpty();
    }

    private static string Panel
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Companion.sln")))
            {
                folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run within the repository.");
            }

            return Path.Combine(folder, "admin", "panel");
        }
    }

    private static Dictionary<string, string> Read(string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Panel, "src", "texts", language + ".json")))!; // It is an object.

    /// <summary>"items" of "items.one" and "items.other".</summary>
    private static List<string> PluralsOf(Dictionary<string, string> english) =>
        [.. english.Keys.Where(key => key.EndsWith(".one", StringComparison.Ordinal)).Select(key => key[..^".one".Length]).Where(key => english.ContainsKey(key + ".other"))];

    private static bool IsPluralOf(string key, List<string> plurals) => plurals.Any(plural => key == $"{plural}.one" || key == $"{plural}.other");

    private static string PlacesOf(string text) =>
        string.Join(' ', Place().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(?:t|count)\(\s*'([a-zA-Z0-9.\-]+)'")]
    private static partial Regex NamedKey();
}
