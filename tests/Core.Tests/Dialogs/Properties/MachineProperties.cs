using Companion.People;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Companion.Tests.Dialogs.Properties;

/// <summary>
/// What holds for whatever is done to a conversation: it never throws, is the same when replayed, survives storage, stays within every limit,
/// never shows a key, never says the same "I did not understand" three times running, and SOS, stop, back, menu, help, language, a human and
/// repeat are answered everywhere.
/// </summary>
public sealed class MachineProperties
{
    private static readonly string[] s_words =
    [
        "4", "7,5", "36.6", "120/80", "190 on 125", "no, 130", "нет, 130", "9:30", "завтра в девять", "amanhã às 9", "mai", "yes", "да", "так", "sim", "có",
        "no", "нет", "ні", "não", "không", "back", "назад", "стоп", "stop", "parar", "menu", "меню", "help", "повтори", "skip", "пропустить", "bỏ qua",
        "асдф", "qwxz", "qwxz qwxz", "…", "", " ", "\0", "\ud800", "\u202E", "🆘?", "pain in my chest", "болит голова", "/start", "/start pair_x", "/skip",
        "/checkin", "/measure", "/settings", "/language", "/nothing", "/quick", "/stop", "/menu", "Anna", "Ukraine", "Kyiv", "1", "0", "-1", "999999999999",
    ];

    private static readonly Gen<Act> s_act =
        from kind in Gen.Frequency((8, Gen.Constant(ActKind.Say)), (8, Gen.Constant(ActKind.TapShown)), (5, Gen.Elements(Enum.GetValues<ActKind>())))
        from number in Gen.Choose(0, 3000)
        from words in Gen.Frequency((20, Gen.Elements(s_words)), (1, Gen.Choose(1, 5000).Select(n => new string('я', n))))
        select new Act(kind, number, words);

    [Theory]
    [InlineData(Language.En)]
    [InlineData(Language.Ru)]
    [InlineData(Language.Uk)]
    [InlineData(Language.Pt)]
    [InlineData(Language.Vi)]
    public void Conversation_WhateverIsDoneToIt_Holds(Language language)
    {
        var acts = Arb.From(s_act.ListOf(40).Select(l => l.ToList()), Shorter);

        Prop.ForAll(acts, list => Play(language, list)).Check(Fixed(60, (ulong)language + 20261121));
    }

    private static void Play(Language language, List<Act> acts)
    {
        var storm = new Storm(language, onboarded: acts.Count > 0 && acts[0].Number % 4 != 0);
        foreach (var act in acts)
        {
            storm.Take(act);
        }
    }

    /// <summary>Halves first, then without each one: a failure is shown with the fewest acts that bring it about.</summary>
    private static IEnumerable<List<Act>> Shorter(List<Act> acts)
    {
        if (acts.Count > 2)
        {
            yield return acts[..(acts.Count / 2)];
            yield return acts[(acts.Count / 2)..];
        }

        for (var i = acts.Count - 1; i >= 0; i--)
        {
            yield return [.. acts[..i], .. acts[(i + 1)..]];
        }
    }

    /// <summary>The same acts in every run: a failure is a change of the product, not of the day.</summary>
    private static Config Fixed(int runs, ulong seed) => Config.QuickThrowOnFailure.WithMaxTest(runs)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None)));
}
