namespace Companion.Admin.SignIn;

/// <summary>What was asked for, or why not.</summary>
internal readonly record struct SignInResult<T>(T? Value, SignInError? Error)
    where T : class
{
    public static implicit operator SignInResult<T>(T value) => new(value, null);

    public static implicit operator SignInResult<T>(SignInError error) => new(null, error);
}
