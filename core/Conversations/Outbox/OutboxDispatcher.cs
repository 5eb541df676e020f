using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Companion.Conversations.Outbox;

/// <summary>
/// Holds the sender lease of every account it can get and runs an <see cref="AccountSender"/> for each. Committed messages come here in
/// memory when this node sends for their account, by NOTIFY when another does, and at the latest by a look at the table.
/// </summary>
internal sealed class OutboxDispatcher(IServiceProvider services, TimeProvider clock, ILogger<OutboxDispatcher> logger) : BackgroundService
{
    /// <summary>NOTIFY channel; the payload is the account's id.</summary>
    public const string Channel = "companion_outbox";

    private readonly ConcurrentDictionary<Guid, AccountSender> _senders = [];

    public bool SendsFor(Guid accountId) => _senders.ContainsKey(accountId);

    /// <param name="messages">Committed by a turn of this node, in order.</param>
    /// <param name="continued">This node took that conversation's turn before as well; otherwise another may have said something first.</param>
    public void Offer(List<Outgoing> messages, bool continued)
    {
        foreach (var message in messages)
        {
            if (_senders.TryGetValue(message.Chat.AccountId, out var sender))
            {
                sender.Offer(message, continued);
            }
        }
    }

    public void Look(Guid accountId)
    {
        if (_senders.TryGetValue(accountId, out var sender))
        {
            sender.Look();
        }
    }

    public void LookAll()
    {
        foreach (var sender in _senders.Values)
        {
            sender.Look();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Resolved late: senders and accounts stand on what stands on this.
        var channels = services.GetServices<IChannelSender>().ToDictionary(sender => sender.Kind);
        var accounts = services.GetRequiredService<ChannelAccounts>();
        var added = System.Threading.Channels.Channel.CreateUnbounded<ChannelAccount>();
        accounts.Added += account => added.Writer.TryWrite(account);
        var seen = new HashSet<Guid>();
        var running = new List<Task>();
        foreach (var account in accounts.All)
        {
            added.Writer.TryWrite(account);
        }

        try
        {
            await foreach (var account in added.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
            {
                if (channels.TryGetValue(account.Kind, out var sender) && seen.Add(account.Id))
                {
                    running.Add(SendForAsync(account, sender, stoppingToken));
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task SendForAsync(ChannelAccount account, IChannelSender channel, CancellationToken cancellationToken) =>
        services.GetRequiredService<ILeases>().HoldAsync(
            $"sender:{account.Id:N}",
            async (lease, held) =>
            {
                var sender = new AccountSender(
                    account,
                    lease,
                    channel,
                    services.GetRequiredService<OutboxStore>(),
                    services.GetRequiredService<SentMarks>(),
                    services.GetRequiredService<Turns.TurnMetrics>(),
                    services.GetService<ISendWatch>(),
                    clock,
                    logger);
                _senders[account.Id] = sender;
                try
                {
                    await sender.RunAsync(held).ConfigureAwait(false);
                }
                finally
                {
                    _senders.TryRemove(account.Id, out _);
                    sender.Dispose();
                }
            },
            cancellationToken);
}
