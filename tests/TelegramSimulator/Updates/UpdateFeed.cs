using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Companion.TelegramSimulator.World;

namespace Companion.TelegramSimulator.Updates;

/// <summary>All updates that the bot has not acknowledged, whichever way it fetches them.</summary>
internal sealed class UpdateFeed(SimulatorOptions options, Faults faults)
{
    /// <summary>Kinds that Telegram only sends when they are asked for by name.</summary>
    private static readonly string[] OnlyWhenAsked = ["chat_member", "message_reaction", "message_reaction_count"];

    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, PendingUpdate> _pending = [];
    private readonly List<PendingUpdate> _again = [];
    private readonly ConcurrentQueue<PendingUpdate> _history = new();
    private long _nextId = options.FirstUpdateId;
    private PendingUpdate? _heldBack;

    public Signal Changed { get; } = new();

    /// <summary>Null: all but <see cref="OnlyWhenAsked"/>.</summary>
    public IReadOnlyCollection<string>? Allowed { get; set; }

    /// <summary>Called under no lock, in the order of the updates of a chat.</summary>
    public Action<PendingUpdate>? Added { get; set; }

    public int Unacknowledged
    {
        get
        {
            lock (_gate)
            {
                return _pending.Count + _again.Count;
            }
        }
    }

    public IReadOnlyList<DeliveredUpdate> History => [.. _history.Select(update => update.Seen())];

    public IReadOnlyList<PendingUpdate> Pending
    {
        get
        {
            lock (_gate)
            {
                return [.. _pending.Values];
            }
        }
    }

    /// <summary>Takes an update without its id; null when the bot has not asked for this kind.</summary>
    public long? Add(long chatId, string kind, JsonNode content)
    {
        if (Allowed is { } allowed ? !allowed.Contains(kind) : OnlyWhenAsked.Contains(kind))
        {
            return null;
        }

        return Enqueue(chatId, kind, id => JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["update_id"] = id, [kind] = content }));
    }

    /// <summary>Takes bytes as they are, however broken; <paramref name="body"/> may use the id that it is given.</summary>
    public long Enqueue(long chatId, string kind, Func<long, byte[]> body)
    {
        List<PendingUpdate> ready = [];
        long id;
        lock (_gate)
        {
            id = _nextId++;
            var update = new PendingUpdate(id, chatId, kind, body(id));
            var fault = faults.Take(Faults.Updates);
            update.Repeats = fault?.Kind == Fault.Form.Duplicate ? 1 : 0;
            if (options.KeepHistory)
            {
                _history.Enqueue(update);
            }

            if (fault?.Kind == Fault.Form.Reorder && _heldBack is null)
            {
                _heldBack = update;
                return id;
            }

            ready.Add(update);
            if (_heldBack is { } late)
            {
                ready.Add(late);
                _heldBack = null;
            }

            foreach (var one in ready)
            {
                _pending[one.Id] = one;
            }
        }

        if (Added is { } added)
        {
            ready.ForEach(added);
        }

        Changed.Raise();
        return id;
    }

    /// <summary>Ids go on from <paramref name="id"/>, lower or higher, as they do after an idle week.</summary>
    public void RestartIdsAt(long id)
    {
        lock (_gate)
        {
            _nextId = id;
        }
    }

    public void Acknowledge(PendingUpdate update)
    {
        lock (_gate)
        {
            update.AcknowledgedAt ??= options.Time.GetUtcNow();
            _pending.Remove(update.Id);
        }

        Changed.Raise();
    }

    /// <summary>Everything up to the offset is acknowledged; answers what comes next.</summary>
    public IReadOnlyList<PendingUpdate> Poll(long? offset, int limit)
    {
        lock (_gate)
        {
            // A negative offset counts from the end and forgets what is before.
            var from = offset switch
            {
                < 0 when _pending.Count > 0 => _pending.Keys.Reverse().Take((int)-offset.Value).Last(),
                null or < 0 => long.MinValue,
                _ => offset.Value,
            };
            foreach (var update in _pending.Values.TakeWhile(update => update.Id < from).ToList())
            {
                update.AcknowledgedAt ??= options.Time.GetUtcNow();
                _pending.Remove(update.Id);
                if (update.Repeats-- > 0)
                {
                    _again.Add(update);
                }
            }

            List<PendingUpdate> found = [.. _again, .. _pending.Values.Take(limit)];
            _again.Clear();
            found.ForEach(update => update.Attempt());
            if (offset is not null)
            {
                Changed.Raise();
            }

            return found;
        }
    }

    public void Forget()
    {
        lock (_gate)
        {
            _pending.Clear();
            _again.Clear();
        }

        Changed.Raise();
    }
}
