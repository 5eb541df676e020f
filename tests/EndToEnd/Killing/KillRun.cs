using Companion.Bot.Dialogs;
using Companion.Conversations;
using Companion.Conversations.Turns;
using Companion.Storage;
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
    private readonly string _database;
    private readonly DisturbanceLog _disturbances = new(TimeProvider.System);
    private readonly Dictionary<long, int> _onboarded = [];

    private KillRun(KillPlan plan, KillablePostgres postgres, Simulator simulator, CutProxy proxy, string database)
    {
        (_plan, _postgres, _simulator, _proxy, _database) = (plan, postgres, simulator, proxy, database);
        _ledger = new TurnLedger(postgres.ConnectionString(database));
        var settings = Settings(simulator, proxy, database, plan);
        _bots = [.. Enumerable.Range(0, plan.Bots).Select(_ => new BotNode(settings, _disturbances.Add))];
        proxy.Cut = _disturbances.Add;
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
        foreach (var bot in _bots)
        {
            await bot.DisposeAsync();
        }
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
                return Report([$"a bot did not become ready:\n{bot.Output}"], 0, 0);
            }
        }

        _simulator.RouteWebhooksTo(Secret, [.. _bots.Select(bot => bot.Webhook)]);
        var expected = await UndisturbedAsync();
        if (_plan.Failpoint is { } failpoint && !await _bots[0].ArmAsync(failpoint, _plan.FailpointDeaths, _plan.Patience))
        {
            return Report([$"the bot did not come back with its failpoint armed:\n{_bots[0].Output}"], 0, 0);
        }

        _disturbances.Clear();
        var chaos = DisturbAsync();
        for (var chat = 0; chat < _plan.Chats; chat++)
        {
            await TypeAsync(_people[chat], chat);
        }

        await chaos;
        var caughtUp = await _simulator.IsCaughtUpAsync(_plan.Patience);
        _proxy.CutsEvery = 0;
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
        var replayed = await ReplayAsync(problems);
        if (problems.Count > 0)
        {
            problems.Add($"the first chat reads:\n{_simulator.Transcript(_people[0].ChatId)}");
            problems.AddRange(_bots.Select(bot => $"the bot's log ends:\n{bot.Output[Math.Max(0, bot.Output.Length - 3000)..]}"));
        }

        return Report(problems, repeated, replayed);
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
        return [.. Heard(measure).Skip(before).Select(message => ReplyWalk.Normal(message.Text))];
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

    private List<ChatMessage> Heard(SimulatedUser person) =>
        [.. _simulator.Messages(person.ChatId).Where(message => message.From == Author.Bot)];

    private (ReplyWalk Walk, List<ChatMessage> Heard) Walk(SimulatedUser person, IReadOnlyList<string> expected)
    {
        var heard = Heard(person).Skip(_onboarded[person.ChatId]).ToList();
        return (ReplyWalk.Along(expected, [.. heard.Select(message => ReplyWalk.Normal(message.Text))]), heard);
    }

    private async Task<int> CompareRepliesAsync(IReadOnlyList<string> expected, List<string> problems)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (!deadline.IsCancellationRequested
            && _people.SkipLast(1).Any(person => Walk(person, expected).Walk is { Complete: false, Problem: null }))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        var repeated = 0;
        foreach (var person in _people.SkipLast(1))
        {
            var (walk, heard) = Walk(person, expected);
            repeated += walk.Repeated;
            if (walk.Problem is { } problem)
            {
                problems.Add($"chat {person.ChatId}: {problem}");
            }
            else if (!walk.Complete)
            {
                problems.Add($"chat {person.ChatId} did not get all its replies");
            }

            foreach (var (first, again) in walk.StepsBack.Where(step => !_disturbances.Explains(heard[step.First].At, heard[step.Again].At)))
            {
                problems.Add($"chat {person.ChatId} heard message {again} twice, first as {first}, with no disturbance in between");
            }
        }

        return repeated;
    }

    /// <summary>The log is the whole truth: every conversation, stepped again from it, comes out the same.</summary>
    private async Task<long> ReplayAsync(List<string> problems)
    {
        await using var database = await _postgres.OpenAsync(_database);
        using var dialogs = new DialogVersions(BuiltInDialogs.Sources, database, TimeProvider.System);
        var replay = new ConversationReplay(database, dialogs);
        var replayed = 0L;
        foreach (var conversation in await _ledger.ConversationsAsync())
        {
            var (turns, different) = await replay.RunAsync(DefaultTenant.Id, conversation, CancellationToken.None);
            replayed += turns;
            if (different is { } number)
            {
                problems.Add($"turn {number} of conversation {conversation} comes out differently when it is replayed");
            }
        }

        return replayed;
    }

    /// <summary>All disturbances of the plan, at moments chosen by its seed.</summary>
    private async Task DisturbAsync()
    {
        _proxy.CutsEvery = _plan.CutsEvery;
        var random = new Random(_plan.Seed);
        var acts = new List<Func<Task>>();
        acts.AddRange(Enumerable.Repeat(KillBotAsync, _plan.BotKills));
        acts.AddRange(Enumerable.Repeat(KillDatabaseAsync, _plan.DatabaseKills));
        acts.AddRange(Enumerable.Repeat(() => _disturbances.DuringAsync(_ledger.StormAsync), _plan.Storms));
        foreach (var act in acts.OrderBy(_ => random.Next()).ToList())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(5, 150)));
            await act();
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

        Task KillDatabaseAsync() => _disturbances.DuringAsync(() =>
        {
            _postgres.Kill();
            return _postgres.StartAgainAsync();
        });
    }

    private KillReport Report(IReadOnlyList<string> problems, int repeated, long replayed) => new(
        _plan,
        _simulator.Updates.Count,
        _simulator.Updates.Count(update => update.Attempts > 1),
        _disturbances.Count,
        repeated,
        replayed,
        problems);
}
