using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Companion.TelegramSimulator.Api;

/// <summary>A file that came as a part of a form.</summary>
internal sealed record Upload(string FileName, byte[] Bytes);

/// <summary>What a call brought, from the query, JSON, or either kind of form, brought to the shape of JSON.</summary>
internal sealed class Arguments
{
    public Dictionary<string, JsonElement> Values { get; } = [];

    public Dictionary<string, Upload> Files { get; } = [];

    /// <summary>Set when the body could not be read at all.</summary>
    public Misfit? Unreadable { get; set; }

    public string? Text(string name) => Values.TryGetValue(name, out var value) ? value.GetString() : null;

    public long? Integer(string name) => Values.TryGetValue(name, out var value) && value.TryGetInt64(out var number) ? number : null;

    public bool Flag(string name) => Values.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.True;

    public JsonElement? Json(string name) => Values.TryGetValue(name, out var value) ? value : null;
}

internal static class CallReader
{
    public static async Task<Arguments> ReadAsync(HttpRequest request, MethodShape? method, CancellationToken cancellationToken)
    {
        var arguments = new Arguments();
        foreach (var (name, value) in request.Query)
        {
            arguments.Values[name] = FromText(method, name, value.ToString());
        }

        if (request.ContentLength is 0 || request.ContentType is null)
        {
            return arguments;
        }

        if (request.ContentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        {
            using var body = new MemoryStream((int)(request.ContentLength ?? 1024));
            await request.Body.CopyToAsync(body, cancellationToken);
            ReadJson(body.GetBuffer().AsSpan(0, (int)body.Length), arguments);
        }
        else if (request.ContentType.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            await ReadPartsAsync(request, method, arguments, cancellationToken);
        }
        else if (request.HasFormContentType)
        {
            foreach (var (name, value) in await request.ReadFormAsync(cancellationToken))
            {
                arguments.Values[name] = FromText(method, name, value.ToString());
            }
        }
        else
        {
            arguments.Unreadable = new Misfit("bad-body", $"content type {request.ContentType} is not understood");
        }

        return arguments;
    }

    /// <summary>A call that came as the answer to a webhook: the method is a member of the object.</summary>
    public static string? ReadReply(byte[] body, Arguments arguments)
    {
        ReadJson(body, arguments);
        return arguments.Values.Remove("method", out var method) && method.ValueKind == JsonValueKind.String ? method.GetString() : null;
    }

    private static void ReadJson(ReadOnlySpan<byte> body, Arguments arguments)
    {
        JsonElement root;
        try
        {
            root = JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            arguments.Unreadable = new Misfit("bad-body", "the body is not JSON");
            return;
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            arguments.Unreadable = new Misfit("bad-body", "the body is not a JSON object");
            return;
        }

        foreach (var property in root.EnumerateObject())
        {
            arguments.Values[property.Name] = property.Value;
        }
    }

    private static async Task ReadPartsAsync(
        HttpRequest request, MethodShape? method, Arguments arguments, CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType).Boundary).ToString();
        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                arguments.Unreadable = new Misfit("bad-body", "a part of the form has no name");
                return;
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content, cancellationToken);
            if (disposition.IsFileDisposition())
            {
                arguments.Files[name] = new Upload(HeaderUtilities.RemoveQuotes(disposition.FileName).ToString(), content.ToArray());
            }
            else
            {
                arguments.Values[name] = FromText(method, name, System.Text.Encoding.UTF8.GetString(content.ToArray()));
            }
        }
    }

    private static JsonElement FromText(MethodShape? method, string name, string text)
    {
        if (method is null || !method.Fields.TryGetValue(name, out var field))
        {
            return JsonSerializer.SerializeToElement(text);
        }

        // "chat_id" may be a number or a name: a number is meant when it reads as one.
        if (field.IsText && !(field.Shapes.Length > 1 && long.TryParse(text, out _)))
        {
            return JsonSerializer.SerializeToElement(text);
        }

        try
        {
            return JsonElement.Parse(text is "True" or "False" ? text.ToLowerInvariant() : text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }
}
