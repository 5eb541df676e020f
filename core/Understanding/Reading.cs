using Companion.Dialogs;

namespace Companion.Understanding;

/// <summary>What a typed answer was taken to mean.</summary>
public abstract record Reading
{
    private Reading()
    {
    }

    /// <summary>Clear and within the slot's range: to be saved.</summary>
    public sealed record Understood(SlotValue Value) : Reading;

    /// <summary>Clear, but it cannot be right: say why, and ask again.</summary>
    /// <param name="Value">What was read; null where it cannot be held (a date that does not exist, a number past any range).</param>
    /// <param name="Reason">Chooses the sentence to answer with.</param>
    public sealed record Implausible(SlotValue? Value, ImplausibleReason Reason) : Reading;

    /// <summary>Several readings are possible.</summary>
    /// <param name="Proposal">The likeliest, to be confirmed ("Did you mean …?"); null when none leads.</param>
    public sealed record Unclear(SlotValue? Proposal) : Reading;

    /// <summary>Nothing of the slot's type in it.</summary>
    public sealed record NotUnderstood : Reading;
}

/// <summary>Why a clear value cannot be right.</summary>
public enum ImplausibleReason
{
    TooLow,
    TooHigh,

    /// <summary>The lower blood pressure was given first.</summary>
    Swapped,

    /// <summary>No such day or time: 31.02, 25:99.</summary>
    NotADate,
    InThePast,
    InTheFuture,
    TooLong,
    TooManyDecimals,

    /// <summary>A unit that does not measure this (kilograms for a pulse).</summary>
    WrongUnit,
}
