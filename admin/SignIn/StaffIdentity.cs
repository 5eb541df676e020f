using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Companion.Admin.SignIn;

/// <summary>How Identity is used: names, passwords and their hashes.</summary>
internal static class StaffIdentity
{
    public const string TotpPurpose = "staff.totp";

    /// <summary>PBKDF2 with HMAC-SHA-512: OWASP's password storage cheat sheet asks for 210,000 rounds. Older hashes are renewed at sign-in.</summary>
    private const int HashRounds = 210_000;

    private const string LoginCharacters = "abcdefghijklmnopqrstuvwxyz0123456789.-_";
    private const int MaxLoginChars = 64;

    public static IOptions<PasswordHasherOptions> Hashing { get; } = Options.Create(new PasswordHasherOptions { IterationCount = HashRounds });

    public static bool CouldBeLogin(string login) =>
        login.Length is > 0 and <= MaxLoginChars && login.All(letter => LoginCharacters.Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal));

    public static void Configure(IdentityOptions identity, SignInOptions options)
    {
        identity.User.AllowedUserNameCharacters = LoginCharacters;
        identity.Lockout.AllowedForNewUsers = false;
        identity.Password.RequiredLength = options.MinPasswordChars;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
    }
}
