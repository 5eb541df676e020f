namespace Companion.Diary.Rules;

/// <summary>How soon somebody should look at a reading. It sorts readings; it never names an illness.</summary>
public enum Concern
{
    None,

    /// <summary>Worth telling the doctor at the next contact (amber).</summary>
    Watch,

    /// <summary>Measure again, and speak to a doctor today if it stays.</summary>
    DoctorToday,

    /// <summary>Offer the emergency number now.</summary>
    Emergency,
}
