namespace Companion.Safety;

/// <summary>The times of an alarm (settings <c>Safety__…</c>), where the person has not chosen their own.</summary>
public sealed class SafetyOptions
{
    /// <summary>0–60 s, default 10: long enough to take back a tap by mistake, short enough not to matter.</summary>
    public TimeSpan Countdown { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a contact is waited for before the next is called; 1 s–1 h, default 60 s.</summary>
    public TimeSpan ContactWait { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The same when a sign of life is missing, which is no emergency: 1 s–1 day, default 30 min.</summary>
    public TimeSpan SoftWait { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How much later than the other ways an SMS goes out (it costs money; a failure of the others brings it forward): default 20 s.</summary>
    public TimeSpan SmsAfter { get; set; } = TimeSpan.FromSeconds(20);
}
