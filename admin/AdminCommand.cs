using Companion.Storage;

namespace Companion.Admin;

/// <summary>What the program was asked to do: serve, or print a new one-time link ("link NAME").</summary>
internal sealed record AdminCommand(string? LinkFor, string[] HostArguments)
{
    private const string Link = "link";

    /// <exception cref="InvalidSettingsException">It is used wrongly.</exception>
    public static AdminCommand Parse(string[] args) => args switch
    {
        [Link, var login, .. var rest] when !login.StartsWith('-') => new(login, rest),
        [Link, ..] => throw new InvalidSettingsException(Link, "needs a name", "link NAME"),
        [var other, ..] when !other.StartsWith('-') => throw new InvalidSettingsException(other, "is not a command", "link NAME, or nothing to serve"),
        _ => new(null, args),
    };
}
