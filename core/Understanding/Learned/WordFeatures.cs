namespace Companion.Understanding;

/// <summary>The features that any text has: its words, those beside each other, and the letters within them.</summary>
internal static class WordFeatures
{
    private const uint WordSeed = 1;
    private const uint PairSeed = 2;
    private const uint TripleSeed = 3;
    private const uint SkipSeed = 4;
    private const uint LettersSeed = 5;

    /// <summary>A key held down is no word.</summary>
    private const int LongestWord = 24;

    private const int ShortestLetters = 3;
    private const int LongestLetters = 5;

    /// <summary>Before the first word and after the last.</summary>
    private const string NoWord = "^";

    /// <summary>Before a word's first letter and after its last.</summary>
    private const char Edge = '^';

    public static void Add(ref FeatureBag bag, ReadOnlySpan<Token> tokens)
    {
        var before = NoWord;
        var beforeThat = "";
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Mark && token.Text is not ("?" or "!"))
            {
                continue;
            }

            var word = token.IsDigits ? "#" : token.Plain;
            bag.Add(FeatureKind.Word, FeatureBag.Then(FeatureBag.Begin(WordSeed), word));
            if (token.Text != token.Plain && !token.IsDigits)
            {
                bag.Add(FeatureKind.Word, FeatureBag.Then(FeatureBag.Begin(WordSeed), token.Text));
            }

            AddPair(ref bag, PairSeed, before, word);
            if (beforeThat.Length > 0)
            {
                AddPair(ref bag, SkipSeed, beforeThat, word);
                bag.Add(FeatureKind.Word, FeatureBag.Then(FeatureBag.Then(FeatureBag.Then(FeatureBag.Begin(TripleSeed), beforeThat), before), word));
            }

            if (token.IsWord && word.Length <= LongestWord)
            {
                AddLetters(ref bag, word);
            }

            beforeThat = before;
            before = word;
        }

        AddPair(ref bag, PairSeed, before, NoWord);
    }

    private static void AddPair(ref FeatureBag bag, uint seed, string one, string other) =>
        bag.Add(FeatureKind.Word, FeatureBag.Then(FeatureBag.Then(FeatureBag.Begin(seed), one), other));

    private static void AddLetters(ref FeatureBag bag, string word)
    {
        // The word with an edge on both sides: "^word^".
        for (var from = -1; from < word.Length; from++)
        {
            var hash = FeatureBag.Begin(LettersSeed);
            for (var to = from; to <= word.Length && to - from < LongestLetters; to++)
            {
                hash = FeatureBag.Then(hash, to < 0 || to == word.Length ? Edge : word[to]);
                if (to - from + 1 >= ShortestLetters)
                {
                    bag.Add(FeatureKind.Letters, hash);
                }
            }
        }
    }
}
