using System.Threading.Channels;
using Companion.Dialogs;
using Companion.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Companion.Conversations.Turns;

/// <summary>
/// The one hot path of this node. Whatever inbounds have arrived are stepped from memory and written together in one transaction (group
/// commit, no added delay); each completes when that is committed. What cannot go along (a command that queries, a step that fails, a
/// version that moved) is taken alone by <see cref="CarefulTurn"/>, its conversation waiting meanwhile, the others not.
/// </summary>
internal sealed partial class TurnLane(
    CompanionDatabase database,
    TurnStepper stepper,
    TurnTransaction transaction,
    CarefulTurn careful,
    Newcomers newcomers,
    Outbox.OutboxDispatcher outbox,
    ChannelAccounts accounts,
    WorkSignal work,
    ConversationOptions options,
    TurnMetrics metrics,
    Counting.TurnCounts counts,
    TimeProvider clock,
    ILogger<TurnLane> logger) : BackgroundService, IConversations, IInternalInbounds
{
    private readonly Channel<Event> _events = Channel.CreateUnbounded<Event>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConversationCache _cache = new(options.CachedConversations);
    private readonly Dictionary<Guid, Queue<Pending>> _alone = [];
    private readonly SemaphoreSlim _carefulSlots = new(options.CarefulTurns);

    // In order of arrival; what is not taken into a batch stays here, so a conversation's inbounds never overtake each other.
    private readonly LinkedList<Pending> _waiting = new();

    private readonly record struct Event(Pending? Arrived, Pending? TakenAlone, Guid ConversationId);

    public Task<InboundOutcome> AcceptAsync(Inbound inbound, CancellationToken cancellationToken) => Accept(new Pending(inbound, null), cancellationToken);

    public Task<InboundOutcome> AcceptAsync(Guid tenantId, Guid conversationId, string externalId, Input content, CancellationToken cancellationToken) =>
        Accept(
            new Pending(
                new Inbound { Chat = new ChatAddress(tenantId, Guid.Empty, ""), ExternalId = externalId, Content = content },
                conversationId),
            cancellationToken);

    private Task<InboundOutcome> Accept(Pending pending, CancellationToken cancellationToken)
    {
        if (!_events.Writer.TryWrite(new Event(pending, null, default)))
        {
            throw new ConversationsUnavailableException("this node is stopping");
        }

        return cancellationToken.CanBeCanceled ? pending.Task.WaitAsync(cancellationToken) : pending.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _events.Reader.WaitToReadAsync(stoppingToken).ConfigureAwait(false))
            {
                Drain();
                while (_waiting.Count > 0 && await TakeSomeAsync(stoppingToken).ConfigureAwait(false))
                {
                    Drain();
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: what is not taken will be delivered again.
        }
        finally
        {
            _events.Writer.TryComplete();
            Drain();
            foreach (var pending in _waiting)
            {
                pending.Fail(new ConversationsUnavailableException("this node is stopping"));
            }
        }
    }

    private void Drain()
    {
        while (_events.Reader.TryRead(out var next))
        {
            if (next.Arrived is { } arrived)
            {
                // Cheap look at the raw input; when nothing waits it changes nothing.
                if (_waiting.Count > 0 && Urgency.IsAlarm(arrived.Inbound))
                {
                    _waiting.AddFirst(arrived);
                }
                else
                {
                    _waiting.AddLast(arrived);
                }
            }
            else
            {
                Released(next.ConversationId);
            }
        }
    }

    private void Released(Guid conversationId)
    {
        _cache.Remove(conversationId);
        if (_alone.Remove(conversationId, out var behind))
        {
            // They arrived before whatever else of this conversation waits by now.
            foreach (var pending in behind.Reverse())
            {
                _waiting.AddFirst(pending);
            }
        }
    }

    /// <returns>False when nothing that waits can be taken now.</returns>
    private async Task<bool> TakeSomeAsync(CancellationToken cancellationToken)
    {
        var tenantId = _waiting.First!.Value.TenantId;
        var before = _waiting.Count;
        var chosen = new List<(Pending Pending, LiveConversation Conversation)>(Math.Min(_waiting.Count, options.MaxTurnsPerTransaction));
        try
        {
            var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
            await ResolveAsync(tenantId, cipher, cancellationToken).ConfigureAwait(false);
            Choose(tenantId, chosen);
            if (chosen.Count > 0)
            {
                await TakeTogetherAsync(tenantId, chosen, cipher, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (CarefulTurn.IsOutage(exception, cancellationToken) && !cancellationToken.IsCancellationRequested)
        {
            LogOutage(logger, exception.GetType().Name);
            RefuseWaiting(exception);
        }

        return _waiting.Count < before;
    }

    /// <summary>Loads what is not remembered; unknown chats become newcomers.</summary>
    private async Task ResolveAsync(Guid tenantId, ITenantCipher cipher, CancellationToken cancellationToken)
    {
        List<ChatAddress>? chats = null;
        List<Guid>? ids = null;
        List<Pending>? strangers = null;
        var looked = 0;
        for (var node = _waiting.First; node is not null && looked < options.MaxTurnsPerTransaction; node = node.Next, looked++)
        {
            var pending = node.Value;
            if (pending.TenantId != tenantId || Remembered(pending) is not null)
            {
                continue;
            }

            if (pending.ConversationId is { } id)
            {
                if (!(ids ??= []).Contains(id))
                {
                    ids.Add(id);
                }
            }
            else if (!(chats ??= []).Contains(pending.Inbound.Chat))
            {
                chats.Add(pending.Inbound.Chat);
                (strangers ??= []).Add(pending);
            }
        }

        if (chats is null && ids is null)
        {
            return;
        }

        var connection = await database.App.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var found = await ConversationLoader.LoadAsync(
                connection, tenantId, chats ?? [], ids ?? [], cipher, locked: false, cancellationToken).ConfigureAwait(false);
            foreach (var (index, conversation) in found)
            {
                ChatAddress? chat = index < (chats?.Count ?? 0) ? chats![index] : null;
                _cache.Add(_cache.Find(conversation.Id) ?? conversation, chat);
            }
        }

        foreach (var stranger in strangers ?? [])
        {
            if (_cache.Find(stranger.Inbound.Chat) is null && newcomers.Create(stranger) is { } newcomer)
            {
                _cache.Add(newcomer, stranger.Inbound.Chat);
            }
        }
    }

    private LiveConversation? Remembered(Pending pending) =>
        pending.ConversationId is { } id ? _cache.Find(id) : _cache.Find(pending.Inbound.Chat);

    private void TakeAlone(Pending pending, Guid conversationId)
    {
        if (!_alone.TryAdd(conversationId, new Queue<Pending>()))
        {
            _alone[conversationId].Enqueue(pending);
            return;
        }

        _ = Task.Run(async () =>
        {
            await _carefulSlots.WaitAsync().ConfigureAwait(false);
            try
            {
                var (outcome, turn) = await careful.RunAsync(pending, CancellationToken.None).ConfigureAwait(false);
                if (turn is not null)
                {
                    AfterCommit(turn);
                    metrics.Committed(1);
                }
                else if (outcome == InboundOutcome.Duplicate)
                {
                    // Perhaps this very turn, committed by a batch whose answer was lost: its messages are in the outbox, unseen.
                    outbox.Look(pending.Inbound.Chat.AccountId);
                }

                pending.Complete(outcome);
            }
            catch (Exception exception)
            {
                LogOutage(logger, exception.GetType().Name);
                pending.Fail(exception as ConversationsUnavailableException ?? new ConversationsUnavailableException("the turn could not be taken", exception));
            }
            finally
            {
                _carefulSlots.Release();
                _events.Writer.TryWrite(new Event(null, pending, conversationId));
            }
        });
    }

    private void RefuseWaiting(Exception exception)
    {
        foreach (var pending in _waiting)
        {
            pending.Fail(new ConversationsUnavailableException("the database does not take turns now", exception));
        }

        _waiting.Clear();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the database does not take turns now ({Error})")]
    private static partial void LogOutage(ILogger logger, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "a batch of {Turns} turns fell apart ({Error}); each is taken alone")]
    private static partial void LogBatchFailure(ILogger logger, string error, int turns);

    [LoggerMessage(Level = LogLevel.Warning, Message = "stepping conversation {ConversationId} failed with {Error}; it is taken alone")]
    private static partial void LogStepFailure(ILogger logger, string error, Guid conversationId);
}

/// <summary>The way in for what does not come from a channel: due timers, results of work.</summary>
internal interface IInternalInbounds
{
    Task<InboundOutcome> AcceptAsync(Guid tenantId, Guid conversationId, string externalId, Input content, CancellationToken cancellationToken);
}
