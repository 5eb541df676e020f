using System.Collections.Frozen;
using System.Text.Json;

namespace Companion.TelegramSimulator.Api;

/// <summary>The methods a call may name, from the embedded api-table.json.</summary>
internal sealed class ApiTable
{
    private readonly Dictionary<string, ObjectShape> _types = [];
    private readonly JsonElement _typeTable;

    private ApiTable(JsonElement root)
    {
        _typeTable = root.GetProperty("types");
        // Telegram takes method names in any case.
        Methods = root.GetProperty("methods").EnumerateObject()
            .Select(method => new MethodShape(method.Name, FieldsOf(method.Value)))
            .ToFrozenDictionary(method => method.Name, StringComparer.OrdinalIgnoreCase);
    }

    public static ApiTable Instance { get; } = Load();

    public FrozenDictionary<string, MethodShape> Methods { get; }

    private static ApiTable Load()
    {
        using var stream = typeof(ApiTable).Assembly.GetManifestResourceStream("api-table.json")
            ?? throw new InvalidOperationException("api-table.json is not embedded.");
        using var table = JsonDocument.Parse(stream);
        return new ApiTable(table.RootElement);
    }

    private FrozenDictionary<string, Field> FieldsOf(JsonElement fields) =>
        fields.EnumerateObject()
            .Select(field => new Field(
                field.Name.TrimEnd('!'),
                field.Name.EndsWith('!'),
                [.. field.Value.EnumerateArray().SelectMany(type => ShapesOf(type.GetString()!))]))
            .ToFrozenDictionary(field => field.Name);

    private IEnumerable<ValueShape> ShapesOf(string type)
    {
        const string arrayOf = "Array of ";
        if (type.StartsWith(arrayOf, StringComparison.Ordinal))
        {
            return [new ArrayShape([.. ShapesOf(type[arrayOf.Length..])])];
        }

        return type switch
        {
            "Integer" => [new IntegerShape()],
            "Float" => [new FloatShape()],
            "Boolean" => [new BooleanShape()],
            "String" => [new StringShape()],
            "InputFile" => [new InputFileShape()],
            _ when _typeTable.GetProperty(type).TryGetProperty("oneOf", out var subtypes) =>
                [.. subtypes.EnumerateArray().SelectMany(subtype => ShapesOf(subtype.GetString()!))],
            _ => [Object(type)],
        };
    }

    private ObjectShape Object(string type)
    {
        if (!_types.TryGetValue(type, out var shape))
        {
            // Registered before its fields are read: a message may hold a message.
            _types[type] = shape = new ObjectShape(type);
            shape.Fields = FieldsOf(_typeTable.GetProperty(type).GetProperty("fields"));
        }

        return shape;
    }
}

internal sealed record MethodShape(string Name, FrozenDictionary<string, Field> Fields)
{
    public string[] Required { get; } = [.. Fields.Values.Where(field => field.Required).Select(field => field.Name)];
}

internal sealed record Field(string Name, bool Required, ValueShape[] Shapes)
{
    /// <summary>A query or form value of this field is text as it stands; everything else is JSON.</summary>
    public bool IsText { get; } = Array.Exists(Shapes, shape => shape is StringShape);

    public bool TakesFile { get; } = Array.Exists(Shapes, shape => shape is InputFileShape);
}
