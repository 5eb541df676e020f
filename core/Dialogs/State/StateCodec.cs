using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Companion.People;

namespace Companion.Dialogs;

/// <summary>
/// States as compact JSON. Written by hand around the generated serialiser of values: it runs twice a turn, init-only properties keep
/// their defaults when a field is absent (old rows load), and unknown fields are skipped.
/// </summary>
internal static class StateCodec
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_buffer;

    public static byte[] Write(ConversationState state)
    {
        var buffer = s_buffer ??= new ArrayBufferWriter<byte>(2048);
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WritePropertyName("p"u8);
            ProfileCodec.Write(json, state.Profile);
            json.WriteNumber("n"u8, state.LastAsk);
            if (state.HomeDue)
            {
                json.WriteBoolean("home"u8, true);
            }

            if (state.Lost > 0)
            {
                json.WriteNumber("lost"u8, state.Lost);
            }

            if (state.Missed > 0)
            {
                json.WriteNumber("miss"u8, state.Missed);
            }

            if (state.Guess is { } guess)
            {
                json.WriteString("guess"u8, guess);
            }

            if (state.WithStaff)
            {
                json.WriteBoolean("staff"u8, true);
            }

            WriteTime(json, "heard", state.HeardAt);
            if (!state.Frames.IsEmpty)
            {
                json.WriteStartArray("f"u8);
                foreach (var frame in state.Frames)
                {
                    FrameCodec.Write(json, frame);
                }

                json.WriteEndArray();
            }

            if (!state.Queued.IsEmpty)
            {
                json.WriteStartArray("q"u8);
                foreach (var begin in state.Queued)
                {
                    JsonSerializer.Serialize(json, begin, DialogJson.Default.BeginInput);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static ConversationState Read(ReadOnlySpan<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8);
        json.Read();
        Profile? profile = null;
        var state = new ConversationState { Profile = null! }; // replaced below; absent is an error
        while (NextProperty(ref json, out var name))
        {
            switch (name)
            {
                case "p":
                    profile = ProfileCodec.Read(ref json);
                    break;
                case "n":
                    state = state with { LastAsk = json.GetInt64() };
                    break;
                case "home":
                    state = state with { HomeDue = json.GetBoolean() };
                    break;
                case "lost":
                    state = state with { Lost = json.GetInt32() };
                    break;
                case "miss":
                    state = state with { Missed = json.GetInt32() };
                    break;
                case "guess":
                    state = state with { Guess = json.GetString() };
                    break;
                case "staff":
                    state = state with { WithStaff = json.GetBoolean() };
                    break;
                case "heard":
                    state = state with { HeardAt = ReadTime(ref json) };
                    break;
                case "f":
                    var frames = ImmutableArray.CreateBuilder<Frame>();
                    while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    {
                        frames.Add(FrameCodec.Read(ref json));
                    }

                    state = state with { Frames = frames.DrainToImmutable() };
                    break;
                case "q":
                    var queued = ImmutableArray.CreateBuilder<BeginInput>();
                    while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    {
                        queued.Add(JsonSerializer.Deserialize(ref json, DialogJson.Default.BeginInput) ?? throw new JsonException("a queued dialog is null"));
                    }

                    state = state with { Queued = queued.DrainToImmutable() };
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return state with { Profile = profile ?? throw new JsonException("a conversation's state has no profile") };
    }

    /// <summary>Stands on the value of the next property of the current object; false at its end.</summary>
    internal static bool NextProperty(ref Utf8JsonReader json, out string name)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.EndObject)
        {
            name = "";
            return false;
        }

        if (json.TokenType != JsonTokenType.PropertyName)
        {
            throw new JsonException("a conversation's state is not an object");
        }

        name = json.GetString()!; // a property name is never null
        json.Read();
        return true;
    }

    internal static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } at)
        {
            json.WriteNumber(name, at.UtcTicks);
        }
    }

    internal static DateTimeOffset ReadTime(ref Utf8JsonReader json) => new(json.GetInt64(), TimeSpan.Zero);

    internal static void WriteTime(Utf8JsonWriter json, string name, TimeOnly time) =>
        json.WriteString(name, time.ToString("HH:mm", CultureInfo.InvariantCulture));
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(SlotValue))]
[JsonSerializable(typeof(BeginInput))]
[JsonSerializable(typeof(WorkDoneInput))]
internal sealed partial class DialogJson : JsonSerializerContext;
