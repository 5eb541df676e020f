using Companion.People;

namespace Companion.Understanding;

/// <summary>What a text shows of distress: its words, what it speaks of and together with what, and what the patterns say.</summary>
internal static class DistressFeatures
{
    private const uint ConceptSeed = 11;
    private const uint PairSeed = 12;
    private const uint NextSeed = 13;
    private const uint RuleSeed = 14;
    private const uint SizeSeed = 15;
    private const int MostConcepts = 32;

    /// <summary>Concepts farther apart have little to do with each other.</summary>
    private const int PairReaches = 10;

    public static void Add(ref FeatureBag bag, ReadOnlySpan<Token> tokens, Language language, FoundRedFlag? rule, bool isCalm)
    {
        WordFeatures.Add(ref bag, tokens);
        Span<SpokenConcept> concepts = stackalloc SpokenConcept[MostConcepts];
        concepts = concepts[..ConceptTable.Of(language).Find(tokens, concepts)];
        var before = uint.MaxValue;
        for (var i = 0; i < concepts.Length; i++)
        {
            var one = Code(concepts[i]);
            bag.Add(FeatureKind.Sign, FeatureBag.Then(FeatureBag.Begin(ConceptSeed), one));
            bag.Add(FeatureKind.Sign, FeatureBag.Then(FeatureBag.Then(FeatureBag.Begin(NextSeed), before), one));
            before = one;
            for (var j = i + 1; j < concepts.Length && j - i <= PairReaches; j++)
            {
                var other = Code(concepts[j]);
                bag.Add(FeatureKind.Sign, FeatureBag.Then(FeatureBag.Then(FeatureBag.Begin(PairSeed), Math.Min(one, other)), Math.Max(one, other)));
            }
        }

        bag.Add(FeatureKind.Sign, FeatureBag.Then(FeatureBag.Begin(SizeSeed), (uint)Math.Min(concepts.Length, 6)));
        bag.Add(FeatureKind.Sign, FeatureBag.Then(FeatureBag.Begin(SizeSeed), 100 + (uint)Math.Min(tokens.Length / 4, 5)));
        if (rule is { } found)
        {
            bag.Add(FeatureKind.Sign, FeatureBag.Then(FeatureBag.Begin(RuleSeed), found.IsSure ? 1u : 2u));
            bag.Add(FeatureKind.Sign, FeatureBag.Then(FeatureBag.Begin(RuleSeed), 10 + ((uint)found.Flag * 2) + (found.IsSure ? 1u : 0u)));
        }

        if (isCalm)
        {
            bag.Add(FeatureKind.Sign, FeatureBag.Then(FeatureBag.Begin(RuleSeed), 3));
        }
    }

    private static uint Code(SpokenConcept concept) => ((uint)concept.Id * 2) + (concept.IsDenied ? 1u : 0u);
}
