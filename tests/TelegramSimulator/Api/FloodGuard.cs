using System.Collections.Concurrent;

namespace Companion.TelegramSimulator.Api;

/// <summary>Token buckets for messages, and the memory of whoever was told to wait.</summary>
internal sealed class FloodGuard(FloodLimits limits, TimeProvider time)
{
    /// <summary>Calls that were on the wire while the 429 travelled are no fault of the bot.</summary>
    private static readonly TimeSpan OnTheWire = TimeSpan.FromMilliseconds(150);

    private readonly Bucket _bot = new(limits.PerBotPerSecond, limits.BotBurst);
    private readonly ConcurrentDictionary<long, Bucket> _chats = new();

    /// <summary>Null: may pass. Else the seconds to wait; <paramref name="ignored"/>: it had been told so before.</summary>
    public int? Take(long chatId, out bool ignored)
    {
        var now = time.GetUtcNow();
        var chat = _chats.GetOrAdd(chatId, static (_, l) => new Bucket(l.PerChatPerSecond, l.ChatBurst), limits);
        return Take(chat, now, out ignored) ?? Take(_bot, now, out ignored);
    }

    private static int? Take(Bucket bucket, DateTimeOffset now, out bool ignored)
    {
        lock (bucket)
        {
            ignored = now < bucket.ClosedUntil && now - bucket.ClosedAt > OnTheWire;
            if (now >= bucket.ClosedUntil && bucket.TryTake(now))
            {
                return null;
            }

            if (now >= bucket.ClosedUntil)
            {
                bucket.ClosedAt = now;
                bucket.ClosedUntil = now.AddSeconds(bucket.SecondsToWait);
            }

            return Math.Max(1, (int)Math.Ceiling((bucket.ClosedUntil - now).TotalSeconds));
        }
    }

    private sealed class Bucket(double perSecond, double burst)
    {
        private double? _tokens;
        private DateTimeOffset _filledAt;

        public DateTimeOffset ClosedAt { get; set; }

        public DateTimeOffset ClosedUntil { get; set; }

        public double SecondsToWait => Math.Ceiling(Math.Max(1, 1 / perSecond));

        public bool TryTake(DateTimeOffset now)
        {
            var tokens = _tokens is { } left ? Math.Min(burst, left + ((now - _filledAt).TotalSeconds * perSecond)) : burst;
            _filledAt = now;
            _tokens = tokens < 1 ? tokens : tokens - 1;
            return tokens >= 1;
        }
    }
}
