using Companion.People;
using Companion.Understanding;

namespace Companion.Medicines;

/// <summary>How many pieces a dose takes from the stock, as far as its words tell.</summary>
internal static class DoseAmount
{
    private static readonly string[] s_pieces =
    [
        "tablet", "tab", "pill", "capsule", "sachet", "patch", "ampoule",
        "таблет", "таб", "капсул", "пакетик", "штук", "шт", "ампул", "свеч", "пластыр", "свіч",
        "comprimido", "cp", "capsula", "sache", "pilula", "ampola", "unidade",
        "vien", "goi", "ong",
    ];

    private static readonly string[] s_halves = ["half", "пол", "половин", "пів", "meio", "meia", "nua"];

    /// <summary>Pieces a dose ("1 tablet": 1, "полтаблетки": 0.5); null: nothing that is counted in pieces (drops, millilitres).</summary>
    public static decimal? Of(string dose, Language language)
    {
        var tokens = Tokeniser.Cut(dose);
        var piece = Array.FindIndex(tokens, t => t.IsWord && (IsPiece(t.Plain) || (StartsHalf(t.Plain) is { } rest && IsPiece(rest))));
        if (piece < 0)
        {
            return null;
        }

        if (StartsHalf(tokens[piece].Plain) is { } inner && IsPiece(inner))
        {
            return 0.5m;
        }

        for (var i = 0; i < piece; i++)
        {
            if (tokens[i].IsDigits && tokens[i].Text == "1" && i + 2 < tokens.Length && tokens[i + 1].Is('/') && tokens[i + 2].Text is "2" or "4")
            {
                return tokens[i + 2].Text == "2" ? 0.5m : 0.25m;
            }

            if (tokens[i].IsWord && s_halves.Any(h => tokens[i].Plain.StartsWith(h, StringComparison.Ordinal)))
            {
                return 0.5m;
            }

            if (NumberScanner.At(tokens, i, Lexicon.Of(language), new NumberStyle(Points: true)) is { Negative: false, Huge: false, Value: > 0 and <= 50 } hit && hit.End <= piece)
            {
                return hit.End == piece ? hit.Value : null;
            }
        }

        return 1;
    }

    private static bool IsPiece(string word) => s_pieces.Any(p => word.StartsWith(p, StringComparison.Ordinal) && (p.Length > 3 || word.Length <= p.Length + 1));

    private static string? StartsHalf(string word) => s_halves.FirstOrDefault(h => h.Length == 3 && word.StartsWith(h, StringComparison.Ordinal)) is { } half ? word[half.Length..] : null;
}
