using System.Diagnostics;
using System.Globalization;
using Companion.Dialogs;
using Companion.People;
using Companion.Understanding;

namespace Companion.Benchmarks.Understanding;

/// <summary>Microseconds per reading, by type and language, over typical answers. One thread, after a warm-up.</summary>
internal static class UnderstandingBenchmark
{
    private const int Rounds = 4000;

    private static readonly (string Name, SlotType Type, string[] Texts)[] Slots =
    [
        ("number", new NumberType(0, 24, MeasureUnit.Hours, 2), ["7", "seven and a half hours", "семь с половиной", "п'ять годин", "umas sete horas", "bảy tiếng rưỡi", "I do not know"]),
        ("pressure", new BloodPressureType(), ["120/80", "one twenty over eighty", "сто двадцать на восемьдесят", "12 por 8", "120 trên 80"]),
        ("yes-no", new YesNoType(), ["yes", "да, конечно", "ще ні", "não", "dạ có"]),
        ("moment", new MomentType(Past: false), ["tomorrow at nine", "завтра в девять", "через пів години", "amanhã às 8", "ngày mai lúc 8 giờ"]),
        ("date", new DateType(), ["21 November", "двадцать первого ноября", "3 травня 1948", "3 de maio", "hôm qua"]),
        ("scale", new ScaleType(1, 5), ["4", "на троечку", "5 з 5", "nota 4", "bốn điểm"]),
        ("choice", new ChoiceType([]), ["bread please", "второе", "молоко", "o último", "banh mi"]),
    ];

    private static readonly string[] Sentences =
    [
        "I went for a walk with my daughter and then we had tea", "сегодня спала хорошо, давление немного поднялось к вечеру",
        "не могу дышать", "меню", "me sinto bem hoje, obrigada", "hôm nay tôi khỏe, chỉ hơi mệt",
    ];

    private static readonly PhraseSet[] Wishes =
    [
        .. Enumerable.Range(0, 40).Select(i => new PhraseSet(
            $"set{i}", [$"record my pressure {i}", "записать давление", "анотувати ліки", "mostrar lembretes", "xem lời nhắc"])),
    ];

    public static void Run()
    {
        var now = new DateTimeOffset(2026, 11, 18, 8, 0, 0, TimeSpan.Zero);
        ChoiceWords[] choices = [new("bread", "Bread", ["хлеб", "bánh mì"]), new("milk", "Milk", ["молоко", "leite"]), new("tea", "Green tea", ["чай"])];
        Console.WriteLine($"{"µs per reading",-14} {"language",-8} {"mean",9} {"p99",9}");
        foreach (var language in Languages.All)
        {
            var context = new ReadContext(language, now, "Europe/Kyiv", choices);
            foreach (var (name, type, texts) in Slots)
            {
                Measure(name, language, texts, text => InputReader.Read(type, text, context));
            }

            Measure("intent", language, Sentences, text => GlobalIntents.Recognise(text, language));
            Measure("red flags", language, Sentences, text => RedFlags.Find(text, language));
            Measure("wish", language, Sentences, text => PhraseMatcher.Best(text, language, Wishes));
            Measure("page of words", language, [string.Concat(Enumerable.Repeat("болит 120 tomorrow ", 110))], text => GlobalIntents.Recognise(text, language));
        }
    }

    private static void Measure(string name, Language language, string[] texts, Func<string, object?> read)
    {
        var each = new double[Rounds];
        for (var round = -Rounds / 2; round < Rounds; round++)
        {
            var text = texts[Math.Abs(round) % texts.Length];
            var started = Stopwatch.GetTimestamp();
            read(text);
            if (round >= 0)
            {
                each[round] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
            }
        }

        Array.Sort(each);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-14} {language,-8} {each.Average(),9:0.0} {each[Rounds * 99 / 100],9:0.0}"));
    }
}
