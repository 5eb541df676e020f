using System.Text.Json;

namespace Companion.Dialogs;

/// <summary>Reads a work item's small JSON result into a frame.</summary>
internal static class AwaitedResult
{
    /// <returns>Null: it was to be JSON and is none; nobody should read that.</returns>
    public static Frame? Save(Frame frame, AwaitDefinition awaited, string result)
    {
        if (Guid.TryParse(result, out var bare))
        {
            return frame with { FileId = bare };
        }

        try
        {
            using var json = JsonDocument.Parse(result);
            var root = json.RootElement;
            if (root.ValueKind == JsonValueKind.String && Guid.TryParse(root.GetString(), out var id))
            {
                return frame with { FileId = id };
            }

            if (root.ValueKind != JsonValueKind.Object)
            {
                return frame;
            }

            if (root.TryGetProperty("file", out var file) && file.ValueKind == JsonValueKind.String && Guid.TryParse(file.GetString(), out var named))
            {
                frame = frame with { FileId = named };
            }

            foreach (var saved in awaited.Save)
            {
                if (root.TryGetProperty(saved.Output, out var value))
                {
                    frame = value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
                        ? frame.With(saved.Slot, new NumberValue(number))
                        : frame.With(saved.Slot, new TextValue(value.ToString()));
                }
            }

            return frame;
        }
        catch (JsonException)
        {
            // Not JSON: a plain word (a transcript); there are no fields to save from it.
            return result.AsSpan().TrimStart() is ['{' or '[' or '"', ..] ? null : awaited.Save is [var only] ? frame.With(only.Slot, new TextValue(result)) : frame;
        }
    }
}
