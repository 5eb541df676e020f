using System.Globalization;

namespace Companion.EndToEnd.Killing;

/// <summary>What a chat types. Every check-in has a pulse that no other has, so that its rows are told apart.</summary>
internal static class CheckInScript
{
    private const int FirstPulse = 60;

    /// <summary>Before the disturbance: who the person is, and the consents.</summary>
    public static IReadOnlyList<string> Onboarding(DateTimeOffset now) =>
    [
        "/start", "English", "Anna", "Germany", "yes", "yes", "no",
        // The daily reminder must not fall into the test.
        now.AddHours(12).ToString("HH:00", CultureInfo.InvariantCulture), "no",
    ];

    public static int PulseOf(int chat, int round, int rounds) => FirstPulse + (chat * rounds) + round;

    /// <summary>One long check-in; all values are calm ones, so that the advice does not differ from chat to chat.</summary>
    public static IReadOnlyList<string> CheckIn(int pulse) =>
    [
        "/checkin", "4", "1", "7", "118/76", pulse.ToString(CultureInfo.InvariantCulture), "yes", "no, nothing", "skip", "yes, save it",
    ];
}
