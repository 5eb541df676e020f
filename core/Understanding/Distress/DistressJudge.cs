using Companion.People;

namespace Companion.Understanding;

/// <summary>
/// Decides whether a text warns of something. What was learnt decides; what the patterns found, and whether they saw it taken back, is a part
/// of what it weighs. A pattern that is sure needs less to be heard.
/// </summary>
internal static class DistressJudge
{
    /// <summary>Longer texts are weighed sentence by sentence, so that an alarming one is not lost in a story.</summary>
    private const int MostTokens = 48;

    /// <summary>How much less a sure pattern needs to be asked about.</summary>
    private const float PatternBonus = 0.5f;

    /// <summary>Shorter texts are also answers and buttons' texts ("hard to breathe"): what was learnt alone only asks about them.</summary>
    private const int FewestSureWords = 5;

    /// <param name="tokens">A text's words and marks.</param>
    /// <param name="language">The person's.</param>
    /// <param name="isCalm">The patterns saw something that takes (a part of) it back.</param>
    public static FoundRedFlag? Find(ReadOnlySpan<Token> tokens, Language language, out bool isCalm) =>
        Find(tokens, language, DistressModel.Learnt, out isCalm);

    internal static FoundRedFlag? Find(ReadOnlySpan<Token> tokens, Language language, DistressModel model, out bool isCalm)
    {
        isCalm = false;
        FoundRedFlag? found = null;
        var isLong = tokens.Length > MostTokens;
        while (!tokens.IsEmpty && found is not { IsSure: true })
        {
            var part = isLong ? tokens[..PartLength(tokens)] : tokens;
            tokens = tokens[part.Length..];
            found = Judge(part, language, model, out var calm) ?? found;
            isCalm |= calm;
        }

        return found;
    }

    private static FoundRedFlag? Judge(ReadOnlySpan<Token> tokens, Language language, DistressModel model, out bool isCalm)
    {
        var rule = DistressPatterns.Of(language).Find(tokens, out isCalm);
        var bag = new FeatureBag(stackalloc Feature[FeatureBag.Room]);
        DistressFeatures.Add(ref bag, tokens, language, rule, isCalm);
        var logit = model.Weigh(bag.Features);
        var limits = model.LimitsOf(language);
        if (logit < limits.Ask - (rule is { IsSure: true } ? PatternBonus : 0))
        {
            return null;
        }

        // Kinds that no sentences were labelled with are the patterns' alone.
        var flag = rule is { Flag: RedFlag.Fire or RedFlag.Intruder or RedFlag.Burn } ? rule.Value.Flag : model.KindOf(bag.Features);
        var isSure = rule is { IsSure: true } ? logit >= limits.Ask : logit >= limits.Sure && CanBeSure(tokens, flag);
        return new(flag, isSure);
    }

    /// <summary>A medicine taken twice has a dialog of its own: it is asked about.</summary>
    private static bool CanBeSure(ReadOnlySpan<Token> tokens, RedFlag flag)
    {
        var words = 0;
        foreach (var token in tokens)
        {
            words += token.IsWord ? 1 : 0;
        }

        return words >= FewestSureWords && flag != RedFlag.Poisoning;
    }

    /// <summary>To the end of the sentence; of one without an end, as much as fits.</summary>
    private static int PartLength(ReadOnlySpan<Token> tokens)
    {
        for (var at = 1; at <= Math.Min(MostTokens, tokens.Length); at++)
        {
            if (tokens[at - 1] is { Kind: TokenKind.Mark, Text: "." or "!" or "?" or "…" or ";" })
            {
                return at;
            }
        }

        return Math.Min(MostTokens, tokens.Length);
    }
}
