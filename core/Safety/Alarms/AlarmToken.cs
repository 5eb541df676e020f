using System.Buffers;
using System.Buffers.Text;

namespace Companion.Safety.Alarms;

/// <summary>
/// What a button of an alarm's messages carries: which alarm, and what is answered. Who taps is known by the chat, so a token in wrong
/// hands says nothing and does nothing.
/// </summary>
internal static class AlarmToken
{
    /// <summary>The dialog that such a button begins.</summary>
    public const string Dialog = "safety.respond";

    private static readonly (string What, char Letter)[] s_letters =
        [("take", 't'), ("on-the-way", 'w'), ("cannot", 'c'), ("safe", 's'), ("false-alarm", 'f'), ("stop", 'x')];

    public static string Button(Guid alarmId, string what) => $"i:dialog.{Dialog}:{Payload(alarmId, what)}";

    public static string Payload(Guid alarmId, string what) =>
        Base64Url.EncodeToString(alarmId.ToByteArray()) + Array.Find(s_letters, pair => pair.What == what).Letter;

    /// <returns>False: nothing that was ever made here.</returns>
    public static bool TryParse(string? payload, out Guid alarmId, out string what)
    {
        (alarmId, what) = (default, "");
        if (payload is not { Length: 23 })
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        if (Base64Url.DecodeFromChars(payload.AsSpan(0, 22), bytes, out _, out var written) != OperationStatus.Done || written != 16)
        {
            return false;
        }

        alarmId = new Guid(bytes);
        what = Array.Find(s_letters, pair => pair.Letter == payload[22]).What ?? "";
        return what.Length > 0;
    }
}
