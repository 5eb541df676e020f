using Companion.People;

namespace Companion.Understanding;

/// <summary>What a person's words warn of. It says which number helps, and is no diagnosis.</summary>
public enum RedFlag
{
    /// <summary>A cry for help that does not say why.</summary>
    Help,
    Chest,

    /// <summary>Face, arm, speech; sudden loss of sight or balance, or a sudden terrible headache.</summary>
    Stroke,
    Breath,
    Choking,
    Fall,
    Bleeding,
    Unconscious,
    Allergy,

    /// <summary>Poison, or too much or the wrong medicine.</summary>
    Poisoning,

    /// <summary>Thoughts of ending one's life, also veiled.</summary>
    Suicide,
    Burn,
    Fire,

    /// <summary>Break-in or violence.</summary>
    Intruder,

    /// <summary>Very unwell, without a sign that says more.</summary>
    Unwell,
}

/// <summary>A red flag found in a text.</summary>
/// <param name="IsSure">True: the words cannot mean much else. False: the person is asked first.</param>
public readonly record struct FoundRedFlag(RedFlag Flag, bool IsSure);

/// <summary>Finds red flags in free text, in-process: by rules and by what was learnt from labelled sentences. The same text always gives the same answer.</summary>
public static class RedFlags
{
    /// <summary>Null: nothing of it, or told calmly (denied, past, of a film, a joke). Only the first 2,000 characters count.</summary>
    public static FoundRedFlag? Find(string text, Language language)
    {
        ArgumentNullException.ThrowIfNull(text);
        return DistressJudge.Find(Tokeniser.Cut(text), language, out _);
    }
}
