namespace Companion.Admin.SignIn;

/// <summary>Why somebody was not let in. The code is stable; the sentence is for people.</summary>
internal abstract record SignInError(int Status, string Code, string Sentence)
{
    /// <summary>One answer for a wrong name and a wrong password: it must not tell which names exist.</summary>
    public sealed record WrongPassword() : SignInError(401, "wrong-password", "The name or the password is wrong.");

    public sealed record WrongCode() : SignInError(401, "wrong-code", "This code is wrong or was used already. Wait for the next one.");

    public sealed record Paused(TimeSpan Pause) : SignInError(429, "paused", "Too many wrong tries. Please wait and try again.");

    /// <summary>Not ours, spent or too old.</summary>
    public sealed record TokenEnded() : SignInError(401, "token-ended", "Please sign in again.");

    public sealed record LinkEnded() : SignInError(410, "link-ended", "This link was used already or is too old. Ask for a new one.");

    public sealed record WeakPassword(int MinChars, int MaxChars)
        : SignInError(422, "weak-password", $"A password has {MinChars} to {MaxChars} characters. A sentence is a good one.");
}
