using System.Diagnostics.Metrics;

namespace Companion.Conversations;

/// <summary>How long what one person's turn tells another is on its way: the meter "Companion.Tells".</summary>
public sealed class TellMetrics : IDisposable
{
    private readonly Meter _meter = new("Companion.Tells");
    private readonly Histogram<double> _delay;

    public TellMetrics() => _delay = _meter.CreateHistogram(
        "companion.tells.delay",
        "s",
        "from when something was due to be told to the commit of the turn that took it",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60] });

    internal void Told(TimeSpan delay, bool urgent) => _delay.Record(delay.TotalSeconds, new KeyValuePair<string, object?>("urgent", urgent));

    public void Dispose() => _meter.Dispose();
}
