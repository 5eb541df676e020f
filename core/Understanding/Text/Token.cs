namespace Companion.Understanding;

internal enum TokenKind
{
    Word,
    Digits,
    Mark,
}

/// <summary>A word, a run of digits or a single mark of a normalised text.</summary>
/// <param name="Text">Lower case; a word's tone marks stand at its end, so that "hoà" and "hòa" are one.</param>
/// <param name="Plain">Without diacritics on Latin letters; й and ї are letters of their own and stay.</param>
/// <param name="Spaced">Something (a space, a hyphen inside a compound) stood before it.</param>
internal readonly record struct Token(TokenKind Kind, string Text, string Plain, bool Spaced)
{
    public bool IsWord => Kind == TokenKind.Word;

    public bool IsDigits => Kind == TokenKind.Digits;

    public bool Is(char mark) => Kind == TokenKind.Mark && Text.Length == 1 && Text[0] == mark;

    /// <summary>
    /// Whether this typed token is the listed one: exactly, or typed without any diacritics. A Vietnamese word with other diacritics is
    /// another word (tôi, I; tối, evening); elsewhere a wrong accent is only a slip.
    /// </summary>
    public bool Matches(in Token listed, bool accentsDistinguish) =>
        Text == listed.Text || (Plain == listed.Plain && (!accentsDistinguish || Text == Plain));
}
