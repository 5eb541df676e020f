using Companion.People;

namespace Companion.Understanding;

/// <summary>Reads how a medicine is taken: "два раза в день после еды", "every 8 hours for 7 days", "às segundas e quintas às 9h".</summary>
/// <remarks>
/// Without an hour of its own a part of the day means: morning 08:00, midday 13:00, afternoon 16:00, evening 19:00, bedtime 21:00; meals
/// are at 08:00, 13:00 and 19:00, half an hour before or after; "twice a day" is 08:00 and 20:00. Whatever came out is read back to the
/// person before it counts. Pure and bounded; never throws for any text.
/// </remarks>
public static class PlanReader
{
    /// <param name="text">The person's words, or a plan's own code.</param>
    /// <param name="language">The person's language.</param>
    public static PlanReading Read(string text, Language language)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (DosePlan.FromCode(text.Trim()) is { } coded)
        {
            return new PlanReading.Understood(coded);
        }

        return Compose(WithoutPauses(Tokeniser.Cut(text)), language);
    }

    /// <summary>As <see cref="Read(string, Language)"/>, with a last day ("until Friday"), which only a clock can tell.</summary>
    /// <param name="text">The person's words, or a plan's own code.</param>
    /// <param name="context">The person's language, zone and now.</param>
    public static PlanReading Read(string text, ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        if (DosePlan.FromCode(text.Trim()) is { } coded)
        {
            return new PlanReading.Understood(coded);
        }

        var (last, rest) = PlanEnd.Take(Tokeniser.Cut(text), context);
        return Compose(WithoutPauses(rest), context.Language) switch
        {
            PlanReading.Understood { Plan.CourseDays: not null } when last is not null => new PlanReading.Unclear(PlanProblem.Contradiction),
            PlanReading.Understood { Plan: { AsNeeded: false } plan } when last is not null => new PlanReading.Understood(plan with { Until = last }),
            var reading => reading,
        };
    }

    private static PlanReading Compose(Token[] tokens, Language language)
    {
        var mention = new PlanScanner(tokens, Lexicon.Of(language), PlanTable.Of(language)).Scan();
        return PlanComposer.Compose(mention);
    }

    /// <summary>Commas and full stops that part words say nothing here; those inside numbers stay.</summary>
    private static Token[] WithoutPauses(Token[] tokens)
    {
        var kept = new List<Token>(tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            // Between two numbers it keeps them apart: "8, 14" is not 8:14.
            var apart = i > 0 && i + 1 < tokens.Length && tokens[i - 1].IsDigits && tokens[i + 1].IsDigits;
            var pause = tokens[i].Is(';') || ((tokens[i].Is(',') || tokens[i].Is('.')) && (i + 1 == tokens.Length || tokens[i + 1].Spaced));
            if (!pause || apart)
            {
                kept.Add(tokens[i]);
            }
        }

        return [.. kept];
    }
}
