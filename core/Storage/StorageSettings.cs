using Companion.Storage.Encryption;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Companion.Storage;

/// <summary>What the outside may set about storage.</summary>
/// <param name="ConnectionString">Null: the private PostgreSQL in <paramref name="DataDirectory"/>.</param>
/// <param name="MasterKey">Null: with the private PostgreSQL, the one kept in the data folder.</param>
/// <param name="PreviousMasterKey">The master key before a change; keys it wrapped are wrapped anew at start.</param>
internal sealed record StorageSettings(string? ConnectionString, string DataDirectory, MasterKey? MasterKey, MasterKey? PreviousMasterKey)
{
    public const string ConnectionStringName = "ConnectionStrings__Companion";
    public const string MasterKeyName = "Companion__MasterKey";
    public const string PreviousMasterKeyName = "Companion__MasterKeyPrevious";

    /// <exception cref="InvalidSettingsException">Names every bad setting at once.</exception>
    public static StorageSettings Read(IConfiguration configuration)
    {
        var problems = new List<SettingProblem>();
        var connectionString = NullIfEmpty(configuration.GetConnectionString("Companion"));
        if (connectionString is not null && !IsConnectionString(connectionString))
        {
            problems.Add(new(ConnectionStringName, "is not a connection string with a host", "Host=…;Database=…;Username=…;Password=…"));
        }

        var master = ReadKey(configuration, "Companion:MasterKey", MasterKeyName, problems);
        var previous = ReadKey(configuration, "Companion:MasterKeyPrevious", PreviousMasterKeyName, problems);
        if (connectionString is not null && NullIfEmpty(configuration["Companion:MasterKey"]) is null)
        {
            problems.Add(new(MasterKeyName, $"is missing (it is required with {ConnectionStringName})", MasterKey.Shape));
        }

        return problems.Count == 0
            ? new(connectionString, NullIfEmpty(configuration["Companion:DataDirectory"]) ?? DefaultDataDirectory(), master, previous)
            : throw new InvalidSettingsException(problems);
    }

    /// <summary>".companion" beside the project when started from within it, else in the current folder.</summary>
    private static string DefaultDataDirectory()
    {
        var current = Directory.GetCurrentDirectory();
        for (var folder = new DirectoryInfo(current); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Companion.sln")))
            {
                return Path.Combine(folder.FullName, ".companion");
            }
        }

        return Path.Combine(current, ".companion");
    }

    private static MasterKey? ReadKey(IConfiguration configuration, string path, string name, List<SettingProblem> problems)
    {
        if (NullIfEmpty(configuration[path]) is not { } text)
        {
            return null;
        }

        var key = MasterKey.Parse(text);
        if (key is null)
        {
            problems.Add(new(name, "is not a key", MasterKey.Shape));
        }

        return key;
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            return !string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(text).Host);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return false;
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
