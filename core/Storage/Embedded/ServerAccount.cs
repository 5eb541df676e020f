using System.Globalization;

namespace Companion.Storage.Embedded;

/// <summary>Who the server runs as: PostgreSQL refuses to run as root, so a root host lends it an unprivileged account.</summary>
/// <param name="Borrowed">Null: the host's own account serves.</param>
internal sealed record ServerAccount(ServerAccount.User? Borrowed)
{
    internal sealed record User(string Name, int Id, int Group);

    /// <exception cref="EmbeddedPostgresException">Root, and no account to lend.</exception>
    public static ServerAccount Detect()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new((User?)null);
        }

        var users = File.ReadLines("/etc/passwd")
            .Select(line => line.Split(':'))
            .Where(fields => fields.Length >= 4)
            .Select(fields => new User(fields[0], ToId(fields[2]), ToId(fields[3])))
            .ToList();
        var user = users.Find(candidate => candidate.Name == "postgres") ?? users.Find(candidate => candidate.Name == "nobody");
        return new(user ?? throw new EmbeddedPostgresException(
            "PostgreSQL does not run as root, and there is neither a user postgres nor nobody to run it as: start the host as an ordinary user."));
    }

    /// <summary>The same command, run by the server's account.</summary>
    public IReadOnlyList<string> Wrap(IReadOnlyList<string> command) => Borrowed is null
        ? command
        : ["setpriv", $"--reuid={Borrowed.Id}", $"--regid={Borrowed.Group}", "--clear-groups", "--", .. command];

    /// <summary>Makes a folder that only the server's account may enter.</summary>
    public async Task MakePrivateFolderAsync(string folder, CancellationToken cancellationToken)
    {
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (Borrowed is null)
        {
            Directory.CreateDirectory(folder, ownerOnly);
            // Fails when somebody else made it first (a shared temporary folder): then it is not ours to trust.
            File.SetUnixFileMode(folder, ownerOnly);
            return;
        }

        var made = await OsCommand.RunAsync(
            ["install", "-d", "-m", "0700", "-o", Text(Borrowed.Id), "-g", Text(Borrowed.Group), folder], cancellationToken);
        if (!made.Succeeded)
        {
            throw new EmbeddedPostgresException($"The folder {folder} could not be made for the user {Borrowed.Name}.");
        }
    }

    /// <summary>Whether the account can reach a folder through all its parents.</summary>
    public async Task<bool> ReachesAsync(string folder, CancellationToken cancellationToken) =>
        Borrowed is null || (await OsCommand.RunAsync(Wrap(["test", "-x", folder]), cancellationToken)).Succeeded;

    private static int ToId(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
