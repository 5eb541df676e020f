using Companion.EndToEnd.BadInput;
using Companion.TelegramSimulator;

namespace Companion.EndToEnd.Safety;

/// <summary>Families on the real host: times are short, everything else is as it is.</summary>
public class AlarmStage : IAsyncLifetime
{
    private readonly BadInputStage _stage;

    protected AlarmStage(IReadOnlyDictionary<string, string?>? settings = null)
    {
        var all = new Dictionary<string, string?> { ["Safety:CountdownSeconds"] = "1", ["Safety:ContactWaitSeconds"] = "3" };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
        {
            all[name] = value;
        }

        _stage = new BadInputStage(null, all);
    }

    internal BadInputStage Host => _stage;

    public Task InitializeAsync() => _stage.InitializeAsync();

    public Task DisposeAsync() => _stage.DisposeAsync();

    /// <summary>Somebody with relatives who are called in this order.</summary>
    internal async Task<(SimulatedUser Person, SimulatedUser[] Relatives)> FamilyAsync(params string[] relatives)
    {
        var person = await _stage.OnboardedAsync("Anna");
        var others = new List<SimulatedUser>();
        foreach (var name in relatives)
        {
            others.Add(await _stage.OnboardedAsync(name));
        }

        await _stage.SettledAsync();
        for (var rank = 0; rank < others.Count; rank++)
        {
            await RelateAsync(person, others[rank], rank + 1);
        }

        return (person, [.. others]);
    }

    internal Task RelateAsync(SimulatedUser person, SimulatedUser other, int rank) => _stage.Database.ExecuteAsync(
        $$"""
        insert into relations (tenant_id, id, person_id, other_id, kind, rank, sees, told, state, created_at, confirmed_at)
        select p.tenant_id, gen_random_uuid(), p.person_id, o.person_id, 'relative', {{rank}}, '{position,alarms}', '{sos,missed}', 'active', now(), now()
        from chats p, chats o where p.chat_id = '{{person.ChatId}}' and o.chat_id = '{{other.ChatId}}'
        """);

    internal async Task HearsAsync(SimulatedUser person, string words)
    {
        try
        {
            await person.HearsAsync(heard => heard.Text.Contains(words, StringComparison.OrdinalIgnoreCase), $"“{words}”", TimeSpan.FromSeconds(15));
        }
        catch (ExpectationException exception)
        {
            var timeline = string.Join(' ', await TimelineAsync());
            throw new ExpectationException($"{exception.Message}\n{timeline}\n{string.Join('\n', _stage.Log.Errors)}");
        }
    }

    /// <summary>How often something was said in a chat.</summary>
    internal int Count(SimulatedUser person, string words) =>
        _stage.Telegram.Messages(person.ChatId).Count(message => message.From == Author.Bot && message.Text.Contains(words, StringComparison.OrdinalIgnoreCase));

    internal async Task<string[]> TimelineAsync()
    {
        var text = await _stage.Database.ScalarAsync<string>(
            "select string_agg(what || coalesce('/' || contact, ''), ' ' order by alarm_id, number) from alarm_events where what <> 'sent'");
        return text?.Split(' ') ?? [];
    }
}
