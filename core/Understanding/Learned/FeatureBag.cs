namespace Companion.Understanding;

/// <summary>What kind of thing a feature is; kinds weigh differently, as a word says more than two of its letters.</summary>
internal enum FeatureKind
{
    /// <summary>Words, and words beside each other.</summary>
    Word,

    /// <summary>Letters beside each other inside a word: what is left of it after a slip or another ending.</summary>
    Letters,

    /// <summary>What a room of its own made out.</summary>
    Sign,
}

/// <summary>The features of one text as buckets of a hash, in memory of the caller's. What does not fit is left out.</summary>
internal ref struct FeatureBag(Span<Feature> room)
{
    /// <summary>Enough for some sixty words.</summary>
    public const int Room = 2048;

    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;
    private const uint WordEnd = 0x1F;

    private readonly Span<Feature> _room = room;
    private int _count;

    public readonly ReadOnlySpan<Feature> Features => _room[.._count];

    public static uint Begin(uint seed) => (Basis ^ seed) * Prime;

    /// <summary>Goes on with a word; its end counts too, so that "ab c" and "a bc" differ.</summary>
    public static uint Then(uint hash, ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            hash = (hash ^ c) * Prime;
        }

        return (hash ^ WordEnd) * Prime;
    }

    public static uint Then(uint hash, char letter) => (hash ^ letter) * Prime;

    public static uint Then(uint hash, uint number) => (((hash ^ (number & 0xFFFF)) * Prime) ^ (number >> 16)) * Prime;

    public void Add(FeatureKind kind, uint hash)
    {
        if (_count < _room.Length)
        {
            // FNV leaves the low bits of near texts alike: mixed once more.
            hash ^= hash >> 15;
            hash *= 0x2C1B3C6D;
            hash ^= hash >> 12;
            _room[_count++] = new(kind, hash);
        }
    }
}

internal readonly record struct Feature(FeatureKind Kind, uint Hash);
