using Companion.Storage;

namespace Companion.Admin.Access;

/// <summary>The logins of a tenant's staff, for whatever names who did it.</summary>
internal sealed class StaffNames
{
    private readonly Dictionary<Guid, string> _names = [];

    private StaffNames()
    {
    }

    public static async Task<StaffNames> ReadAsync(CompanionDatabase database, Guid tenantId, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(tenantId, cancellationToken);
        return await ReadAsync(transaction, cancellationToken);
    }

    public static async Task<StaffNames> ReadAsync(TenantTransaction transaction, CancellationToken cancellationToken)
    {
        var names = new StaffNames();
        await using var command = transaction.Command("select id, user_name from companion.staff where tenant_id = companion.tenant()");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            names._names.Add(reader.GetGuid(0), reader.GetString(1));
        }

        return names;
    }

    public string Of(Guid id) => _names.GetValueOrDefault(id, "—");

    /// <summary>Null: not of the staff.</summary>
    public string? Find(Guid id) => _names.GetValueOrDefault(id);

    public Guid? IdOf(string login) =>
        _names.FirstOrDefault(pair => string.Equals(pair.Value, login.Trim(), StringComparison.OrdinalIgnoreCase)) is { Value: not null } found ? found.Key : null;
}
