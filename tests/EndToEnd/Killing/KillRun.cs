using Companion.TelegramSimulator;
using Companion.Testing;
using Npgsql;

namespace Companion.EndToEnd.Killing;

/// <summary>One run of a plan: real bots, a real PostgreSQL behind a proxy, a simulated Telegram, and the comparison at the end.</summary>
internal sealed class KillRun : IAsyncDisposable
{
    private const string Secret = "kill-test-webhook-secret";

    private readonly KillPlan _plan;
    private readonly KillablePostgres _postgres;
    private readonly Simulator _simulator;
    private readonly CutProxy _proxy;
    private readonly List<BotNode> _bots;
    private readonly List<SimulatedUser> _people = [];
    private readonly TurnLedger _ledger;
    private readonly CancellationTokenSource _calm = new();
    private readonly Dictionary<long, int> _onboarded = [];
    private int _disturbances;
    private int _deathsBefore;

    private KillRun(KillPlan plan, KillablePostgres postgres, Simulator simulator, CutProxy proxy, string database)
    {
        (_plan, _postgres, _simulator, _proxy) = (plan, postgres, simulator, proxy);
        _ledger = new TurnLedger(postgres.ConnectionString(database));
        var settings = Settings(simulator, proxy, database, plan);
        _bots = [.. Enumerable.Range(0, plan.Bots).Select(_ => new BotNode(settings))];
    }

    public static async Task<KillReport> RunAsync(KillPlan plan, KillablePostgres postgres)
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var simulator = await Simulator.StartAsync(new SimulatorOptions { Patience = plan.Patience });
        await using var proxy = CutProxy.Start(() => postgres.Socket);
        await using var run = new KillRun(plan, postgres, simulator, proxy, database);
        return await run.RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _calm.CancelAsync();
        foreach (var bot in _bots)
        {
            await bot.DisposeAsync();
        }

        _calm.Dispose();
    }

    private static Dictionary<string, string> Settings(Simulator simulator, CutProxy proxy, string database, KillPlan plan)
    {
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = proxy.Port,
            Database = database,
            Username = "postgres",
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        };
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__Companion"] = connection.ConnectionString,
            ["Companion__MasterKey"] = TestDatabase.MasterKey,
            ["Demo__Enabled"] = "false",
            ["Telegram__BotToken"] = simulator.Token,
            ["Telegram__ApiBaseUrl"] = simulator.BaseUrl.ToString(),
            ["Telegram__Mode"] = "Webhook",
            ["Telegram__WebhookSecret"] = Secret,
            ["Telegram__AutoProvision"] = "true",
            // Pacing would only make the run longer.
            ["Telegram__MessagesPerSecond"] = "10000",
            ["Telegram__ChatMessagesPerSecond"] = "1000",
            ["Telegram__ChatBurst"] = "100",
        };
        if (plan.Sabotage is { } sabotage)
        {
            settings["Companion__Sabotage"] = sabotage;
        }

        return settings;
    }

    private async Task<KillReport> RunAsync()
    {
        foreach (var bot in _bots)
        {
            if (!await bot.IsReadyAsync(_plan.Patience))
            {
                return Report([$"a bot did not become ready:\n{bot.Output}"], 0);
            }
        }

        _simulator.RouteWebhooksTo(Secret, [.. _bots.Select(bot => bot.Webhook)]);
        var expected = await UndisturbedAsync();
        if (_plan.Failpoint is { } failpoint && !await _bots[0].ArmAsync(failpoint, _plan.Patience))
        {
            return Report([$"the bot did not come back with its failpoint armed:\n{_bots[0].Output}"], 0);
        }

        _deathsBefore = _bots.Sum(bot => bot.Deaths);
        var chaos = DisturbAsync();
        for (var chat = 0; chat < _plan.Chats; chat++)
        {
            await TypeAsync(_people[chat], chat);
        }

        await chaos;
        await _calm.CancelAsync();
        var caughtUp = await _simulator.IsCaughtUpAsync(_plan.Patience);
        var problems = new List<string>();
        if (!caughtUp)
        {
            problems.Add($"{_simulator.UnacknowledgedUpdates} updates were not acknowledged in {_plan.Patience.TotalSeconds:0} s");
        }

        var repeated = await CompareRepliesAsync(expected, problems);
        problems.AddRange(await _ledger.CompareAsync(_simulator.Updates));
        problems.AddRange(await _ledger.CompareDiaryAsync(
            from chat in Enumerable.Range(0, _plan.Chats + 1)
            from round in Enumerable.Range(0, _plan.Rounds)
            select CheckInScript.PulseOf(chat, round, _plan.Rounds)));
        if (problems.Count > 0)
        {
            problems.AddRange(_bots.Select(bot => $"the bot's log ends:\n{bot.Output[Math.Max(0, bot.Output.Length - 3000)..]}"));
        }

        return Report(problems, repeated);
    }

    /// <summary>Onboards everybody, and lets one more person go through the whole script in peace: what that chat hears is the measure.</summary>
    private async Task<IReadOnlyList<string>> UndisturbedAsync()
    {
        for (var chat = 0; chat <= _plan.Chats; chat++)
        {
            var person = _simulator.User("en", "Anna");
            _people.Add(person);
            foreach (var text in CheckInScript.Onboarding(TimeProvider.System.GetUtcNow()))
            {
                await person.SaysAsync(text);
            }
        }

        await SettledAsync();
        var measure = _people[^1];
        var before = Heard(measure).Count;
        await TypeAsync(measure, _plan.Chats);
        await SettledAsync();
        return [.. Heard(measure).Skip(before)];
    }

    /// <summary>All was acknowledged and everything that it called for was sent.</summary>
    private async Task SettledAsync()
    {
        await _simulator.IsCaughtUpAsync(_plan.Patience);
        using var deadline = new CancellationTokenSource(_plan.Patience);
        while (await _ledger.OutboxAsync() > 0 && !deadline.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        foreach (var person in _people)
        {
            _onboarded[person.ChatId] = Heard(person).Count;
        }
    }

    private async Task TypeAsync(SimulatedUser person, int chat)
    {
        for (var round = 0; round < _plan.Rounds; round++)
        {
            foreach (var text in CheckInScript.CheckIn(CheckInScript.PulseOf(chat, round, _plan.Rounds)))
            {
                await person.SaysAsync(text);
            }
        }
    }

    private List<string> Heard(SimulatedUser person) =>
    [
        .. _simulator.Messages(person.ChatId).Where(message => message.From == Author.Bot).Select(message => ReplyWalk.Normal(message.Text)),
    ];

    private ReplyWalk Walk(SimulatedUser person, IReadOnlyList<string> expected) =>
        ReplyWalk.Along(expected, [.. Heard(person).Skip(_onboarded[person.ChatId])]);

    private async Task<int> CompareRepliesAsync(IReadOnlyList<string> expected, List<string> problems)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (!deadline.IsCancellationRequested
            && _people.SkipLast(1).Any(person => Walk(person, expected) is { Complete: false, Problem: null }))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        var repeated = 0;
        var disturbances = Disturbances();
        foreach (var person in _people.SkipLast(1))
        {
            var walk = Walk(person, expected);
            repeated += walk.Repeated;
            if (walk.Problem is { } problem)
            {
                problems.Add($"chat {person.ChatId}: {problem}");
            }
            else if (!walk.Complete)
            {
                problems.Add($"chat {person.ChatId} did not get all its replies");
            }
            else if (walk.StepsBack > disturbances)
            {
                problems.Add($"chat {person.ChatId} got repeats at {walk.StepsBack} places, with {disturbances} disturbances");
            }
        }

        return repeated;
    }

    /// <summary>All disturbances of the plan, at moments chosen by its seed.</summary>
    private async Task DisturbAsync()
    {
        _proxy.CutsEvery = _plan.CutsEvery;
        var random = new Random(_plan.Seed);
        var acts = new List<Func<Task>>();
        acts.AddRange(Enumerable.Repeat(KillBotAsync, _plan.BotKills));
        acts.AddRange(Enumerable.Repeat(KillDatabaseAsync, _plan.DatabaseKills));
        acts.AddRange(Enumerable.Repeat(_ledger.StormAsync, _plan.Storms));
        foreach (var act in acts.OrderBy(_ => random.Next()).ToList())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(5, 150)));
            await act();
            Interlocked.Increment(ref _disturbances);
        }

        async Task KillBotAsync()
        {
            var bot = _bots[random.Next(_bots.Count)];
            var deaths = bot.Deaths;
            // A process that has hardly begun to start has nothing in flight: it is killed in the middle of its work instead.
            await bot.IsReadyAsync(_plan.Patience);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 60)));
            if (bot.Deaths == deaths)
            {
                bot.Kill();
            }
        }

        async Task KillDatabaseAsync()
        {
            _postgres.Kill();
            await _postgres.StartAgainAsync();
        }
    }

    private int Disturbances() => _disturbances + _proxy.Cuts + _bots.Sum(bot => bot.Deaths) - _deathsBefore;

    private KillReport Report(IReadOnlyList<string> problems, int repeated) => new(
        _plan,
        _simulator.Updates.Count,
        _simulator.Updates.Count(update => update.Attempts > 1),
        Disturbances(),
        repeated,
        problems);
}
