using Companion.People;

namespace Companion.Understanding;

internal enum PlanWord
{
    /// <summary>"once", "twice": a count in one word.</summary>
    Count,

    /// <summary>After a number: "times", "раза".</summary>
    Times,
    PerDay,
    PerWeek,
    PerMonth,

    /// <summary>What follows is an interval, or each of something: "every", "раз в".</summary>
    Every,

    /// <summary>Behind an interval: "một lần".</summary>
    OnceEach,

    /// <summary>Every other day.</summary>
    Alternate,

    /// <summary>A part of the day, as an hour.</summary>
    Part,

    /// <summary>Before, with, after: of the meal at that hour; 0: of meals.</summary>
    Before,
    With,
    After,
    Fasting,

    /// <summary>1 Monday … 7 Sunday.</summary>
    Weekday,
    Workdays,
    Weekend,

    /// <summary>Between two weekdays: from one through the other.</summary>
    Through,

    /// <summary>"for a", "в течение": a length follows, 1 when no number does.</summary>
    Course,
    AsNeeded,

    /// <summary>Behind a number: the dose, not a time.</summary>
    DoseUnit,

    /// <summary>Between two values that are both possible.</summary>
    Or,
    Not,
}

/// <summary>A language's words about taking medicines, indexed. Built once a process.</summary>
internal sealed class PlanTable
{
    private static readonly PlanTable[] All =
    [
        new(Language.En, PlanTables.English),
        new(Language.Ru, PlanTables.Russian),
        new(Language.Uk, PlanTables.Ukrainian),
        new(Language.Pt, PlanTables.Portuguese),
        new(Language.Vi, PlanTables.Vietnamese),
    ];

    private PlanTable(Language language, string table) => Words = new(
        WordList.Parse(table).Select(w => (w.Phrase, Meaning(w.Key))), accentsDistinguish: language == Language.Vi);

    public PhraseTable<(PlanWord Word, int Value)> Words { get; }

    public static PlanTable Of(Language language) => All[(int)language];

    private static (PlanWord, int) Meaning(string key)
    {
        var space = key.IndexOf(' ', StringComparison.Ordinal);
        return space < 0
            ? (Enum.Parse<PlanWord>(key), 0)
            : (Enum.Parse<PlanWord>(key[..space]), int.Parse(key.AsSpan(space + 1), System.Globalization.CultureInfo.InvariantCulture));
    }
}
