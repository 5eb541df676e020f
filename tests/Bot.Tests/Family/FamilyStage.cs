using Companion.Bot.Tests.WebChat;
using Companion.Dialogs;
using Companion.EndToEnd.Conversations;
using Companion.TelegramSimulator;

namespace Companion.Bot.Tests.Family;

/// <summary>The real bot with families around it, on Telegram and on the page, in any language.</summary>
internal sealed class FamilyStage : IAsyncDisposable
{
    private FamilyStage(Simulator telegram, BotUnderTest bot) => (Telegram, Bot) = (telegram, bot);

    public Simulator Telegram { get; }

    public BotUnderTest Bot { get; }

    public static async Task<FamilyStage> StartAsync()
    {
        var telegram = await Simulator.StartAsync();
        return new(telegram, await BotUnderTest.StartAsync(
            null,
            null,
            ("Telegram:BotToken", telegram.Token),
            ("Telegram:ApiBaseUrl", telegram.BaseUrl.ToString()),
            ("Telegram:PollTimeout", "00:00:01"),
            ("Telegram:ChatMessagesPerSecond", "0"))); // A person reads more slowly than a test.
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Telegram.DisposeAsync();
    }

    /// <param name="channel">"telegram" or "web".</param>
    public FamilyMember Newcomer(string channel, string language, string name) =>
        new(channel == "web" ? new WebUser(Bot, language, name) : Telegram.User(language, name), new WrittenTexts(language), language);

    /// <summary>Somebody who keeps a diary and shows it to nobody yet.</summary>
    public async Task<FamilyMember> OnboardedAsync(string channel, string language, string name)
    {
        var member = Newcomer(channel, language, name);
        await member.User.StartsAsync();
        await member.OnboardsAsync();
        return member;
    }

    public async Task<string> RelationAsync() => OpenToken.Compact(await Bot.Database.ScalarAsync<Guid>("select id from relations"));

    public Task<string?> StateAsync() => Bot.Database.ScalarAsync<string>("select string_agg(state, ',' order by created_at) from relations");

    /// <summary>Waits for the erasure of a person.</summary>
    public Task ErasedAsync(Guid person) => HoldsAsync("the erasure is done", $"select count(*) > 0 from erasures where person_id = '{person}'");

    /// <summary>Waits until a condition of the database holds.</summary>
    public async Task HoldsAsync(string what, string condition)
    {
        for (var looks = 0; !await Bot.Database.ScalarAsync<bool>(condition); looks++)
        {
            looks.ShouldBeLessThan(300, what);
            await Task.Delay(100);
        }
    }
}
