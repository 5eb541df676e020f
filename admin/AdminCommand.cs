using Companion.Storage;

namespace Companion.Admin;

/// <summary>
/// What the program was asked to do: serve, print a new one-time link ("link NAME"), print its API's document ("openapi"), or verify the
/// audit ("check-audit").
/// </summary>
internal sealed record AdminCommand(string? LinkFor, bool PrintsDocument, bool ChecksAudit, string[] HostArguments)
{
    private const string Link = "link";
    private const string Document = "openapi";
    private const string CheckAudit = "check-audit";

    /// <exception cref="InvalidSettingsException">It is used wrongly.</exception>
    public static AdminCommand Parse(string[] args) => args switch
    {
        [Link, var login, .. var rest] when !login.StartsWith('-') => new(login, false, false, rest),
        [Link, ..] => throw new InvalidSettingsException(Link, "needs a name", "link NAME"),
        [Document, .. var rest] => new(null, true, false, rest),
        [CheckAudit, .. var rest] => new(null, false, true, rest),
        [var other, ..] when !other.StartsWith('-') =>
            throw new InvalidSettingsException(other, "is not a command", "link NAME, openapi, check-audit, or nothing to serve"),
        _ => new(null, false, false, args),
    };
}
