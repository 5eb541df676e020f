using Companion.Conversations;
using Companion.Testing;

namespace Companion.Core.Tests.Conversations;

public sealed class RetentionTests
{
    [Fact]
    public async Task ForgetWebActivities_OfTwoChats_LeavesThirtyDaysAndTheNewestTwentyOfEach()
    {
        await using var test = await TestDatabase.CreateAsync();
        var database = await test.StartAsync();
        await test.ExecuteAsync(
            """
            insert into web_activities (tenant_id, account_id, chat_id, seq, created_at, box)
            select t.id, '00000000-0000-0000-0000-000000000001', chat.id, n, now() - chat.age + n * interval '1 second', '\x00'
            from tenants t, (values ('old', interval '40 days'), ('living', interval '29 days')) as chat (id, age), generate_series(1, 50) as n
            """);

        var forgotten = await new Retention(database, TimeProvider.System).ForgetWebActivitiesAsync(CancellationToken.None);

        forgotten.ShouldBe(30);
        (await test.ScalarAsync<string>("select string_agg(c, ' ') from (select chat_id || ' ' || count(*) || ' ' || min(seq) as c from web_activities group by chat_id order by chat_id) x"))
            .ShouldBe("living 50 1 old 20 31");
    }
}
