using System.Collections.Frozen;
using System.Globalization;
using Companion.People;
using Companion.Understanding.Words;

namespace Companion.Understanding;

/// <param name="Value">What the word stands for.</param>
/// <param name="Tail">Vietnamese: only said after tens, so "hai lăm" is 25.</param>
/// <param name="Weak">Also an everyday word ("um", "năm", "one"): no number when a better one is there.</param>
internal readonly record struct NumberWord(decimal Value, bool Ordinal, bool Weak, bool Tail = false);

internal readonly record struct TimeWord(TimeKind Kind, int Value);

internal enum NumberPart
{
    Point,
    WeakPoint,
    Plus,
    Minus,
    Joins,
    Tenths,
    Hundredths,
}

/// <summary>A language's <see cref="WordTables"/>, indexed. Built once a process.</summary>
internal sealed class Lexicon
{
    private static readonly Lexicon[] All =
    [
        new(Language.En, English.Tables, "one first second k oh"),
        new(Language.Ru, Russian.Tables, "раз"),
        new(Language.Uk, Ukrainian.Tables, "раз"),
        new(Language.Pt, Portuguese.Tables, "um uma"),
        new(Language.Vi, Vietnamese.Tables, "một ba năm không tư mốt"),
    ];

    private readonly Dictionary<TalkKind, PhraseTable<string>> _talk = [];
    private readonly Dictionary<TalkKind, string[]> _spellings = [];
    private readonly HashSet<string> _known;

    private Lexicon(Language language, WordTables tables, string weak)
    {
        Language = language;
        AccentsDistinguish = language == Language.Vi;
        var weakWords = weak.Split(' ').ToHashSet(StringComparer.Ordinal);
        Numbers = new(
            [
                .. WordList.Parse(tables.Numbers).Select(w => (w.Phrase, new NumberWord(
                    Decimal(w.Key.TrimEnd('t')), false, weakWords.Contains(w.Phrase), w.Key.EndsWith('t')))),
                .. WordList.Parse(tables.Ordinals).Select(w => (w.Phrase, new NumberWord(Decimal(w.Key), true, true))),
            ],
            AccentsDistinguish);
        NumberSpellings = [.. WordList.Parse(tables.Numbers).Select(w => (Tokeniser.Cut(w.Phrase)[0].Plain, Decimal(w.Key.TrimEnd('t')))).Where(w => w.Plain.Length > 4)];
        NumberParts = new(WordList.Parse(tables.NumberParts).Select(w => (w.Phrase, Part(w.Key))), AccentsDistinguish);
        Units = new(WordList.Parse(tables.Units).Select(w => (w.Phrase, Enum.Parse<UnitKind>(w.Key))), AccentsDistinguish);
        Times = new(WordList.Parse(tables.Times).Select(w => (w.Phrase, Time(w.Key))), AccentsDistinguish);
        foreach (var group in WordList.Parse(tables.Talk).GroupBy(w => w.Key))
        {
            _spellings[Enum.Parse<TalkKind>(group.Key)] = [.. group.Select(w => Tokeniser.Join(Tokeniser.Cut(w.Phrase)))];
            _talk[Enum.Parse<TalkKind>(group.Key)] = new(group.Select(w => (w.Phrase, w.Phrase)), AccentsDistinguish);
        }

        Replies = new(
            [
                .. WordList.Parse(tables.Talk).Where(w => w.Key is "Unsure").Select(w => (w.Phrase, TalkKind.Unsure)),
                .. WordList.Parse(tables.Talk).Where(w => w.Key is "No").Select(w => (w.Phrase, TalkKind.No)),
                .. WordList.Parse(tables.Talk).Where(w => w.Key is "Yes").Select(w => (w.Phrase, TalkKind.Yes)),
            ],
            AccentsDistinguish);
        Commands =
        [
            .. WordList.Parse(tables.Intents).Where(w => w.Key != "sentence").Select(w => new IntentPhrase(
                Tokeniser.Cut(w.Phrase), Tokeniser.Join(Tokeniser.Cut(w.Phrase)), Enum.Parse<GlobalIntent>(w.Key))),
        ];
        CommandsBySpelling = Commands.GroupBy(c => c.Spelling, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        Cries = new(WordList.Parse(tables.Intents).Where(w => w.Key == "sentence").Select(w => (w.Phrase, true)), AccentsDistinguish);
        Endings = tables.Endings.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Array.Sort(Endings, (a, b) => b.Length.CompareTo(a.Length));
        _known = [.. WordList.Parse(tables.Talk).Concat(WordList.Parse(tables.Times)).Concat(WordList.Parse(tables.Units))
            .SelectMany(w => Tokeniser.Cut(w.Phrase)).Select(t => t.Plain)];
    }

    public Language Language { get; }

    /// <summary>Whether a word with other diacritics is another word.</summary>
    public bool AccentsDistinguish { get; }

    public PhraseTable<NumberWord> Numbers { get; }

    /// <summary>Number words long enough to be recognised with a slip.</summary>
    public (string Plain, decimal Value)[] NumberSpellings { get; }

    public PhraseTable<(NumberPart Part, decimal Value)> NumberParts { get; }

    public PhraseTable<UnitKind> Units { get; }

    public PhraseTable<TimeWord> Times { get; }

    /// <summary>Yes, no and unsure phrases in one table, so that the longest wins ("no problem" over "no").</summary>
    public PhraseTable<TalkKind> Replies { get; }

    public IntentPhrase[] Commands { get; }

    public FrozenDictionary<string, IntentPhrase[]> CommandsBySpelling { get; }

    public PhraseTable<bool> Cries { get; }

    public string[] Endings { get; }

    public static Lexicon Of(Language language) => All[(int)language];

    public PhraseTable<string> Talk(TalkKind kind) => _talk[kind];

    /// <summary>The phrases of a kind without diacritics.</summary>
    public string[] Spellings(TalkKind kind) => _spellings[kind];

    /// <summary>Whether the word is an everyday one of its own right, not a slip in another.</summary>
    public bool Knows(in Token token) => _known.Contains(token.Plain);

    private static decimal Decimal(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static (NumberPart, decimal) Part(string key)
    {
        var words = key.Split(' ');
        return words[0] switch
        {
            "point" => (NumberPart.Point, 0),
            "weak" => (NumberPart.WeakPoint, 0),
            "plus" => (NumberPart.Plus, Decimal(words[1])),
            "minus" => (NumberPart.Minus, 0),
            "joins" => (NumberPart.Joins, 0),
            "tenths" => (NumberPart.Tenths, 0),
            "hundredths" => (NumberPart.Hundredths, 0),
            _ => throw new FormatException($"unknown number part '{key}'"),
        };
    }

    private static TimeWord Time(string key)
    {
        var words = key.Split(' ');
        var kind = Enum.Parse<TimeKind>(words[0]);
        return new(kind, kind == TimeKind.Part ? (int)Enum.Parse<DayPart>(words[1]) : int.Parse(words[1], CultureInfo.InvariantCulture));
    }
}

internal sealed record IntentPhrase(Token[] Tokens, string Spelling, GlobalIntent Intent);
