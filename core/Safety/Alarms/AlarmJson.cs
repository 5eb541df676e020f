using System.Text.Json;
using System.Text.Json.Serialization;
using Companion.Safety.Ways;
using Companion.Storage;

namespace Companion.Safety.Alarms;

/// <summary>The stored form of an alarm: sealed JSON. Names of members and values are stored data.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Alarm))]
[JsonSerializable(typeof(WayMessage))]
internal sealed partial class AlarmJson : JsonSerializerContext
{
    private const string AlarmPurpose = "safety.alarm";
    private const string SendPurpose = "safety.send";

    public static byte[] Seal(Alarm alarm, ITenantCipher cipher) => cipher.Seal(JsonSerializer.SerializeToUtf8Bytes(alarm, Default.Alarm), AlarmPurpose);

    public static Alarm OpenAlarm(byte[] box, ITenantCipher cipher) =>
        JsonSerializer.Deserialize(cipher.Open(box, AlarmPurpose), Default.Alarm) ?? throw new InvalidDataException("A stored alarm is empty.");

    public static byte[] Seal(WayMessage message, ITenantCipher cipher) =>
        cipher.Seal(JsonSerializer.SerializeToUtf8Bytes(message, Default.WayMessage), SendPurpose);

    public static WayMessage OpenMessage(byte[] box, ITenantCipher cipher) =>
        JsonSerializer.Deserialize(cipher.Open(box, SendPurpose), Default.WayMessage) ?? throw new InvalidDataException("A stored message is empty.");
}
