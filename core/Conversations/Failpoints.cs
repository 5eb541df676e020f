using System.Diagnostics;

namespace Companion.Conversations;

/// <summary>
/// Named places where a test makes the process die or do wrong on purpose, so that the harness which watches the delivery contract is
/// itself seen to fail. Off unless <c>Companion__Failpoint</c> ("name" or "name*3": at the third hit) or <c>Companion__Sabotage</c> is set.
/// </summary>
public static class Failpoints
{
    private static readonly (string Name, int AtHit) Armed = Parse(Environment.GetEnvironmentVariable("Companion__Failpoint"));
    private static readonly string? Sabotage = Environment.GetEnvironmentVariable("Companion__Sabotage");
    private static int _hits;

    /// <summary>Whether a place is armed at all.</summary>
    public static bool IsArmed => Armed.AtHit != 0;

    /// <summary>Acknowledge inbounds before their turn commits.</summary>
    public static bool AcknowledgesEarly { get; } = Sabotage == "ack-before-commit";

    /// <summary>Write turns without their dedupe key.</summary>
    public static bool ForgetsDedupe { get; } = Sabotage == "no-dedupe";

    /// <summary>Kills this process, as SIGKILL does, when the armed place is reached for the armed time.</summary>
    public static void Hit(string name)
    {
        if (Armed.AtHit != 0 && Armed.Name == name && Interlocked.Increment(ref _hits) == Armed.AtHit)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }

    private static (string Name, int AtHit) Parse(string? setting)
    {
        if (string.IsNullOrEmpty(setting))
        {
            return ("", 0);
        }

        var star = setting.IndexOf('*', StringComparison.Ordinal);
        return star < 0 ? (setting, 1) : (setting[..star], int.Parse(setting[(star + 1)..], System.Globalization.CultureInfo.InvariantCulture));
    }
}
