using Companion.Conversations.Turns;
using Companion.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Companion.Conversations.Outbox;

/// <summary>Notes the parts that are out in the message's own row. Only grows: what is out stays out, whoever sent it.</summary>
internal sealed partial class PartsSent(CompanionDatabase database, ILogger<PartsSent> logger) : IPartsSent
{
    public async Task NoteAsync(Outgoing outgoing, int partsSent, CancellationToken cancellationToken)
    {
        try
        {
            var command = database.Worker.CreateCommand(
                "update companion.outbox set parts_sent = greatest(parts_sent, $3) where tenant_id = $1 and id = $2");
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = outgoing.Chat.TenantId });
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = outgoing.Id });
                command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)partsSent });
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (CarefulTurn.IsOutage(exception, CancellationToken.None))
        {
            LogNotNoted(logger, outgoing.Id, exception.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "a part of message {OutboxId} is out and could not be noted ({Error})")]
    private static partial void LogNotNoted(ILogger logger, long outboxId, string error);
}
