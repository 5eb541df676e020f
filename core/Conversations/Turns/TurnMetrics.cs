using System.Diagnostics.Metrics;

namespace Companion.Conversations.Turns;

/// <summary>Counters of the meter "Companion.Conversations".</summary>
public sealed class TurnMetrics : IDisposable
{
    private readonly Meter _meter = new("Companion.Conversations");
    private readonly Counter<long> _turns;
    private readonly Counter<long> _batches;
    private readonly Counter<long> _fellApart;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _possibleRepeats;
    private readonly Counter<long> _quarantined;

    public TurnMetrics()
    {
        _turns = _meter.CreateCounter<long>("companion.turns", description: "turns committed");
        _batches = _meter.CreateCounter<long>("companion.turns.transactions", description: "transactions that committed turns");
        _fellApart = _meter.CreateCounter<long>("companion.turns.batches_fell_apart", description: "shared transactions repeated turn by turn");
        _sent = _meter.CreateCounter<long>("companion.outbox.sent", description: "messages taken by a channel");
        _possibleRepeats = _meter.CreateCounter<long>(
            "companion.outbox.possible_repeats", description: "messages sent again because a crash or a cut left their first sending unknown");
        _quarantined = _meter.CreateCounter<long>("companion.inbox.quarantined", description: "inbounds put into quarantine");
    }

    internal void Committed(int turns)
    {
        _turns.Add(turns);
        _batches.Add(1);
    }

    internal void BatchFellApart() => _fellApart.Add(1);

    internal void Sent() => _sent.Add(1);

    internal void PossibleRepeat(int messages) => _possibleRepeats.Add(messages);

    internal void Quarantined() => _quarantined.Add(1);

    public void Dispose() => _meter.Dispose();
}
