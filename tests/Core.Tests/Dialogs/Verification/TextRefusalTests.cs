using System.Text.RegularExpressions;
using Companion.Dialogs;

namespace Companion.Tests.Dialogs.Verification;

public sealed partial class TextRefusalTests
{
    private const string Says = "dialog: test.d\nslots:\n  note: { type: text, max: 500, argument: true }\nstart: hello\nstates:\n  hello: { say: said, end: over }";

    private const string Asks =
        """
        dialog: test.d
        slots:
          place: { type: choice, options: [park, far] }
        start: hello
        states:
          hello: { ask: ask, expect: { slot: place }, next: bye }
          bye: { end: over }
        """;

    [Fact]
    public void Verify_WhenALanguageLacksAText_NamesItAndWhereTheOthersHaveIt()
    {
        var findings = Faulty.Verify([Says], "en| said: \"Hello\"\nru| said: \"Привет\"\npt| said: \"Bom dia\"\nuk| said: \"Добрий день\"\nvi| other: \"Chào\"");

        findings.HasOnly("no text 'said'", "Dialogs/Test/texts.en.yaml:7");
        findings[0].Language.ShouldBe("vi");
    }

    [Fact]
    public void Verify_WhenALanguageSpeaksOfOtherValues_SaysSo()
    {
        var findings = Faulty.Verify([Says], "en| said: \"Hello\"\nru| said: \"Привет\"\npt| said: \"Bom dia\"\nuk| said: \"Добрий день\"\nvi| said: \"Chào {note}\"");

        findings.HasOnly("'said' differs from en in note", "Dialogs/Test/texts.vi.yaml:7");
    }

    [Fact]
    public void Verify_WhenATextCannotFitAMessage_CountsItsLongestValues()
    {
        var repeated = string.Concat(Enumerable.Repeat("{note}. ", 9));

        Faulty.Verify([Says], $"en| said: \"{repeated}\"\nru| said: \"{{note}}\"\nuk| said: \"{{note}}\"\npt| said: \"{{note}}\"\nvi| said: \"{{note}}\"")
            .HasOnly("can be 4517 characters long, Telegram takes 4096", "Dialogs/Test/texts.en.yaml:7");
    }

    [Fact]
    public void Verify_WhenAPicturesDescriptionIsTooLong_SaysSo() => Faulty.Verify(
        ["dialog: test.d\nslots:\n  note: { type: text, max: 600, argument: true }\nstart: hello\nstates:\n  hello: { say: say, picture: alt, end: over }"],
        "en| alt: \"{note} {note}\"\nru| alt: \"{note}\"\nuk| alt: \"{note}\"\npt| alt: \"{note}\"\nvi| alt: \"{note}\"")
        .HasOnly("can be 1201 characters long, a picture takes 1024", "Dialogs/Test/texts.en.yaml:7");

    [Fact]
    public void Verify_WhenAButtonIsTooLong_SaysSo() => Faulty.Verify(
        [Asks],
        "en| place.far: \"Far\"\nru| place.far: \"Очень-очень далеко, за синими горами и за морем\"\nuk| place.far: \"Far\"\npt| place.far: \"Far\"\nvi| place.far: \"Far\"")
        .HasOnly("can be 47 characters long, a button shows 40", "Dialogs/Test/texts.ru.yaml:7");

    [Fact]
    public void Verify_WhenAMenuEntryIsTooLong_SaysSo() => Faulty.Verify(
        ["dialog: test.d\nmenu: { order: 1, text: entry }\nstart: hello\nstates:\n  hello: { say: say, end: over }"],
        "en| entry: \"Tell me how you are and how you were last week\"\nru| entry: \"О\"\nuk| entry: \"О\"\npt| entry: \"O\"\nvi| entry: \"O\"")
        .HasOnly("a button shows 40", "Dialogs/Test/texts.en.yaml:7");

    [Theory]
    [InlineData("en", "one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six", "a sentence of 26 words, 25 are enough")]
    [InlineData("uk", "один два три чотири п'ять шість сім вісім дев'ять десять один два три чотири п'ять шість сім вісім дев'ять десять один два три чотири п'ять шість", "a sentence of 26 words, 25 are enough")]
    [InlineData("ru", "Достопримечательностями", "a word of 23 letters, 20 are enough")]
    [InlineData("vi", "Chào Companionship", "a word of 13 letters, 10 are enough")]
    public void Verify_WhenATextIsHardToRead_Warns(string language, string text, string message)
    {
        var texts = string.Join('\n', new[] { "en", "ru", "uk", "pt", "vi" }.Select(l => $"{l}| said: \"{(l == language ? text : "Hi")}\""));

        Faulty.Verify([Says], texts).HasOnly(message, $"Dialogs/Test/texts.{language}.yaml:7", FindingSeverity.Warning);
    }

    [Fact]
    public void Verify_WhenShortSentencesFollowEachOther_IsContent() =>
        Faulty.Verify([Says], "said: \"" + string.Concat(Enumerable.Repeat("One two three. ", 20)) + "\"").ShouldBeEmpty();

    [Fact]
    public void Verify_WhenTheEngineLacksASentence_NamesIt()
    {
        var sources = BuiltInSources.All().Where(s => s.Path.StartsWith("Dialogs/Conversation/", StringComparison.Ordinal))
            .Select(s => s with { Content = s.Content.Replace("conversation.trouble:", "conversation.worry:", StringComparison.Ordinal) });

        var findings = DialogVerifier.Verify(DialogCatalogue.Load(sources), new Dictionary<string, CommandSignature>());

        findings.ShouldHaveSingleItem().Message.ShouldBe("no text 'conversation.trouble'");
    }

    [Fact]
    public void Verify_WhenAnEngineButtonIsTooLong_SaysSo()
    {
        var sources = BuiltInSources.All().Where(s => s.Path.StartsWith("Dialogs/Conversation/", StringComparison.Ordinal))
            .Select(s => s with { Content = s.Content.Replace("✖️ Stop\"", "✖️ Stop this whole conversation right now please\"", StringComparison.Ordinal) });

        var finding = DialogVerifier.Verify(DialogCatalogue.Load(sources), new Dictionary<string, CommandSignature>()).ShouldHaveSingleItem();

        finding.Message.ShouldContain("'conversation.button.cancel' is longer than the 40 characters");
        finding.Where.ShouldStartWith("Dialogs/Conversation/texts.en.yaml:");
    }

    /// <summary>A sentence that the machine says by a name that nobody proved to exist would reach a person as that name.</summary>
    [Fact]
    public void Needed_HoldsEveryTextThatTheMachineNames()
    {
        var named = BuiltInSources.MachineFiles().SelectMany(f => Named().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().ToList();

        named.Count.ShouldBeGreaterThan(30);
        named.Where(n => !n.EndsWith('.') && n is not "example").ShouldBeSubsetOf(EngineTextRules.Needed);
        named.Where(n => n.EndsWith('.')).ShouldAllBe(n => EngineTextRules.Needed.Any(k => k.StartsWith(n, StringComparison.Ordinal)));
    }

    [GeneratedRegex("\"conversation\\.([a-z.-]+)\"")]
    private static partial Regex Named();
}
