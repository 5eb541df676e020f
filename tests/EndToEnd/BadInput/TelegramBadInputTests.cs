using Companion.Core.Tests.Understanding;
using Companion.TelegramSimulator;
using Xunit.Abstractions;

namespace Companion.EndToEnd.BadInput;

public sealed class TelegramBadInputTests(BadInputStage stage, ITestOutputHelper output) : IClassFixture<BadInputStage>
{
    private static readonly string[] Languages = ["en", "ru", "uk", "pt", "vi"];

    [Fact]
    public async Task Texts_OfAnyKind_AreAnsweredAndTheChatGoesOn()
    {
        var people = await CastAsync(30);
        await stage.SettledAsync();
        var before = people.ToDictionary(person => person, stage.Heard);
        var texts = NaughtyInputs.All(2000).ToList();
        for (var i = 0; i < texts.Count; i++)
        {
            var person = people[i % people.Count];
            stage.Telegram.DeliverRaw(HostileUpdates.Message(person, "\"text\":" + RawJson.Text(texts[i])), person.ChatId);
        }

        await stage.SettledAsync();

        texts.Count.ShouldBeGreaterThanOrEqualTo(2000);
        var answers = people.Sum(person => stage.Heard(person) - before[person]);
        var asked = texts.Count(text => !string.IsNullOrWhiteSpace(Companion.Bot.Channels.Telegram.Updates.SafeText.Clean(text)));
        output.WriteLine($"{texts.Count} texts, {asked} of them with something in them, {answers} answers");
        answers.ShouldBeGreaterThanOrEqualTo(asked * 9 / 10);
        await AllGoOnAsync(people);
        await stage.IsSoundAsync(texts);
    }

    [Fact]
    public async Task Updates_OfAnyShape_AreAcknowledgedAndTheChatGoesOn()
    {
        var people = await CastAsync(6);
        await stage.SettledAsync();
        var updates = people.SelectMany(person => HostileUpdates.All(person).Select(update => (person, update))).ToList();
        foreach (var (person, update) in updates)
        {
            stage.Telegram.DeliverRaw(update, person.ChatId);
        }

        await stage.SettledAsync();

        output.WriteLine($"{updates.Count} updates");
        await AllGoOnAsync(people);
        await stage.IsSoundAsync(["hidden words"]);
    }

    [Fact]
    public async Task Taps_ThatNobodyOffered_AreAnsweredAndChangeNothing()
    {
        var people = await CastAsync(6);
        await stage.SettledAsync();
        var entries = await EntriesAsync();
        foreach (var person in people)
        {
            foreach (var data in NaughtyInputs.All(2000).Where(text => text.Length is > 0 and <= 64).Take(50).Append("i:sos-forged").Append(new string('x', 64)))
            {
                await person.TapsAsync(person.LastMessageId + 1, data);
            }

            await person.IsAnsweredAsync();
        }

        await stage.SettledAsync();

        (await EntriesAsync()).ShouldBe(entries);
        await AllGoOnAsync(people);
        await stage.IsSoundAsync([]);
    }

    [Fact]
    public async Task Files_OfTheWrongKind_AreAnsweredAndTheChatGoesOn()
    {
        const string Name = "Gertrud Zahlmeister.exe";
        byte[][] contents = [[], [0], "MZ\u0090"u8.ToArray(), "<svg onload='alert(1)'/>"u8.ToArray(), "OggS"u8.ToArray(), new byte[1_000_000]];
        var people = await CastAsync(6);
        await stage.SettledAsync();
        var before = people.ToDictionary(person => person, stage.Heard);
        foreach (var person in people)
        {
            foreach (var content in contents)
            {
                await person.SendsPhotoAsync(content);
                await person.SendsVoiceAsync(content);
                await person.SendsDocumentAsync(content, Name, "image/jpeg");
            }

            await person.SendsContactAsync("+490000000012345", own: false);
            await person.SendsLocationAsync(89.987654321, -179.123456789);
        }

        await stage.SettledAsync();

        people.ShouldAllBe(person => stage.Heard(person) > before[person]);
        await AllGoOnAsync(people);
        await stage.IsSoundAsync([Name, "490000000012345", "89.987654321", "179.123456789"]);
    }

    private Task<long> EntriesAsync() => stage.Database.ScalarAsync<long>("select count(*) from diary_entries");

    /// <summary>A third is new here, a third is idle, a third is in the middle of a check-in.</summary>
    private async Task<List<SimulatedUser>> CastAsync(int count)
    {
        var people = new List<SimulatedUser>();
        for (var i = 0; i < count; i++)
        {
            var person = i % 3 == 0 ? stage.Telegram.User(Languages[i / 3 % Languages.Length], "Anna") : await stage.OnboardedAsync();
            await person.SaysAsync(i % 3 == 2 ? "/checkin" : "/start");
            people.Add(person);
        }

        return people;
    }

    private async Task AllGoOnAsync(List<SimulatedUser> people)
    {
        var before = people.ToDictionary(person => person, stage.Heard);
        foreach (var person in people)
        {
            await person.SaysAsync("/help");
        }

        await stage.SettledAsync();
        people.Where(person => stage.Heard(person) <= before[person]).Select(person => person.Transcript()).ShouldBeEmpty();
    }
}
