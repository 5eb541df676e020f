using Companion.Dialogs;
using Companion.People;
using Companion.Understanding;

namespace Companion.Tests.Dialogs;

/// <summary>The words listed beside the buttons of the product's own dialogs.</summary>
public sealed class OptionWordsTests
{
    private sealed record Question(string Where, ExpectDefinition Expect, OptionDefinition? Option, OptionWords Words);

    private static IEnumerable<Question> Questions() =>
        from dialog in BuiltInSources.Catalogue.Current
        from state in dialog.Ordered
        where state.Expect is not null
        let expect = state.Expect
        from question in expect.Options.Where(o => o.Words is not null).Select(o => new Question($"{dialog.Name}/{state.Name}/{o.Id}", expect, o, o.Words!))
            .Concat(expect.SkipWords is { } skip ? [new Question($"{dialog.Name}/{state.Name}/skip", expect, null, skip)] : [])
        select question;

    [Fact]
    public void Words_OfEveryOption_MeanNoOther()
    {
        foreach (var (where, language, word, question) in Listed())
        {
            var said = new Utterance(word, language);
            question.Words.Lists(said).ShouldBeTrue($"{where} in {language}: '{word}'");
            Others(question).Where(o => o.Words!.Lists(said)).Select(o => o.Id).ShouldBeEmpty($"{where} in {language}: '{word}'");
            Others(question).Where(o => o.Label?.Lines(language) is [var label, ..] && said.Is(Utterance.Words(label)))
                .Select(o => o.Id).ShouldBeEmpty($"{where} in {language}: '{word}'");
        }
    }

    [Fact]
    public void Words_OfADialogThatIsNoAlarm_RaiseNone()
    {
        Listed().Where(w => !w.Where.StartsWith("safety.", StringComparison.Ordinal) && GlobalIntents.Recognise(w.Word, w.Language) == GlobalIntent.Sos)
            .Select(w => $"{w.Where} in {w.Language}: '{w.Word}'").ShouldBeEmpty();
    }

    [Fact]
    public void Words_WithTwoLettersSwapped_NeverMeanAnother()
    {
        var understood = 0;
        var tried = 0;
        var wrong = new List<string>();
        foreach (var (where, language, word, question) in Listed().Where(w => w.Word.Length >= 6 && w.Question is { Option: not null, Expect.Type: ChoiceType }))
        {
            var slip = word[..2] + word[3] + word[2] + word[4..];
            var choices = question.Expect.Options.Where(o => o.Value is ChoiceValue)
                .Select(o => new ChoiceWords(o.Id, o.Label!.Lines(language)[0], o.Words?.Lines(language) ?? [], o.Words?.Means(language))).ToList();
            var reading = InputReader.Read(question.Expect.Type, slip, new(language, DateTimeOffset.UnixEpoch, "Etc/UTC", choices));
            tried++;
            if (reading is Reading.Understood { Value: ChoiceValue chosen })
            {
                understood += chosen.Id == question.Option!.Id ? 1 : 0;
                wrong.AddRange(chosen.Id == question.Option.Id ? [] : [$"{where} in {language}: '{slip}' for '{word}' is {chosen.Id}"]);
            }
        }

        wrong.ShouldBeEmpty();
        tried.ShouldBeGreaterThan(500);
        ((double)understood / tried).ShouldBeGreaterThan(0.6);
    }

    [Fact]
    public void Choices_OfEveryDialogThatAsks_HaveWordsInEveryLanguage()
    {
        var bare =
            from dialog in BuiltInSources.Catalogue.Current
            from state in dialog.Ordered
            where state.Expect is { Type: ChoiceType } && dialog.Name.Split('.')[0] is "diary" or "people"
            from option in state.Expect!.Options
            where option.Words is null
            select $"{dialog.Name}/{state.Name}/{option.Id}";
        bare.ShouldBeEmpty();
    }

    private static IEnumerable<OptionDefinition> Others(Question question) => question.Expect.Options.Where(o => o != question.Option && o.Words is not null);

    private static IEnumerable<(string Where, Language Language, string Word, Question Question)> Listed() =>
        from question in Questions()
        from language in Languages.All
        from word in question.Words.Lines(language)
        select (question.Where, language, word, question);
}
