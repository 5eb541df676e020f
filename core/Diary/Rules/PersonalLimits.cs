using System.Collections.Immutable;
using System.Globalization;
using Companion.People;

namespace Companion.Diary.Rules;

/// <summary>What a doctor may set limits for.</summary>
public enum LimitKind
{
    Systolic,
    Diastolic,
    Pulse,
    OxygenSaturation,
    Glucose,
    Weight,
    Temperature,
    Breathing,
}

/// <summary>A doctor's limits in the kind's stored unit, both inclusive; null: the general rule stands.</summary>
public readonly record struct Limit(decimal? Low, decimal? High)
{
    public bool IsPast(decimal value) => value < Low || value > High;

    public bool IsSet => Low is not null || High is not null;
}

/// <summary>
/// The limits that the person's doctor set; they replace the general ones. They travel in the profile's facts ("limit.pulse": "50..110"),
/// so that a turn applies them without a query; the table personal_limits is their audited source.
/// </summary>
public sealed class PersonalLimits
{
    private const string Prefix = "limit.";

    private readonly ImmutableSortedDictionary<LimitKind, Limit> _limits;

    private PersonalLimits(ImmutableSortedDictionary<LimitKind, Limit> limits) => _limits = limits;

    public static readonly PersonalLimits None = new(ImmutableSortedDictionary<LimitKind, Limit>.Empty);

    public Limit For(LimitKind kind) => _limits.TryGetValue(kind, out var limit) ? limit : default;

    public static PersonalLimits Of(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var limits = ImmutableSortedDictionary.CreateBuilder<LimitKind, Limit>();
        foreach (var (name, value) in profile.Facts)
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal)
                && Enum.TryParse<LimitKind>(name.AsSpan(Prefix.Length), ignoreCase: true, out var kind)
                && Read(value) is { } limit)
            {
                limits[kind] = limit;
            }
        }

        return limits.Count == 0 ? None : new(limits.ToImmutable());
    }

    /// <summary>The profile's fact for a limit: its name and its value ("50..110", "..110", "50..").</summary>
    public static KeyValuePair<string, string> Fact(LimitKind kind, Limit limit) => new(
        Prefix + kind.ToString().ToLowerInvariant(),
        string.Create(CultureInfo.InvariantCulture, $"{limit.Low}..{limit.High}"));

    private static Limit? Read(string value)
    {
        var dots = value.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0 || !ReadBound(value.AsSpan(0, dots), out var low) || !ReadBound(value.AsSpan(dots + 2), out var high))
        {
            return null;
        }

        var limit = new Limit(low, high);
        return limit.IsSet ? limit : null;
    }

    private static bool ReadBound(ReadOnlySpan<char> text, out decimal? bound)
    {
        bound = null;
        if (text.IsEmpty)
        {
            return true;
        }

        var read = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value);
        bound = read ? value : null;
        return read;
    }
}
