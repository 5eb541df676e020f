using Companion.People;

namespace Companion.Understanding;

/// <summary>Learns <see cref="DistressModel"/> from the sentences. The same sentences, lists and rules always give the same model.</summary>
public static class DistressLearning
{
    /// <summary>Harmless sentences, of those that a model did not learn from, that may lead to the question.</summary>
    private const double AskedWrongly = 0.06;

    /// <summary>Those that may start the countdown.</summary>
    private const double SureWrongly = 0.01;

    private const int Folds = 5;
    private const float WithoutAccents = 0.5f;

    private static readonly TrainingOptions AlarmOptions = new(1, 18);
    private static readonly TrainingOptions KindOptions = new(DistressModel.Kinds.Length, 14, Rate: 0.1f);

    /// <summary>Learns anew and writes the file that the core carries.</summary>
    /// <param name="stream">Where to.</param>
    public static void Write(Stream stream) => Learn(DistressSentences.Read()).Write(stream);

    internal static DistressModel Learn(IReadOnlyList<DistressSentence> sentences)
    {
        var alarm = LinearTrainer.Train(Examples(sentences), AlarmOptions);
        var kinds = LinearTrainer.Train(
            [
                .. sentences.Where(s => s.Flag is { } flag && DistressModel.Kinds.Contains(flag))
                    .Select(s => new Example(Features(s.Text, s.Language), Array.IndexOf(DistressModel.Kinds, s.Flag!.Value))),
            ],
            KindOptions);
        return new(alarm, kinds, LimitsOf(WeighUnseen(sentences)));
    }

    /// <summary>Weighs each sentence by a model that did not learn from it: what to expect of new ones.</summary>
    internal static IReadOnlyList<(DistressSentence Sentence, float Logit)> WeighUnseen(IReadOnlyList<DistressSentence> sentences)
    {
        var weighed = new List<(DistressSentence, float)>(sentences.Count);
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = LinearTrainer.Train(Examples(sentences.Where((_, i) => i % Folds != fold)), AlarmOptions);
            weighed.AddRange(sentences.Where((s, i) => i % Folds == fold && !s.IsOwn).Select(s => (s, model.Weigh(Features(s.Text, s.Language)))));
        }

        return weighed;
    }

    internal static DistressLimits[] LimitsOf(IReadOnlyList<(DistressSentence Sentence, float Logit)> unseen) =>
        [.. Languages.All.Select(l => Limits(unseen, l))];

    private static DistressLimits Limits(IReadOnlyList<(DistressSentence Sentence, float Logit)> unseen, Language language)
    {
        var harmless = unseen.Where(u => u.Sentence.Language == language && u.Sentence.Flag is null).Select(u => u.Logit).OrderDescending().ToArray();
        return new(harmless[(int)(harmless.Length * AskedWrongly)], harmless[(int)(harmless.Length * SureWrongly)]);
    }

    private static List<Example> Examples(IEnumerable<DistressSentence> sentences)
    {
        var examples = new List<Example>();
        foreach (var sentence in sentences)
        {
            var label = sentence.Flag is null ? -1 : 0;
            examples.Add(new(Features(sentence.Text, sentence.Language), label));

            // Many type Vietnamese without its marks: every sentence is learnt that way too.
            var plain = string.Join(' ', Tokeniser.Cut(sentence.Text).Select(t => t.Plain));
            if (sentence.Language == Language.Vi && Tokeniser.Cut(sentence.Text).Any(t => t.Text != t.Plain))
            {
                examples.Add(new(Features(plain, sentence.Language), label, WithoutAccents));
            }
        }

        return examples;
    }

    private static Feature[] Features(string text, Language language)
    {
        var tokens = Tokeniser.Cut(text);
        var bag = new FeatureBag(new Feature[FeatureBag.Room]);
        DistressFeatures.Add(ref bag, tokens, language, DistressPatterns.Of(language).Find(tokens, out var isCalm), isCalm);
        return bag.Features.ToArray();
    }
}
