namespace Companion.Storage;

/// <summary>The schema could not be brought up to date; nothing of the failed file was kept.</summary>
public sealed class MigrationException(string message, Exception? inner = null) : Exception(message, inner);
