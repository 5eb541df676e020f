namespace Companion.Storage;

/// <summary>The server does not answer; a later start may succeed.</summary>
public sealed class DatabaseUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
