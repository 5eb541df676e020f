using System.Globalization;
using Companion.Understanding;

namespace Companion.Dialogs;

/// <summary>Answers that name a button in words of their own: "nothing", "save it", "not measured".</summary>
internal sealed partial class StepRun
{
    private const int MaxNamedChars = 64;
    private const int NotNamed = -1;
    private const int NamedSkip = -2;

    /// <summary>
    /// The option that the whole utterance means by its listed words. This goes before the wishes that hold everywhere: "correct" under
    /// "Is it right?" is an answer, not a way back.
    /// </summary>
    private int FindNamed(string text, ExpectDefinition expect)
    {
        if (!HasWords(expect) || text.Length > MaxNamedChars)
        {
            return NotNamed;
        }

        var said = new Utterance(text, _profile.Language);
        foreach (var way in (ReadOnlySpan<Func<OptionWords, Utterance, bool>>)[static (words, u) => words.Lists(u), static (words, u) => words.Answers(u)])
        {
            for (var i = 0; i < expect.Options.Length; i++)
            {
                if (expect.Options[i].Words is { } words && way(words, said))
                {
                    return i;
                }
            }

            if (expect.Skippable && expect.SkipWords is { } skip && way(skip, said))
            {
                return NamedSkip;
            }
        }

        return NotNamed;
    }

    /// <summary>The same inside a sentence and with slips, where the type's own reader found nothing.</summary>
    private Reading? ReadNamed(string text, ExpectDefinition expect, out int option)
    {
        option = NotNamed;
        if (!HasWords(expect) || expect.Type is TextType)
        {
            return null;
        }

        var values = Values();
        var choices = new List<ChoiceWords>(expect.Options.Length + 1);
        for (var i = 0; i < expect.Options.Length && expect.Type is not ChoiceType; i++)
        {
            var lines = expect.Options[i].Words?.Lines(_profile.Language) ?? [];
            if (lines.Count > 0 || expect.Options[i].Label is not null)
            {
                choices.Add(new(i.ToString(CultureInfo.InvariantCulture), Label(expect, expect.Options[i], values), lines));
            }
        }

        if (expect.Skippable && expect.SkipWords is { } skip && skip.Lines(_profile.Language) is { Count: > 0 } skips)
        {
            choices.Add(new(NamedSkip.ToString(CultureInfo.InvariantCulture), skips[0], skips));
        }

        var reading = ChoiceReader.ByWords(text, Lexicon.Of(_profile.Language), choices);
        if (reading is Reading.Understood { Value: ChoiceValue chosen })
        {
            option = int.Parse(chosen.Id, CultureInfo.InvariantCulture);
            return reading;
        }

        return reading is Reading.Unclear { Proposal: ChoiceValue near }
            && int.Parse(near.Id, CultureInfo.InvariantCulture) is >= 0 and var index && expect.Options[index].Value is { } value
            ? new Reading.Unclear(value)
            : null;
    }

    private void TakeNamed(StateDefinition state, ExpectDefinition expect, int option)
    {
        if (option == NamedSkip)
        {
            Skip(state, expect);
        }
        else
        {
            Choose(state, expect, option);
        }
    }

    private static bool HasWords(ExpectDefinition expect)
    {
        if (expect.SkipWords is not null)
        {
            return true;
        }

        foreach (var option in expect.Options)
        {
            if (option.Words is not null)
            {
                return true;
            }
        }

        return false;
    }
}
