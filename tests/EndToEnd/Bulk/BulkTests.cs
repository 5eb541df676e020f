using System.Text.Json;
using Companion.Conversations;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.EndToEnd.BadInput;
using Companion.Storage;
using Companion.TelegramSimulator;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.EndToEnd.Bulk;

/// <summary>A day's digests never stand between a person and an answer.</summary>
public sealed class BulkTests : IAsyncLifetime
{
    private const int Digests = 100_000;
    private const string News = "Here is your week.";

    private readonly BadInputStage _stage = new(new FloodLimits());

    public Task InitializeAsync() => _stage.InitializeAsync();

    public Task DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Reply_WhenAHundredThousandDigestsWait_OvertakesThem()
    {
        var readers = Enumerable.Range(0, 200).Select(_ => _stage.Telegram.User("en", "Reader")).ToList();
        foreach (var reader in readers)
        {
            await reader.StartsAsync();
        }

        var person = await _stage.OnboardedAsync();
        await _stage.SettledAsync();
        await QueueAsync(readers);
        await UntilAsync("the first digests are on their way", () => DigestsSent() > 20);
        var sentBefore = DigestsSent();
        var heardBefore = _stage.Heard(person);

        await person.SaysAsync("/help");
        await UntilAsync("the answer is there", () => _stage.Heard(person) > heardBefore);
        var sentByAnswer = DigestsSent();
        heardBefore = _stage.Heard(person);
        await person.SaysAsync("/sos");
        await UntilAsync("the alarm is answered", () => _stage.Heard(person) > heardBefore);

        // What may go first is what is at the wire already and the second's share of the gate; not the queue.
        (sentByAnswer - sentBefore).ShouldBeLessThan(Digests / 500);
        (DigestsSent() - sentByAnswer).ShouldBeLessThan(Digests / 500);
        (await _stage.Database.ScalarAsync<long>("select count(*) from outbox where lane = 3")).ShouldBeGreaterThan(Digests * 9L / 10);
        _stage.Telegram.Violations.ShouldBeEmpty();
        _stage.Log.Errors.ShouldBeEmpty();
    }

    private int DigestsSent() => _stage.Telegram.Calls.Count(call => call.Status == 200 && call.Arguments.TryGetValue("text", out var text)
        && text.ValueKind == JsonValueKind.String && text.GetString()!.Contains(News, StringComparison.Ordinal));

    /// <summary>One statement for all, as a broadcast writes them.</summary>
    private async Task QueueAsync(List<SimulatedUser> readers)
    {
        var cipher = await _stage.Services.GetRequiredService<CompanionDatabase>().Ciphers.ForAsync(DefaultTenant.Id, CancellationToken.None);
        var box = Convert.ToHexString(cipher.Seal(
            JsonSerializer.SerializeToUtf8Bytes(new OutMessage { Text = News, Lane = Lane.Bulk }, TurnJson.Default.OutMessage), TurnStatements.OutboxPurpose));
        await _stage.Database.ExecuteAsync(
            $"""
            insert into outbox (tenant_id, account_id, chat_id, lane, created_at, box)
            select c.tenant_id, c.account_id, c.chat_id, 3, now(), decode('{box}', 'hex')
            from chats c cross join generate_series(1, {Digests / readers.Count}) where c.chat_id in ({string.Join(',', readers.Select(reader => $"'{reader.ChatId}'"))})
            """);
    }

    private static async Task UntilAsync(string condition, Func<bool> holds)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!holds())
        {
            deadline.IsCancellationRequested.ShouldBeFalse($"not in time: {condition}");
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }
}
