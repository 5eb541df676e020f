using System.Text.Json;

namespace Companion.TelegramSimulator.Api;

/// <summary>What a call is answered with.</summary>
internal sealed class ApiAnswer
{
    private readonly Action<Utf8JsonWriter>? _result;

    private ApiAnswer(Action<Utf8JsonWriter>? result, int status, string? description, int? retryAfter)
    {
        _result = result;
        Status = status;
        Description = description;
        RetryAfterSeconds = retryAfter;
    }

    public static ApiAnswer True { get; } = Ok(writer => writer.WriteBooleanValue(true));

    public int Status { get; }

    public string? Description { get; }

    public int? RetryAfterSeconds { get; }

    /// <summary>Set when the refusal breaks a rule that a sound bot keeps, as opposed to one it may run into.</summary>
    public string? BrokenRule { get; private init; }

    public static ApiAnswer Ok(Action<Utf8JsonWriter> result) => new(result, 200, null, null);

    public static ApiAnswer Refused(int status, string description, int? retryAfterSeconds = null, string? brokenRule = null) =>
        new(null, status, description, retryAfterSeconds) { BrokenRule = brokenRule };

    /// <summary>A 400 for something the bot should have known.</summary>
    public static ApiAnswer Wrong(string rule, string description) =>
        new(null, 400, $"Bad Request: {description}", null) { BrokenRule = rule };

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("ok", _result is not null);
        if (_result is not null)
        {
            writer.WritePropertyName("result");
            _result(writer);
        }
        else
        {
            writer.WriteNumber("error_code", Status);
            writer.WriteString("description", Description);
            if (RetryAfterSeconds is { } seconds)
            {
                writer.WriteStartObject("parameters");
                writer.WriteNumber("retry_after", seconds);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndObject();
    }
}
