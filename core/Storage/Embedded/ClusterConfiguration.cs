namespace Companion.Storage.Embedded;

/// <summary>The private server's settings, written anew before each start.</summary>
internal static class ClusterConfiguration
{
    public const string FileName = "companion.conf";

    /// <summary>
    /// No TCP at all: whoever can enter the socket's folder (mode 0700, the server's account and root) is trusted, nobody else gets near.
    /// jit costs more than it gains on short statements. Sockets are named by port, so a fixed port keeps the name.
    /// </summary>
    public static string For(ClusterLayout layout) =>
        $"""
        listen_addresses = ''
        port = 5432
        unix_socket_directories = '{layout.SocketFolder.Replace("'", "''", StringComparison.Ordinal)}'
        unix_socket_permissions = 0700
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        wal_compression = on
        max_wal_size = '2GB'
        shared_buffers = '128MB'
        max_connections = 100
        timezone = 'UTC'
        log_timezone = 'UTC'
        jit = off
        # Statements and their values are people's data: they stay out of the log, also when they fail.
        log_min_error_statement = panic
        log_parameter_max_length_on_error = 0
        log_error_verbosity = terse
        """;

    /// <summary>Peer mapping would name operating-system users; the folder's mode already says who may come.</summary>
    public const string Access = "local all all trust\n";
}
