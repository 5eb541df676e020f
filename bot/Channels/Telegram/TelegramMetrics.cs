using System.Diagnostics.Metrics;

namespace Companion.Bot.Channels.Telegram;

/// <summary>The meter "Companion.Telegram".</summary>
internal sealed class TelegramMetrics : IDisposable
{
    public const string MeterName = "Companion.Telegram";

    private readonly Meter _meter = new(MeterName);

    public TelegramMetrics()
    {
        Updates = _meter.CreateCounter<long>("companion.telegram.updates", description: "Updates taken, by what became of them");
        Unreadable = _meter.CreateCounter<long>("companion.telegram.updates.unreadable", description: "Bodies that were no update");
        Sends = _meter.CreateCounter<long>("companion.telegram.sends", description: "Calls that put something into a chat, by outcome");
        PossibleRepeats = _meter.CreateCounter<long>(
            "companion.telegram.sends.possible_repeats", description: "Sends of unknown outcome: the person may get them twice");
    }

    public Counter<long> Updates { get; }

    public Counter<long> Unreadable { get; }

    public Counter<long> Sends { get; }

    public Counter<long> PossibleRepeats { get; }

    public void Dispose() => _meter.Dispose();
}
