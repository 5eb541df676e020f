namespace Companion.EndToEnd.Killing;

/// <summary>What happens to the bot and its database while people write.</summary>
internal sealed record KillPlan
{
    public required string Name { get; init; }

    /// <summary>Chooses the moments; printed with every failure.</summary>
    public int Seed { get; init; } = Random.Shared.Next();

    public int Bots { get; init; } = 1;

    public int Chats { get; init; } = 6;

    /// <summary>Check-ins of each chat, ten messages each.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>SIGKILLs of a bot at random moments.</summary>
    public int BotKills { get; init; }

    /// <summary>SIGKILLs of PostgreSQL at random moments; it is started again at once.</summary>
    public int DatabaseKills { get; init; }

    /// <summary>Times at which all connections of the bot are terminated.</summary>
    public int Storms { get; init; }

    /// <summary>Every so many commits the connection is cut before the bot learns of the commit; 0: never.</summary>
    public int CutsEvery { get; init; }

    /// <summary>"name*hit": the (first) bot dies there, in the middle of the check-ins.</summary>
    public string? Failpoint { get; init; }

    /// <summary>How many starts of the bot have the failpoint armed.</summary>
    public int FailpointDeaths { get; init; } = 1;

    public string? Sabotage { get; init; }

    /// <summary>How long the whole may take, the bot's starts included.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>What was found afterwards.</summary>
/// <param name="Problems">Breaches of the delivery contract; empty: it held.</param>
/// <param name="Repeated">Messages that a chat heard more than once, each of them in flight at a disturbance.</param>
/// <param name="Replayed">Turns that came out the same, bit for bit, when they were stepped again from the log.</param>
internal sealed record KillReport(
    KillPlan Plan, int Updates, int Redelivered, int Disturbances, int Repeated, long Replayed, IReadOnlyList<string> Problems)
{
    public override string ToString() =>
        $"{Plan.Name} (seed {Plan.Seed}): {Updates} updates, {Redelivered} delivered again, {Disturbances} disturbances, "
        + $"{Repeated} messages repeated, {Replayed} turns replayed, {Problems.Count} problems"
        + string.Concat(Problems.Take(20).Select(problem => $"\n  - {problem}"));
}
