using Companion.Storage;

namespace Companion.Admin;

/// <summary>What the program was asked to do: serve, print a new one-time link ("link NAME"), or print its API's document ("openapi").</summary>
internal sealed record AdminCommand(string? LinkFor, bool PrintsDocument, string[] HostArguments)
{
    private const string Link = "link";
    private const string Document = "openapi";

    /// <exception cref="InvalidSettingsException">It is used wrongly.</exception>
    public static AdminCommand Parse(string[] args) => args switch
    {
        [Link, var login, .. var rest] when !login.StartsWith('-') => new(login, false, rest),
        [Link, ..] => throw new InvalidSettingsException(Link, "needs a name", "link NAME"),
        [Document, .. var rest] => new(null, true, rest),
        [var other, ..] when !other.StartsWith('-') => throw new InvalidSettingsException(other, "is not a command", "link NAME, openapi, or nothing to serve"),
        _ => new(null, false, args),
    };
}
