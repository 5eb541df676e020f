using Companion.Storage;
using Npgsql;

namespace Companion.Safety.Alarms;

/// <summary>The transaction in which an alarm moves: a turn's own, or one of the alarm loop. The tenant is set.</summary>
internal sealed record AlarmScope(NpgsqlConnection Connection, Guid TenantId, ITenantCipher Cipher, DateTimeOffset Now);
