using Npgsql;

namespace Companion.Storage;

/// <summary>
/// Refuses a PostgreSQL that may forget what it has committed: an acknowledged message would be lost with it. A role's or a database's
/// own setting counts too, because it takes effect when the role logs in.
/// </summary>
internal static class DatabaseGuard
{
    private const string Find =
        """
        select name, 'the server' from pg_settings where name in ('fsync', 'synchronous_commit') and setting = 'off'
        union all
        select split_part(entry, '=', 1), coalesce('the role ' || r.rolname, 'the database ' || d.datname)
        from pg_db_role_setting s
        cross join unnest(s.setconfig) entry
        left join pg_roles r on r.oid = s.setrole
        left join pg_database d on d.oid = s.setdatabase
        where (s.setdatabase = 0 or d.datname = current_database())
          and (s.setrole = 0 or r.rolname in (session_user, current_user, 'companion_owner', 'companion_app', 'companion_worker'))
          and split_part(entry, '=', 1) in ('fsync', 'synchronous_commit')
          and lower(split_part(entry, '=', 2)) in ('off', 'false', 'no', '0')
        """;

    /// <exception cref="InvalidSettingsException">Names each setting and where it is off.</exception>
    public static async Task CheckAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var problems = new List<SettingProblem>();
        await using var command = new NpgsqlCommand(Find, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            problems.Add(new($"PostgreSQL {reader.GetString(0)}", $"is off for {reader.GetString(1)}, so that acknowledged messages could be lost", "on"));
        }

        if (problems.Count > 0)
        {
            throw new InvalidSettingsException(problems);
        }
    }
}
