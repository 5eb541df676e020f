using System.Collections.Immutable;
using System.Text.Json;

namespace Companion.Dialogs;

internal static class FrameCodec
{
    public static void Write(Utf8JsonWriter json, Frame frame)
    {
        json.WriteStartObject();
        json.WriteString("d"u8, frame.Dialog);
        json.WriteString("v"u8, frame.Version);
        json.WriteString("s"u8, frame.State);
        if (!frame.Slots.IsEmpty)
        {
            json.WriteStartObject("slots"u8);
            foreach (var slot in frame.Slots)
            {
                json.WritePropertyName(slot.Name);
                JsonSerializer.Serialize(json, slot.Value, DialogJson.Default.SlotValue);
            }

            json.WriteEndObject();
        }

        WriteSteps(json, "path", frame.Path);
        WriteSteps(json, "redo", frame.Redo);
        if (!frame.Changed.IsEmpty)
        {
            json.WriteStartArray("ch"u8);
            foreach (var slot in frame.Changed)
            {
                json.WriteStringValue(slot);
            }

            json.WriteEndArray();
        }

        if (frame.Ask is { } ask)
        {
            WriteAsk(json, ask);
        }

        WriteText(json, "run", frame.Running);
        if (frame.Awaiting is not null)
        {
            json.WriteString("aw"u8, frame.Awaiting);
            StateCodec.WriteTime(json, "aws", frame.AwaitSince);
        }

        if (frame.Work is { } work)
        {
            json.WritePropertyName("work"u8);
            JsonSerializer.Serialize(json, work, DialogJson.Default.WorkDoneInput);
        }

        if (frame.FileId is { } file)
        {
            json.WriteString("file"u8, file);
        }

        if (frame.CalledBy is { } caller)
        {
            json.WriteNumber("by"u8, caller);
        }

        json.WriteEndObject();
    }

    public static Frame Read(ref Utf8JsonReader json)
    {
        var frame = new Frame { Dialog = "", Version = "", State = "" };
        while (StateCodec.NextProperty(ref json, out var name))
        {
            switch (name)
            {
                case "d":
                    frame = frame with { Dialog = json.GetString() ?? "" };
                    break;
                case "v":
                    frame = frame with { Version = json.GetString() ?? "" };
                    break;
                case "s":
                    frame = frame with { State = json.GetString() ?? "" };
                    break;
                case "slots":
                    var slots = ImmutableArray.CreateBuilder<SlotEntry>();
                    while (StateCodec.NextProperty(ref json, out var slot))
                    {
                        slots.Add(new(slot, ReadValue(ref json) ?? throw new JsonException("a slot's value is null")));
                    }

                    frame = frame with { Slots = slots.DrainToImmutable() };
                    break;
                case "path":
                    frame = frame with { Path = ReadSteps(ref json) };
                    break;
                case "redo":
                    frame = frame with { Redo = ReadSteps(ref json) };
                    break;
                case "ch":
                    var changed = ImmutableArray.CreateBuilder<string>();
                    while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    {
                        changed.Add(json.GetString() ?? "");
                    }

                    frame = frame with { Changed = changed.DrainToImmutable() };
                    break;
                case "ask":
                    frame = frame with { Ask = ReadAsk(ref json) };
                    break;
                case "run":
                    frame = frame with { Running = json.GetString() };
                    break;
                case "aw":
                    frame = frame with { Awaiting = json.GetString() };
                    break;
                case "aws":
                    frame = frame with { AwaitSince = StateCodec.ReadTime(ref json) };
                    break;
                case "work":
                    frame = frame with { Work = JsonSerializer.Deserialize(ref json, DialogJson.Default.WorkDoneInput) };
                    break;
                case "file":
                    frame = frame with { FileId = json.GetGuid() };
                    break;
                case "by":
                    frame = frame with { CalledBy = json.GetInt32() };
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return frame;
    }

    private static void WriteSteps(Utf8JsonWriter json, string name, ImmutableArray<PathStep> steps)
    {
        if (steps.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var step in steps)
        {
            json.WriteStartObject();
            json.WriteString("s"u8, step.State);
            WriteText(json, "n", step.Slot);
            if (step.Value is not null)
            {
                json.WritePropertyName("v"u8);
                JsonSerializer.Serialize(json, step.Value, DialogJson.Default.SlotValue);
            }

            WriteText(json, "m", step.MessageId);
            WriteText(json, "r", step.Result);
            if (step.Button >= 0)
            {
                json.WriteNumber("b"u8, step.Button);
            }

            if (step.IsReplaced)
            {
                json.WriteBoolean("x"u8, true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static ImmutableArray<PathStep> ReadSteps(ref Utf8JsonReader json)
    {
        var steps = ImmutableArray.CreateBuilder<PathStep>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            string state = "";
            string? slot = null, message = null, result = null;
            SlotValue? value = null;
            var button = -1;
            var replaced = false;
            while (StateCodec.NextProperty(ref json, out var name))
            {
                switch (name)
                {
                    case "s":
                        state = json.GetString() ?? "";
                        break;
                    case "n":
                        slot = json.GetString();
                        break;
                    case "v":
                        value = ReadValue(ref json);
                        break;
                    case "m":
                        message = json.GetString();
                        break;
                    case "r":
                        result = json.GetString();
                        break;
                    case "b":
                        button = json.GetInt32();
                        break;
                    case "x":
                        replaced = json.GetBoolean();
                        break;
                    default:
                        json.Skip();
                        break;
                }
            }

            steps.Add(new(state, slot, value, message, result, button, replaced));
        }

        return steps.DrainToImmutable();
    }

    private static void WriteAsk(Utf8JsonWriter json, OpenAsk ask)
    {
        json.WriteStartObject("ask"u8);
        json.WriteNumber("i"u8, ask.Id);
        StateCodec.WriteTime(json, "t", ask.AskedAt);
        json.WriteNumber("a"u8, ask.Attempts);
        json.WriteNumber("r"u8, ask.Reminders);
        StateCodec.WriteTime(json, "ra", ask.RemindedAt);
        json.WriteNumber("p"u8, ask.Page);
        StateCodec.WriteTime(json, "w", ask.WaitUntil);
        WriteText(json, "b", ask.Burst);
        StateCodec.WriteTime(json, "bu", ask.BurstUntil);
        if (ask.Proposal is not null)
        {
            json.WritePropertyName("pr"u8);
            JsonSerializer.Serialize(json, ask.Proposal, DialogJson.Default.SlotValue);
        }

        WriteText(json, "m", ask.MessageId);
        json.WriteEndObject();
    }

    private static OpenAsk ReadAsk(ref Utf8JsonReader json)
    {
        var ask = new OpenAsk(0, default);
        while (StateCodec.NextProperty(ref json, out var name))
        {
            switch (name)
            {
                case "i":
                    ask = ask with { Id = json.GetInt64() };
                    break;
                case "t":
                    ask = ask with { AskedAt = StateCodec.ReadTime(ref json) };
                    break;
                case "a":
                    ask = ask with { Attempts = json.GetInt32() };
                    break;
                case "r":
                    ask = ask with { Reminders = json.GetInt32() };
                    break;
                case "ra":
                    ask = ask with { RemindedAt = StateCodec.ReadTime(ref json) };
                    break;
                case "p":
                    ask = ask with { Page = json.GetInt32() };
                    break;
                case "w":
                    ask = ask with { WaitUntil = StateCodec.ReadTime(ref json) };
                    break;
                case "b":
                    ask = ask with { Burst = json.GetString() };
                    break;
                case "bu":
                    ask = ask with { BurstUntil = StateCodec.ReadTime(ref json) };
                    break;
                case "pr":
                    ask = ask with { Proposal = ReadValue(ref json) };
                    break;
                case "m":
                    ask = ask with { MessageId = json.GetString() };
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return ask;
    }

    private static SlotValue? ReadValue(ref Utf8JsonReader json) => JsonSerializer.Deserialize(ref json, DialogJson.Default.SlotValue);

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }
}
