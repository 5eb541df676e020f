using System.Collections.Immutable;
using Companion.Dialogs;

namespace Companion.Conversations;

/// <summary>Typed reading of a command's arguments; null: absent. The verifier has already matched the types.</summary>
internal static class CommandArguments
{
    public static string? Text(this CommandCall call, string name) => call.Find<TextValue>(name)?.Text;

    public static string? Choice(this CommandCall call, string name) => call.Find<ChoiceValue>(name)?.Id;

    public static bool? YesNo(this CommandCall call, string name) => call.Find<YesNoValue>(name)?.Yes;

    public static decimal? Number(this CommandCall call, string name) => call.Find<NumberValue>(name)?.Value;

    public static TimeOnly? Time(this CommandCall call, string name) => call.Find<TimeValue>(name)?.Time;

    public static DateTimeOffset? Moment(this CommandCall call, string name) => call.Find<MomentValue>(name)?.At;

    public static BloodPressureValue? Pressure(this CommandCall call, string name) => call.Find<BloodPressureValue>(name);

    public static LocationValue? Location(this CommandCall call, string name) => call.Find<LocationValue>(name);

    public static FileValue? File(this CommandCall call, string name) => call.Find<FileValue>(name);

    private static TValue? Find<TValue>(this CommandCall call, string name)
        where TValue : SlotValue => call.Arguments.TryGetValue(name, out var value) ? value as TValue : null;
}

/// <summary>Writes a command's signature as one reads it: argument, type, "?" behind what may be absent.</summary>
internal static class Signatures
{
    /// <param name="name">Such as "diary.record".</param>
    /// <param name="inputs">"mood: scale", "note: text?".</param>
    /// <param name="outputs">"number: text".</param>
    /// <param name="results">Default: "ok" alone.</param>
    public static CommandSignature Define(string name, string[]? inputs = null, string[]? outputs = null, string[]? results = null)
    {
        var takes = ImmutableSortedDictionary.CreateBuilder<string, CommandInputType>(StringComparer.Ordinal);
        foreach (var input in inputs ?? [])
        {
            var (argument, type) = Split(input);
            takes.Add(argument, type.EndsWith('?') ? new(type[..^1], Optional: true) : new(type));
        }

        var gives = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var output in outputs ?? [])
        {
            var (value, type) = Split(output);
            gives.Add(value, type);
        }

        return new CommandSignature(name, takes.ToImmutable(), gives.ToImmutable(), results is null ? ["ok"] : [.. results]);
    }

    private static (string Name, string Type) Split(string declaration)
    {
        var colon = declaration.IndexOf(':', StringComparison.Ordinal);
        return (declaration[..colon], declaration[(colon + 1)..].Trim());
    }
}
