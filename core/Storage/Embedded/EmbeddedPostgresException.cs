namespace Companion.Storage.Embedded;

/// <summary>The private PostgreSQL cannot run here; the message is one sentence for whoever starts the host.</summary>
public class EmbeddedPostgresException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>No usable PostgreSQL programs are installed.</summary>
public sealed class PostgresNotInstalledException(string message) : EmbeddedPostgresException(message);
