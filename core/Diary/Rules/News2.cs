namespace Companion.Diary.Rules;

/// <summary>
/// National Early Warning Score 2. Source: Royal College of Physicians, "National Early Warning Score (NEWS) 2", December 2017, chart 1.
/// Every method gives the 0–3 points of one measurement. Consciousness is not asked for in a chat, so a sum over these is a lower bound
/// of the score that a nurse would find, never the score itself.
/// </summary>
public static class News2
{
    /// <summary>Points of one measurement that call for a clinician by themselves ("3 in a single parameter").</summary>
    public const int SingleRed = 3;

    /// <summary>Points in sum that call for an urgent look (medium risk).</summary>
    public const int Urgent = 5;

    /// <summary>Points in sum that call for an emergency response (high risk).</summary>
    public const int Emergency = 7;

    /// <param name="breaths">A minute.</param>
    public static int Breathing(decimal breaths) => breaths switch
    {
        <= 8 => 3,
        <= 11 => 1,
        <= 20 => 0,
        <= 24 => 2,
        _ => 3,
    };

    /// <summary>Scale 1: everybody without a prescription of the lower target range.</summary>
    /// <param name="percent">Oxygen saturation, whole percent.</param>
    public static int OxygenScale1(decimal percent) => percent switch
    {
        <= 91 => 3,
        <= 93 => 2,
        <= 95 => 1,
        _ => 0,
    };

    /// <summary>Scale 2: only when a doctor prescribed the target range of 88–92 % (hypercapnic respiratory failure).</summary>
    /// <param name="percent">Oxygen saturation, whole percent.</param>
    /// <param name="onOxygen">Breathing extra oxygen: too much of it is scored as well.</param>
    public static int OxygenScale2(decimal percent, bool onOxygen) => percent switch
    {
        <= 83 => 3,
        <= 85 => 2,
        <= 87 => 1,
        <= 92 => 0,
        _ when !onOxygen => 0,
        <= 94 => 1,
        <= 96 => 2,
        _ => 3,
    };

    /// <summary>Two points for extra oxygen.</summary>
    public static int ExtraOxygen(bool onOxygen) => onOxygen ? 2 : 0;

    /// <param name="millimetres">Systolic, mmHg.</param>
    public static int Systolic(int millimetres) => millimetres switch
    {
        <= 90 => 3,
        <= 100 => 2,
        <= 110 => 1,
        <= 219 => 0,
        _ => 3,
    };

    /// <param name="beats">A minute.</param>
    public static int Pulse(decimal beats) => beats switch
    {
        <= 40 => 3,
        <= 50 => 1,
        <= 90 => 0,
        <= 110 => 1,
        <= 130 => 2,
        _ => 3,
    };

    /// <param name="celsius">With one decimal, as the chart has it.</param>
    public static int Temperature(decimal celsius) => celsius switch
    {
        <= 35.0m => 3,
        <= 36.0m => 1,
        <= 38.0m => 0,
        <= 39.0m => 1,
        _ => 2,
    };
}
