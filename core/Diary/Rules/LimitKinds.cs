namespace Companion.Diary.Rules;

/// <summary>The names under which kinds of limits are stored and passed as arguments.</summary>
public static class LimitKinds
{
    public static string Code(this LimitKind kind) => kind switch
    {
        LimitKind.OxygenSaturation => "spo2",
        _ => kind.ToString().ToLowerInvariant(),
    };

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
