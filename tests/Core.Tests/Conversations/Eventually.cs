namespace Companion.Core.Tests.Conversations;

/// <summary>Waits for a named condition.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task HoldsAsync(string condition, Func<Task<bool>> holds)
    {
        using var end = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            if (end.IsCancellationRequested)
            {
                throw new TimeoutException($"not within {Patience.TotalSeconds} s: {condition}");
            }

            await Task.Delay(20, CancellationToken.None);
        }
    }

    public static Task HoldsAsync(string condition, Func<bool> holds) => HoldsAsync(condition, () => Task.FromResult(holds()));
}
