namespace Companion.Storage;

/// <summary>An organisation with its own people, brand and languages; its rows are nobody else's.</summary>
public sealed class Tenant
{
    private Tenant()
    {
        Name = "";
        Languages = [];
        Settings = "{}";
    }

    public Guid Id { get; private set; }

    /// <summary>1 to 200 characters.</summary>
    public string Name { get; private set; }

    /// <summary>IETF codes of the languages that its texts exist in.</summary>
    public string[] Languages { get; private set; }

    /// <summary>JSON object of what the tenant set away from the defaults.</summary>
    public string Settings { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <exception cref="ArgumentException">An empty or too long name.</exception>
    public void Rename(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > TenantConfiguration.MaxNameChars)
        {
            throw new ArgumentException($"A tenant's name has 1 to {TenantConfiguration.MaxNameChars} characters.", nameof(name));
        }

        Name = name;
    }
}
