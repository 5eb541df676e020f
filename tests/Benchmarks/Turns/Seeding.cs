using System.Globalization;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Companion.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Companion.Benchmarks.Turns;

/// <summary>
/// Puts people who are past their onboarding into a fresh database, so that a measured check-in begins with its first question; and any
/// number of further conversations that nobody touches.
/// </summary>
internal static class Seeding
{
    private const string BotId = "700000001";

    /// <param name="dataDirectory">Of the embedded database; null: the settings of the environment say which database.</param>
    public static async Task RunAsync(string? dataDirectory, long firstChat, int chats, int stored, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        if (dataDirectory is not null)
        {
            builder.Configuration.AddInMemoryCollection([new("Companion:DataDirectory", dataDirectory)]);
        }

        builder.Services.AddCompanionStorage(builder.Configuration);
        builder.Services.AddSingleton<ChannelAccounts>();
        using var host = builder.Build();
        var database = host.Services.GetRequiredService<CompanionDatabase>();
        await using (database)
        {
            await database.StartAsync(cancellationToken);
            var account = await host.Services.GetRequiredService<ChannelAccounts>()
                .EnsureAsync(DefaultTenant.Id, ChannelKind.Telegram, builder.Configuration["Telegram:BotToken"]?.Split(':')[0] ?? BotId, cancellationToken);
            await InsertAsync(database, account.Id, firstChat, chats, cancellationToken);
            for (var left = stored; left > 0; left -= 20_000)
            {
                await InsertAsync(database, account.Id, 10_000_000_000 + left, Math.Min(left, 20_000), cancellationToken);
            }

        }
    }

    private static async Task InsertAsync(CompanionDatabase database, Guid accountId, long firstChat, int chats, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(DefaultTenant.Id, cancellationToken);
        var rows = Enumerable.Range(0, chats).Select(i => (Person: Guid.CreateVersion7(), Conversation: Guid.CreateVersion7(), Chat: firstChat + i)).ToList();
        await using var scope = await database.BeginAsync(DefaultTenant.Id, cancellationToken);
        await using var insert = new NpgsqlCommand(
            """
            with born as (select * from unnest($1, $2, $3, $4) as t (person_id, id, chat_id, box)),
            person as (insert into companion.people (tenant_id, id, created_at, language) select companion.tenant(), person_id, now(), 'en' from born),
            chat as (
              insert into companion.chats (tenant_id, account_id, chat_id, conversation_id, person_id, created_at)
              select companion.tenant(), $5, chat_id, id, person_id, now() from born)
            insert into companion.conversations (tenant_id, id, person_id, version, box, account_id, chat_id, updated_at)
            select companion.tenant(), id, person_id, 1, box, $5, chat_id, now() from born
            """,
            scope.Connection,
            scope.Transaction);
        insert.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. rows.Select(row => row.Person)] });
        insert.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. rows.Select(row => row.Conversation)] });
        insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. rows.Select(row => row.Chat.ToString(CultureInfo.InvariantCulture))] });
        insert.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. rows.Select(row => cipher.Seal(Onboarded(row.Person).ToUtf8(), "conversation.state"))] });
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = accountId });
        await insert.ExecuteNonQueryAsync(cancellationToken);
        await scope.CommitAsync(cancellationToken);
    }

    private static ConversationState Onboarded(Guid personId) => ConversationState.New(new Profile
    {
        PersonId = personId,
        Language = Language.En,
        Name = "Bench",
        TimeZone = "Europe/London",
        Country = "GB",
        Onboarded = true,
        Consents = ["health"],
    });
}
