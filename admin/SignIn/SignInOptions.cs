namespace Companion.Admin.SignIn;

/// <summary>How long things last. OWASP ASVS 5 level 2: short access, an end to every session.</summary>
internal sealed class SignInOptions
{
    public TimeSpan LinkLasts { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Time to pick up the phone and read the code.</summary>
    public TimeSpan ChallengeLasts { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan AccessLasts { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A session nobody uses ends after this.</summary>
    public TimeSpan RefreshLasts { get; init; } = TimeSpan.FromHours(2);

    /// <summary>A working day, then the password and the code again.</summary>
    public TimeSpan SessionLasts { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Length is what counts (NIST SP 800-63B); no rules about kinds of characters.</summary>
    public int MinPasswordChars { get; init; } = 12;

    public int MaxPasswordChars { get; init; } = 128;
}
