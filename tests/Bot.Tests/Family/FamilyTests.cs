using Companion.Bot.Tests.WebChat;
using Companion.TelegramSimulator;

namespace Companion.Bot.Tests.Family;

/// <summary>Families find each other over the real bot, look, and part again.</summary>
public sealed class FamilyTests : IAsyncLifetime
{
    private FamilyStage _stage = null!; // Set before each test.

    public async Task InitializeAsync() => _stage = await FamilyStage.StartAsync();

    public async Task DisposeAsync() => await _stage.DisposeAsync();

    [Theory]
    [InlineData("telegram", "telegram", "ru", "да, это моя дочь")]
    [InlineData("telegram", "web", "en", "yes, this is my daughter")]
    [InlineData("web", "telegram", "uk", "так, це моя донька")]
    [InlineData("web", "web", "vi", "vâng, đây là con gái tôi")]
    [InlineData("telegram", "telegram", "pt", "sim, é a minha filha")]
    public async Task Link_WhenTheDaughterFollowsIt_IsConfirmedInTheMothersWordsLookedThroughAndEndedInTwoTaps(
        string mothers, string daughters, string language, string words)
    {
        var anna = await _stage.OnboardedAsync(mothers, language, "Anna");
        var invitation = await anna.InvitesAsync();
        var olga = _stage.Newcomer(daughters, language, "Olga");
        await olga.FollowsAsync(invitation.Payload);
        await olga.OnboardsAsync(asGuest: true);
        await olga.HearsAsync("Family/joined.say");

        await anna.HearsAsync("Family/words.ask");
        await anna.SaysAsync(words);
        await anna.HearsAsync("Family/yes.say", "People/consent.sharing.ask");
        await anna.PressesAsync("People/consent.agree");
        await anna.HearsAsync("Family/what-now.say");
        (await olga.User.HearsAsync("✅ Anna")).Buttons.ShouldContain(olga.Texts["Family/paired.card.button"]);
        (await _stage.StateAsync()).ShouldBe("active");

        await olga.PressesAsync("Family/paired.card.button");
        await olga.HearsAsync("Family/theirs.ask");
        await olga.PressesAsync("Family/theirs.look");
        await olga.HearsPictureAsync();
        await anna.SaysAsync("/mydata");
        await anna.HearsAsync("OwnData/what.ask");
        await anna.PressesAsync("OwnData/what.looks");
        (await anna.User.HearsAsync("👀")).Text.ShouldContain("Olga");
        await anna.PressesAsync("OwnData/what.done");

        // Two taps: on her name, and on the cross.
        await anna.SaysAsync("/family");
        await anna.HearsAsync("Family/family.what.ask");
        await anna.PressesAsync("👤 Olga");
        await anna.HearsAsync("Family/relative.what.ask");
        await anna.PressesAsync("Family/relative.what.end");
        await anna.HearsAsync("Family/end.say");
        await olga.User.HearsAsync("Anna", TimeSpan.FromSeconds(10));
        (await _stage.StateAsync()).ShouldBe("revoked");

        // Her next look, by the button that she still has.
        await olga.TapsAsync("people.relative", await _stage.RelationAsync());
        await olga.HearsAsync("Family/gone.say");
        _stage.Telegram.Violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("telegram", "web", "ru")]
    [InlineData("web", "telegram", "pt")]
    public async Task Link_OfADaughterForHerMother_IsRefusedToHerself_AndAskedOfTheMother(string mothers, string daughters, string language)
    {
        var olga = await _stage.OnboardedAsync(daughters, language, "Olga");
        var invitation = await olga.InvitesAsync(null);
        await olga.FollowsAsync(invitation.Payload);
        await olga.HearsAsync("Family/own.say");

        // She is new here, and is asked after her own beginning.
        var anna = _stage.Newcomer(mothers, language, "Anna");
        await anna.FollowsAsync(invitation.Payload);
        await anna.OnboardsAsync();
        await anna.HearsAsync("Family/words.ask");
        await anna.PressesAsync("Family/no.button");
        await anna.HearsAsync("Family/confirm.no.say");
        await olga.User.HearsAsync("Anna");
        (await _stage.StateAsync()).ShouldBe("revoked");

        // It was used: a second try needs a new one, and then she says yes.
        await anna.FollowsAsync(invitation.Payload);
        await anna.HearsAsync("Family/join.unknown.say");
        await anna.TypesCodeAsync((await olga.InvitesAsync(null)).Code);
        await anna.HearsAsync("Family/words.ask");
        await anna.PressesAsync("Family/yes.button");
        await anna.HearsAsync("Family/yes.say");
        await olga.User.HearsAsync("✅ Anna");
        (await _stage.StateAsync()).ShouldBe("revoked,active");
    }

    [Theory]
    [InlineData("telegram", "web", "en")]
    [InlineData("web", "telegram", "ru")]
    public async Task Doctor_WhenConfirmed_ReadsAndSetsLimits_ThatAreWrittenDownAndHeardOf(string patients, string doctors, string language)
    {
        var anna = await _stage.OnboardedAsync(patients, language, "Anna");
        var invitation = await anna.InvitesAsync("doctor");
        var ivan = _stage.Newcomer(doctors, language, "Ivan");
        await ivan.FollowsAsync(invitation.Payload);
        await ivan.OnboardsAsync(asGuest: true);
        await anna.HearsAsync("Family/words-doctor.ask");
        await anna.PressesAsync("Family/yes.button");
        await anna.HearsAsync("Family/yes.say", "People/consent.sharing.ask");
        await anna.PressesAsync("People/consent.agree");
        await anna.HearsAsync("Family/doctor-now.say");
        await ivan.User.HearsAsync("✅ Anna");

        await ivan.PressesAsync("Family/paired.card.button");
        var card = await ivan.HearsAsync("Family/theirs.ask");
        foreach (var button in (string[])["diary", "medicines", "report", "limits"])
        {
            card.Buttons.ShouldContain(ivan.Texts["Family/theirs." + button]);
        }

        await ivan.PressesAsync("Family/theirs.limits");
        await ivan.HearsAsync("Family/limit-kind.ask");
        await ivan.PressesAsync("Family/kind.pulse");
        await ivan.HearsAsync("Family/low.ask");
        await ivan.SaysAsync("50");
        await ivan.HearsAsync("Family/high.ask");
        await ivan.SaysAsync("110");
        (await ivan.HearsAsync("Family/limit-sure.ask")).Text.ShouldContain("50 – 110");
        await ivan.SaysAsync(language == "ru" ? "да" : "yes");
        await ivan.HearsAsync("Family/set.say");
        await anna.HearsAsync("Diary/limit.said.say");
        (await _stage.Bot.Database.ScalarAsync<string>(
            "select l.kind || ' ' || l.low::int || ' ' || l.high::int || ' ' || (l.set_by = 'doctor:' || replace(r.other_id::text, '-', '')) from personal_limits l join relations r on r.person_id = l.person_id"))
            .ShouldBe("pulse 50 110 true");

        await ivan.PressesAsync("Family/theirs.diary");
        await ivan.HearsAsync("Book/none.say");
        await ivan.PressesAsync("Family/theirs.medicines");
        await ivan.HearsAsync("Family/their-medicines.none.say");
        await ivan.PressesAsync("Family/theirs.report");
        await ivan.HearsPictureAsync();
        (await _stage.Bot.Database.ScalarAsync<string>("select string_agg(distinct what, ' ' order by what) from access_log where allowed"))
            .ShouldBe("diary limits medicines trends");

        // Anna says otherwise: he is not asked for limits any more.
        await anna.TapsAsync("people.relative", await _stage.RelationAsync());
        await anna.HearsAsync("Family/relative.what.ask");
        await anna.PressesAsync("Family/relative.what.change");
        await anna.HearsAsync("Family/diary.ask");
        await anna.PressesAsync("Family/diary.nothing");
        foreach (var question in (string[])["medicines", "wrong", "weekly", "sos", "limits"])
        {
            await anna.HearsAsync($"Family/{question}.ask");
            await anna.SaysAsync(language == "ru" ? "нет" : "no");
        }

        await anna.HearsAsync("Family/permitted.say");
        foreach (var (dialog, refusal) in ((string, string)[])
            [("people.their-limits", "Family/not-allowed.say"), ("people.their-medicines", "Family/not-allowed.say"), ("people.their-report", "Family/not-allowed.say"), ("diary.book", "Book/refused.say")])
        {
            await ivan.TapsAsync(dialog, await _stage.RelationAsync());
            await ivan.HearsAsync(refusal);
        }
    }

    [Fact]
    public async Task Code_WhenTypedOnThePage_GivesNothingBeforeTheYes_NorWithoutSharing_NorToStrangers()
    {
        var anna = await _stage.OnboardedAsync("telegram", "en", "Anna");
        var invitation = await anna.InvitesAsync();
        var olga = await _stage.OnboardedAsync("web", "en", "Olga");
        await olga.TypesCodeAsync(invitation.Code);
        await olga.HearsAsync("Family/joined.say");
        await anna.HearsAsync("Family/words.ask");
        var relation = await _stage.RelationAsync();

        // Not confirmed yet: nothing, and nobody confirms for her.
        await olga.TapsAsync("people.relative", relation);
        await olga.HearsAsync("Family/waiting.say");
        await olga.TapsAsync("people.confirm", relation);
        await olga.HearsAsync("Family/gone.say");
        await anna.PressesAsync("Family/yes.button");
        await anna.HearsAsync("Family/yes.say", "People/consent.sharing.ask");
        await anna.PressesAsync("People/consent.refuse");
        await anna.HearsAsync("Family/sos-only.say");

        // Confirmed, but the diary is not shared: refused, and written down.
        await olga.TapsAsync("people.relative", relation);
        await olga.HearsAsync("Family/theirs.ask");
        await olga.PressesAsync("Family/theirs.look");
        await olga.HearsAsync("Family/refused.say");
        (await _stage.Bot.Database.ScalarAsync<bool>("select allowed from access_log")).ShouldBeFalse();

        // Somebody else with the button: nothing, neither here nor there.
        foreach (var channel in (string[])["web", "telegram"])
        {
            var stranger = await _stage.OnboardedAsync(channel, "en", "Petro");
            await stranger.TapsAsync("people.relative", relation);
            await stranger.HearsAsync("Family/gone.say");
            await stranger.FollowsAsync(invitation.Payload);
            await stranger.HearsAsync("Family/join.unknown.say");
        }

        (await _stage.StateAsync()).ShouldBe("active");
    }

    [Theory]
    [InlineData("telegram", "vi")]
    [InlineData("web", "uk")]
    public async Task Codes_WhenGuessedOrADayOld_AreRefusedKindlyAndThenNotReadForAnHour(string channel, string language)
    {
        var anna = await _stage.OnboardedAsync("telegram", language, "Anna");
        var old = await anna.InvitesAsync();
        _stage.Bot.Clock.Forward(TimeSpan.FromHours(25));
        var petro = await _stage.OnboardedAsync(channel, language, "Petro");
        await petro.FollowsAsync(old.Payload);
        await petro.HearsAsync("Family/join.unknown.say");
        await petro.FollowsAsync("fam_AAAAAAAAAAAAAAAAAAAAAA");
        await petro.HearsAsync("Family/join.unknown.say");
        await petro.TypesCodeAsync("0000 0001");
        for (var i = 2; i < 4; i++)
        {
            await petro.HearsAsync("Family/join.unknown.say", "Family/typed.ask");
            await petro.SaysAsync($"0000 000{i}");
        }

        // Five wrong ones: not even the right one is looked at now.
        await petro.HearsAsync("Family/join.unknown.say", "Family/typed.ask");
        var good = await anna.InvitesAsync();
        await petro.SaysAsync(good.Code);
        await petro.HearsAsync("Family/too-many.say");

        _stage.Bot.Clock.Forward(TimeSpan.FromMinutes(61));
        if (petro.User is WebUser page)
        {
            await page.ReturnsAsync();
        }

        await petro.FollowsAsync(good.Payload);
        await petro.HearsAsync("Family/joined.say");
        (await _stage.StateAsync()).ShouldBe("proposed");
    }

    [Fact]
    public async Task Family_OfTwoEldersAndTwoDaughters_IsListedOnEachSideAndKeptApart()
    {
        var anna = await _stage.OnboardedAsync("telegram", "en", "Anna");
        var berta = await _stage.OnboardedAsync("web", "en", "Berta");
        var olga = await _stage.OnboardedAsync("telegram", "en", "Olga");
        var lena = await _stage.OnboardedAsync("web", "en", "Lena");
        foreach (var (elder, carer) in ((FamilyMember, FamilyMember)[])[(anna, olga), (anna, lena), (berta, olga)])
        {
            await carer.TypesCodeAsync((await elder.InvitesAsync()).Code);
            await carer.HearsAsync("Family/joined.say");
            await elder.HearsAsync("Family/words.ask");
            await elder.PressesAsync("Family/yes.button");
            var heard = await elder.HearsAsync("Family/yes.say");
            if (elder.Texts.IsIn(heard.Text, "People/consent.sharing.ask"))
            {
                await elder.PressesAsync("People/consent.agree");
            }

            await elder.HearsAsync("Family/what-now.say");

            await carer.User.HearsAsync($"✅ {elder.Name}");
        }

        await olga.SaysAsync("/family");
        var cared = (await olga.User.HearsAsync(heard => heard.Buttons.Count > 0, "those whom she looks after")).Buttons;
        cared.ShouldContain("👤 Anna");
        cared.ShouldContain("👤 Berta");
        await olga.PressesAsync("Family/family.what.done");
        await olga.HearsAsync("Family/family.bye.say");
        await anna.SaysAsync("/family");
        var listed = await anna.User.HearsAsync("With you");
        listed.Text.ShouldContain("Olga");
        listed.Text.ShouldContain("Lena");

        // One ends; the others stand.
        await anna.PressesAsync("👤 Olga");
        await anna.HearsAsync("Family/relative.what.ask");
        await anna.PressesAsync("Family/relative.what.end");
        await anna.HearsAsync("Family/end.say");
        await olga.User.HearsAsync("has ended the connection");
        (await _stage.StateAsync()).ShouldBe("revoked,active,active");
        await olga.SaysAsync("/family");
        var left = await olga.User.HearsAsync("You look after");
        left.Text.ShouldContain("Berta");
        left.Text.ShouldNotContain("Anna");
    }
}
