using Companion.Storage;

namespace Companion.Admin.SignIn;

/// <summary>How the first person gets in, and anybody who lost the password or the phone gets back in.</summary>
internal static class FirstAdmin
{
    public const string Login = "admin";

    /// <summary>While nobody can sign in yet, each start prints a link to the terminal, and nowhere else.</summary>
    public static async Task AnnounceAsync(IServiceProvider services, string address, TextWriter terminal, CancellationToken cancellationToken)
    {
        if (await CreateAsync(services, Login, onlyIfNobodyCanSignIn: true, cancellationToken) is { } link)
        {
            await terminal.WriteLineAsync($"Nobody can sign in to the panel yet. One-time link, good for 24 hours:\n  {address}/enter#{link}");
        }
    }

    public static async Task ResetAsync(IServiceProvider services, string address, string login, TextWriter terminal, CancellationToken cancellationToken)
    {
        var link = await CreateAsync(services, login, onlyIfNobodyCanSignIn: false, cancellationToken);
        await terminal.WriteLineAsync($"One-time link for {login}, good for 24 hours:\n  {address}/enter#{link}");
    }

    private static async Task<string?> CreateAsync(IServiceProvider services, string login, bool onlyIfNobodyCanSignIn, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var links = scope.ServiceProvider.GetRequiredService<OneTimeLinks>();
        return await links.CreateAsync(DefaultTenant.Id, login, onlyIfNobodyCanSignIn, cancellationToken);
    }
}
