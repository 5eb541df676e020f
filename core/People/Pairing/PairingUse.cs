namespace Companion.People;

/// <summary>Which of the two made a link: the older person, or who cares for them.</summary>
public enum PairingSide
{
    Elder,
    Carer,
}

/// <summary>A new link and code; both work once, until <paramref name="ExpiresAt"/>.</summary>
/// <param name="Payload">For "/start": "fam_" and 22 characters.</param>
/// <param name="Code">Eight digits.</param>
public sealed record PairingCode(string Payload, string Code, DateTimeOffset ExpiresAt);

/// <summary>What became of a link or code that somebody used.</summary>
public abstract record PairingUse
{
    private PairingUse()
    {
    }

    /// <summary>It was made by the carer: the older person, who used it, has to confirm.</summary>
    public sealed record ToConfirm(Relation Relation) : PairingUse;

    /// <summary>It was made by the older person, who has to confirm the carer who used it.</summary>
    public sealed record Waiting(Relation Relation) : PairingUse;

    /// <summary>The two are connected already.</summary>
    public sealed record Already(Relation Relation) : PairingUse;

    /// <summary>One's own; it stays good.</summary>
    public sealed record Own : PairingUse;

    /// <summary>There is none such, or it was used or has run out: nothing tells which.</summary>
    public sealed record Unknown : PairingUse;

    /// <summary>Too many wrong ones, by this person or by all together.</summary>
    public sealed record TooMany : PairingUse;
}
