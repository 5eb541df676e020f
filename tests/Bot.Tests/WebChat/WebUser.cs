using System.Text.Json;
using Companion.TelegramSimulator;
using static Companion.Bot.Tests.WebChat.WebPerson;

namespace Companion.Bot.Tests.WebChat;

/// <summary>A person on a Direct Line client, for scripts that run over every channel.</summary>
internal sealed class WebUser(BotUnderTest bot, string language, string name) : IChatUser
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(40);

    private WebPerson? _person;
    private int _heardUpTo;
    private int _said;

    public string Name => name;

    public WebPerson Person => _person ?? throw new InvalidOperationException($"{name} has not opened the page.");

    /// <summary>Opens the page once; a payload is said there as the page says that of an invitation's address.</summary>
    public async Task StartsAsync(string? payload = null)
    {
        if (_person is null)
        {
            _person = await ArrivesAsync(bot);
            await _person.OpensAsync(language);
        }

        if (payload is not null)
        {
            await SaysAsync($"/start {payload}");
        }
    }

    /// <summary>Comes back by the device's credential when the token has run out.</summary>
    public async Task ReturnsAsync() => _person = await ArrivesAsync(bot, Person.Credential);

    public Task SaysAsync(string text) => Person.SaysAsync(text, $"{name}-{++_said}");

    /// <summary>Sends a button's token, also of one that is not or no longer there.</summary>
    public Task TapsAsync(string token) => Person.PostAsync(
        JsonSerializer.Serialize(new { type = "message", text = token, channelData = new { postBack = true } }));

    public async Task PressesAsync(string label)
    {
        if (!(await SpokenAsync()).Exists(each => Buttons(each).Exists(b => b.Contains(label, StringComparison.CurrentCultureIgnoreCase))))
        {
            throw new ExpectationException($"{Name} finds no button with “{label}”.\n{Transcript()}");
        }

        await Person.PressesAsync(label);
    }

    public Task SendsPhotoAsync(byte[] image) => throw new NotSupportedException();

    public Task SendsVoiceAsync(byte[] ogg) => throw new NotSupportedException();

    public Task SendsLocationAsync(double latitude, double longitude) => throw new NotSupportedException();

    public async Task<Heard> HearsAsync(Func<Heard, bool> condition, string expected, TimeSpan? patience = null)
    {
        using var over = new CancellationTokenSource(patience ?? s_patience);
        while (true)
        {
            foreach (var activity in (await SpokenAsync()).Skip(_heardUpTo))
            {
                _heardUpTo++;
                if (await HeardAsync(activity) is var heard && condition(heard))
                {
                    return heard;
                }
            }

            if (over.IsCancellationRequested)
            {
                throw new ExpectationException($"{Name} did not hear {expected}.\n{Transcript()}");
            }

            await Task.Delay(s_betweenLooks);
        }
    }

    public string Transcript() => string.Join('\n', Person.ReadAsync().GetAwaiter().GetResult()
        .Where(each => IsBots(each) || each.TryGetProperty("text", out _)).Select(each => IsBots(each) ? $"Companion: {Said(each)} [{string.Join("] [", Buttons(each))}]" : $"{Name}: {Text(each, "text")}"));

    private async Task<List<JsonElement>> SpokenAsync() => [.. (await Person.ReadAsync()).Where(IsBots)];

    private async Task<Heard> HeardAsync(JsonElement activity)
    {
        var picture = activity.TryGetProperty("attachments", out var files) && files.ValueKind == JsonValueKind.Array && files.GetArrayLength() > 0
            ? await bot.Http.GetByteArrayAsync(new Uri(Text(files[0], "contentUrl"), UriKind.Relative)) : null;
        return new(Text(activity, "id"), Plain(Said(activity)), Buttons(activity), picture);
    }

    /// <summary>Without the marks of bold words.</summary>
    private static string Plain(string text) => string.Concat(text.Where(c => c is not '\uE000' and not '\uE001' and not '*'));

    private static List<string> Buttons(JsonElement activity) =>
        activity.TryGetProperty("suggestedActions", out var shown) && shown.ValueKind == JsonValueKind.Object
            ? [.. shown.GetProperty("actions").EnumerateArray().Select(each => Text(each, "title"))] : [];
}
