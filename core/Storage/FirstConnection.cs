using Npgsql;

namespace Companion.Storage;

/// <summary>The first connection of a start. Containers start together, so a server that is not up yet is waited for.</summary>
internal static class FirstConnection
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(250);

    /// <exception cref="InvalidSettingsException">The server answers, but not to this login or without this database.</exception>
    /// <exception cref="DatabaseUnavailableException">It did not answer within <paramref name="patience"/>.</exception>
    public static async Task<NpgsqlConnection> OpenAsync(
        string connectionString, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + patience;
        while (true)
        {
            var connection = new NpgsqlConnection(connectionString);
            try
            {
                await connection.OpenAsync(cancellationToken);
                return connection;
            }
            catch (NpgsqlException exception)
            {
                await connection.DisposeAsync();
                if (exception is PostgresException { IsTransient: false } refusal)
                {
                    // The server's own words name the login or the database, never the password.
                    throw new InvalidSettingsException(
                        StorageSettings.ConnectionStringName, $"was refused by the server ({refusal.MessageText})", "a login and a database that exist", exception);
                }

                if (time.GetUtcNow() >= deadline)
                {
                    throw new DatabaseUnavailableException(
                        $"The server of {StorageSettings.ConnectionStringName} did not answer within {patience.TotalSeconds:0} s.", exception);
                }
            }

            await Task.Delay(Retry, time, cancellationToken);
        }
    }
}
