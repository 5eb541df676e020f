namespace Companion.Understanding;

/// <summary>A number found in a text.</summary>
/// <param name="Value">Its value; meaningless when <paramref name="Huge"/>.</param>
/// <param name="Start">First token.</param>
/// <param name="End">Token after the last.</param>
/// <param name="Huge">More digits than any measurement has.</param>
internal readonly record struct NumberHit(
    decimal Value, int Start, int End, bool Ordinal = false, bool Weak = false, bool Huge = false, bool Negative = false, bool InDigits = false)
{
    /// <summary>Decimals without trailing zeros.</summary>
    public int Decimals => (int)((decimal.GetBits(Value / 1.0000000000000000000000000000m)[3] >> 16) & 0x7F);

    public bool IsWhole => !Huge && Value == decimal.Truncate(Value);
}

/// <summary>How numbers are read in a place.</summary>
/// <param name="Groups">Large numbers are expected: "3 000" and "3.000" are three thousand.</param>
/// <param name="AndIsPoint">"тридцать шесть и шесть" is 36.6 here, not two numbers.</param>
/// <param name="Points">A point or comma between digits makes decimals (not so in dates and times).</param>
internal readonly record struct NumberStyle(bool Groups = false, bool AndIsPoint = false, bool Points = true);
