using System.Text.Json;

namespace Companion.TelegramSimulator.Api;

/// <summary>Checks the names and types of a call's parameters against the table.</summary>
internal static class CallValidator
{
    public static Misfit? Check(MethodShape method, Arguments arguments)
    {
        foreach (var (name, value) in arguments.Values)
        {
            if (!method.Fields.TryGetValue(name, out var field))
            {
                return new Misfit("unknown-parameter", $"{method.Name} has no parameter {name}");
            }

            if (ValueShape.CheckAny(field.Shapes, value, name) is { } misfit)
            {
                return misfit;
            }

            if (HoldsBrokenText(value))
            {
                return new Misfit("broken-text", $"{name} is not valid Unicode");
            }
        }

        foreach (var name in arguments.Files.Keys)
        {
            // Files of an album are named freely and referred to as attach://name.
            if (method.Fields.TryGetValue(name, out var field) && !field.TakesFile)
            {
                return new Misfit("wrong-type", $"{name} takes no file");
            }
        }

        foreach (var required in method.Required)
        {
            if (!arguments.Values.ContainsKey(required) && !arguments.Files.ContainsKey(required))
            {
                return new Misfit("missing-parameter", $"{method.Name} needs {required}");
            }
        }

        return null;
    }

    /// <summary>A lone surrogate, written as an escape, passes as JSON and can still not be read as text.</summary>
    private static bool HoldsBrokenText(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                try
                {
                    _ = value.GetString();
                    return false;
                }
                catch (InvalidOperationException)
                {
                    return true;
                }

            case JsonValueKind.Array:
                return value.EnumerateArray().Any(HoldsBrokenText);
            case JsonValueKind.Object:
                return value.EnumerateObject().Any(property => HoldsBrokenText(property.Value));
            default:
                return false;
        }
    }
}
