using System.Text.Json;

namespace Companion.Bot.Channels.Telegram.Updates;

/// <summary>Values of a type that was promised; null when it is another. The reader stands on the value and leaves it behind.</summary>
internal static class JsonValues
{
    public static long? Long(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number))
        {
            return number;
        }

        reader.Skip();
        return null;
    }

    public static double? Double(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        reader.Skip();
        return null;
    }

    public static string? Text(ref Utf8JsonReader reader, int maxUnits = SafeText.MaxUnits)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return SafeText.Read(ref reader, maxUnits);
        }

        reader.Skip();
        return null;
    }

    public static bool Bool(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            return reader.TokenType == JsonTokenType.True;
        }

        reader.Skip();
        return false;
    }

    /// <summary>True when the reader stands on an object's beginning; anything else is skipped.</summary>
    public static bool Object(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return true;
        }

        reader.Skip();
        return false;
    }

    public static bool NextMember(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    public static void SkipMember(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
