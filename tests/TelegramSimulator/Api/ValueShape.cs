using System.Collections.Frozen;
using System.Text.Json;

namespace Companion.TelegramSimulator.Api;

/// <summary>What a value must look like.</summary>
internal abstract class ValueShape
{
    /// <summary>Null: the value fits; else what is wrong with it, and under which rule.</summary>
    public abstract Misfit? Check(JsonElement value, string path);

    /// <summary>Checks against alternatives; reports the misfit of the alternative that was most likely meant.</summary>
    public static Misfit? CheckAny(ValueShape[] shapes, JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return new Misfit("null-value", $"{path} is null");
        }

        Misfit? likeliest = null;
        var likeness = -1;
        foreach (var shape in shapes)
        {
            if (shape.Check(value, path) is not { } misfit)
            {
                return null;
            }

            var alike = shape.Likeness(value);
            if (alike > likeness)
            {
                (likeliest, likeness) = (misfit, alike);
            }
        }

        return likeliest;
    }

    protected virtual int Likeness(JsonElement value) => 0;

    protected static Misfit WrongType(JsonElement value, string path, string wanted) =>
        new("wrong-type", $"{path} must be {wanted}, is {value.ValueKind}");
}

/// <param name="Rule">Name of the broken rule, as in <see cref="Violation.Rule"/>.</param>
internal sealed record Misfit(string Rule, string Detail);

internal sealed class IntegerShape : ValueShape
{
    public override Misfit? Check(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _) ? null : WrongType(value, path, "an integer");
}

internal sealed class FloatShape : ValueShape
{
    public override Misfit? Check(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Number ? null : WrongType(value, path, "a number");
}

internal sealed class BooleanShape : ValueShape
{
    public override Misfit? Check(JsonElement value, string path) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : WrongType(value, path, "a boolean");
}

internal sealed class StringShape : ValueShape
{
    public override Misfit? Check(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.String ? null : WrongType(value, path, "a string");
}

/// <summary>A file is uploaded as a part of a form, never as JSON; its string forms are a String alternative of the field.</summary>
internal sealed class InputFileShape : ValueShape
{
    public override Misfit? Check(JsonElement value, string path) => WrongType(value, path, "an uploaded file");
}

internal sealed class ArrayShape(ValueShape[] items) : ValueShape
{
    public override Misfit? Check(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return WrongType(value, path, "an array");
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (CheckAny(items, item, $"{path}[{index++}]") is { } misfit)
            {
                return misfit;
            }
        }

        return null;
    }

    protected override int Likeness(JsonElement value) => value.ValueKind == JsonValueKind.Array ? 1 : 0;
}

internal sealed class ObjectShape(string name) : ValueShape
{
    private string[] _required = [];

    public FrozenDictionary<string, Field> Fields
    {
        get;
        set
        {
            field = value;
            _required = [.. value.Values.Where(f => f.Required).Select(f => f.Name)];
        }
    }
    = FrozenDictionary<string, Field>.Empty;

    public override Misfit? Check(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return WrongType(value, path, $"an object ({name})");
        }

        foreach (var property in value.EnumerateObject())
        {
            if (!Fields.TryGetValue(property.Name, out var field))
            {
                return new Misfit("unknown-field", $"{path}.{property.Name} is no field of {name}");
            }

            if (CheckAny(field.Shapes, property.Value, $"{path}.{property.Name}") is { } misfit)
            {
                return misfit;
            }
        }

        foreach (var required in _required)
        {
            if (!value.TryGetProperty(required, out _))
            {
                return new Misfit("missing-field", $"{path}.{required} ({name}) is missing");
            }
        }

        return null;
    }

    protected override int Likeness(JsonElement value) =>
        value.ValueKind != JsonValueKind.Object ? 0
        : 1 + (Array.TrueForAll(_required, required => value.TryGetProperty(required, out _)) ? 1000 : 0)
            + value.EnumerateObject().Count(property => Fields.ContainsKey(property.Name));
}
