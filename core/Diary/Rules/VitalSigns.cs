namespace Companion.Diary.Rules;

/// <summary>How a single vital sign is judged: by the doctor's limits where they are set, otherwise by the points of <see cref="News2"/>.</summary>
public static class VitalSigns
{
    /// <summary>Facts of the profile that change how a sign is judged.</summary>
    /// <param name="OxygenScale2">A doctor prescribed the target range of 88–92 %.</param>
    /// <param name="OnOxygen">The person breathes extra oxygen at home.</param>
    public readonly record struct Circumstances(bool OxygenScale2, bool OnOxygen);

    public static Concern Pulse(decimal beats, Limit limit) => Judge(beats, limit, News2.Pulse(beats));

    public static Concern Breathing(decimal breaths, Limit limit) => Judge(breaths, limit, News2.Breathing(breaths));

    public static Concern Temperature(decimal celsius, Limit limit) => Judge(celsius, limit, News2.Temperature(celsius));

    public static Concern Oxygen(decimal percent, Limit limit, Circumstances circumstances) => Judge(
        percent,
        limit,
        circumstances.OxygenScale2 ? News2.OxygenScale2(percent, circumstances.OnOxygen) : News2.OxygenScale1(percent));

    private static Concern Judge(decimal value, Limit limit, int points)
    {
        if (limit.IsSet && !limit.IsPast(value))
        {
            // A doctor's limits silence amber readings; a red one stays worth a word.
            return points >= News2.SingleRed ? Concern.Watch : Concern.None;
        }

        return points switch
        {
            >= News2.SingleRed => Concern.Emergency,
            2 => Concern.DoctorToday,
            _ when limit.IsSet => Concern.DoctorToday,
            1 => Concern.Watch,
            _ => Concern.None,
        };
    }
}
