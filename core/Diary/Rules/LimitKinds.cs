namespace Companion.Diary.Rules;

/// <summary>The names under which kinds of limits are stored and passed as arguments.</summary>
public static class LimitKinds
{
    public static string Code(this LimitKind kind) => kind switch
    {
        LimitKind.OxygenSaturation => "spo2",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>
    /// Whether a living body's readings could keep these bounds, and they leave room between them. In the kind's stored unit; wide on
    /// purpose, as what is right for a person is their doctor's to know.
    /// </summary>
    public static bool IsSoundFor(this Limit limit, LimitKind kind)
    {
        var (least, most) = kind switch
        {
            LimitKind.Systolic => (60m, 260m),
            LimitKind.Diastolic => (30, 160),
            LimitKind.Pulse => (25, 220),
            LimitKind.OxygenSaturation => (60, 100),
            LimitKind.Glucose => (40, 600),
            LimitKind.Weight => (25, 300),
            LimitKind.Temperature => (34, 42),
            LimitKind.Breathing => (5, 60),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of limit"),
        };
        return IsWithin(limit.Low) && IsWithin(limit.High) && !(limit.Low >= limit.High);

        bool IsWithin(decimal? bound) => bound is null || (bound >= least && bound <= most);
    }

    /// <returns>Null: there is none of this name.</returns>
    public static LimitKind? Find(string? code)
    {
        foreach (var kind in Enum.GetValues<LimitKind>())
        {
            if (kind.Code() == code)
            {
                return kind;
            }
        }

        return null;
    }
}
