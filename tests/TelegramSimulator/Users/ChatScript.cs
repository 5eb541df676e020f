using System.Runtime.CompilerServices;

namespace Companion.TelegramSimulator;

/// <summary>A conversation written down as it reads; it runs when it is awaited, over any channel.</summary>
public sealed class ChatScript(IChatUser user)
{
    private readonly List<Func<Task>> _steps = [];

    public ChatScript Starts(string? payload = null) => Then(() => user.StartsAsync(payload));

    public ChatScript Says(string text) => Then(() => user.SaysAsync(text));

    public ChatScript Presses(string label) => Then(() => user.PressesAsync(label));

    public ChatScript Hears(string fragment) => Then(() => user.HearsAsync(fragment));

    public ChatScript Hears(Func<Heard, bool> condition, string expected) => Then(() => user.HearsAsync(condition, expected));

    public TaskAwaiter GetAwaiter() => RunAsync().GetAwaiter();

    private ChatScript Then(Func<Task> step)
    {
        _steps.Add(step);
        return this;
    }

    private async Task RunAsync()
    {
        foreach (var step in _steps)
        {
            await step();
        }
    }
}
