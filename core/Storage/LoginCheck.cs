using Npgsql;

namespace Companion.Storage;

/// <summary>Whether the connection's login may make the schema and act as Companion's roles.</summary>
internal static class LoginCheck
{
    private const string Find =
        """
        select rolsuper
            or ((rolcreaterole or (select count(*) = 3 from pg_roles other
                                   where other.rolname in ('companion_owner', 'companion_app', 'companion_worker')
                                     and pg_has_role(current_user, other.oid, 'member')))
                and (select pg_has_role(current_user, datdba, 'usage') from pg_database where datname = current_database()))
        from pg_roles where rolname = current_user
        """;

    /// <exception cref="InvalidSettingsException">It may not; the message says what to run.</exception>
    public static async Task CheckAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Find, connection);
        if (await command.ExecuteScalarAsync(cancellationToken) is not true)
        {
            throw new InvalidSettingsException(
                StorageSettings.ConnectionStringName,
                "names a login that may not make Companion's roles and schema",
                "a login that owns the database and may make roles; as a superuser run: "
                + "alter role <login> createrole; alter database <database> owner to <login>;");
        }
    }
}
