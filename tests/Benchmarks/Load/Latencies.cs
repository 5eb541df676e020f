using System.Diagnostics;

namespace Companion.Benchmarks.Load;

/// <summary>Collected durations and their percentiles.</summary>
internal sealed class Latencies
{
    private readonly List<double> _milliseconds = [];
    private readonly Lock _gate = new();

    public int Count => _milliseconds.Count;

    public void Add(long fromTimestamp) => Add(Stopwatch.GetElapsedTime(fromTimestamp));

    public void Add(TimeSpan duration)
    {
        lock (_gate)
        {
            _milliseconds.Add(duration.TotalMilliseconds);
        }
    }

    public double Percentile(double share)
    {
        lock (_gate)
        {
            _milliseconds.Sort();
            return _milliseconds.Count == 0 ? 0 : _milliseconds[(int)Math.Min(_milliseconds.Count - 1, Math.Floor(share * _milliseconds.Count))];
        }
    }
}
