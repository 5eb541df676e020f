namespace Companion.Bot.Tests.WebChat;

/// <summary>Tests that talk to one real host; each has its own.</summary>
public abstract class WebChatTests : IAsyncLifetime
{
    private BotUnderTest? _bot;

    internal BotUnderTest Bot => _bot ?? throw new InvalidOperationException("The host has not been started.");

    public virtual async Task InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public virtual async Task DisposeAsync() => await Bot.DisposeAsync();
}
