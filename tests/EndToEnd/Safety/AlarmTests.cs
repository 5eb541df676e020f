using Companion.Safety.Alarms;
using Companion.Safety.Desk;
using Companion.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.EndToEnd.Safety;

/// <summary>Days on which help was needed, over the real host.</summary>
public sealed class AlarmTests : AlarmStage
{
    [Fact]
    public async Task Sos_WhenTheFirstAnswers_ThePersonHearsItAndNobodyElseIsCalled()
    {
        var (anna, family) = await FamilyAsync("Boris", "Clara");
        await anna.SaysAsync("/sos");
        await HearsAsync(anna, "I call Boris, Clara");
        await HearsAsync(family[0], "Anna needs help");
        await family[0].PressesAsync("I take care");
        await HearsAsync(anna, "Boris has answered");
        await HearsAsync(family[0], "knows that you take care");
        await family[0].PressesAsync("All is well");
        await HearsAsync(anna, "Boris tells me that all is well");
        await Host.SettledAsync();
        Count(family[1], "needs help").ShouldBe(0);
        (await TimelineAsync()).ShouldBe(["started", "countdown-over", "paged/0", "taken/0", "safe/0"]);
        Host.Log.Errors.ShouldBeEmpty();

        // What is over is over: help that is needed again is a new alarm.
        await anna.SaysAsync("/sos");
        await HearsAsync(family[0], "Anna needs help");
        (await Host.Database.ScalarAsync<long>("select count(*) from alarms")).ShouldBe(2);
    }

    [Fact]
    public async Task Sos_WhenTheThirdAnswers_EverybodyWasCalledOnceInOrder()
    {
        var (anna, family) = await FamilyAsync("Boris", "Clara", "Dora");
        await anna.SaysAsync("/sos");
        await HearsAsync(family[0], "Anna needs help");
        await family[0].PressesAsync("I cannot now");
        await HearsAsync(family[1], "Anna needs help");
        await HearsAsync(family[2], "Anna needs help");
        await family[2].PressesAsync("on my way");
        await HearsAsync(anna, "Dora is on the way");
        await HearsAsync(family[0], "Dora is on the way");
        await HearsAsync(family[1], "Dora is on the way");
        family.Select(relative => Count(relative, "Anna needs help")).ShouldBe([1, 1, 1]);
        (await TimelineAsync()).ShouldBe(
            ["started", "countdown-over", "paged/0", "cannot/0", "paged/1", "no-answer/1", "paged/2", "on-the-way/2"]);

        // Where they are is asked for, and shown to who comes.
        await anna.SendsLocationAsync(50.45, 30.52);
        await HearsAsync(family[2], "https://maps.google.com/?q=50.45,30.52");
        Count(family[0], "maps.google").ShouldBe(0);
        await family[2].PressesAsync("All is well");
        await HearsAsync(family[0], "no answer from Clara");
    }

    [Fact]
    public async Task Sos_WhenNobodyAnswers_ThePersonGetsTheNumberAndStaffGetTheAlarm()
    {
        var (anna, family) = await FamilyAsync("Boris");
        await anna.SaysAsync("/sos");
        await HearsAsync(family[0], "Anna needs help");
        await HearsAsync(anna, "I could not reach anybody");
        await HearsAsync(family[0], "Nobody has answered the call of Anna");
        (await Host.Database.ScalarAsync<string>("select reason from alarm_handoffs")).ShouldBe("ladder-ended");

        // Too late: told kindly, nothing reopens.
        await family[0].PressesAsync("I take care");
        await HearsAsync(family[0], "handed over because nobody answered");
        (await Host.Database.ScalarAsync<string>("select state from alarms")).ShouldBe("HandedOver");
    }

    [Fact]
    public async Task Sos_WhenCancelledInTheCountdown_NobodyHears()
    {
        var (anna, family) = await FamilyAsync("Boris");
        await anna.SaysAsync("/sos");
        await HearsAsync(anna, "I call Boris");
        await anna.PressesAsync("CANCEL");
        await HearsAsync(anna, "No harm done");
        await Host.SettledAsync();
        await Task.Delay(TimeSpan.FromSeconds(2)); // the countdown's end passes
        Count(family[0], "needs help").ShouldBe(0);
        (await TimelineAsync()).ShouldBe(["started", "false-alarm"]);
    }

    [Fact]
    public async Task Sos_WhenTappedTenTimes_IsOneAlarm()
    {
        var (anna, family) = await FamilyAsync("Boris");
        for (var i = 0; i < 10; i++)
        {
            await anna.SaysAsync("/sos");
        }

        await HearsAsync(family[0], "Anna needs help");
        await Host.SettledAsync();
        Count(family[0], "Anna needs help").ShouldBe(1);
        (await Host.Database.ScalarAsync<long>("select count(*) from alarms")).ShouldBe(1);
    }

    [Fact]
    public async Task Sos_WithNobodyToCall_LeadsThePersonToCall()
    {
        var (anna, _) = await FamilyAsync();
        await anna.SaysAsync("help me, I cannot breathe");
        await HearsAsync(anna, "call 112 yourself now");
        await Host.SettledAsync();
        Count(anna, "112").ShouldBe(1, "one bubble says it");
        Count(anna, "could not reach").ShouldBe(0, "nobody was asked");
        (await Host.Database.ScalarAsync<string>("select reason from alarm_handoffs")).ShouldBe("nobody-in-ladder");
    }

    [Fact]
    public async Task Sos_OfTwoWhoAreEachOthersContacts_AreTwoAlarmsAndEachIsCalledOnce()
    {
        var (anna, family) = await FamilyAsync("Boris");
        await RelateAsync(family[0], anna, 1);
        await anna.SaysAsync("/sos");
        await family[0].SaysAsync("/sos");
        await HearsAsync(family[0], "Anna needs help");
        await HearsAsync(anna, "Boris needs help");
        await family[0].PressesAsync("I take care");
        await HearsAsync(anna, "Boris has answered");
        await Host.SettledAsync();
        (Count(family[0], "Anna needs help"), Count(anna, "Boris needs help")).ShouldBe((1, 1));
        (await Host.Database.ScalarAsync<long>("select count(*) from alarms")).ShouldBe(2);
    }

    [Fact]
    public async Task Sos_InWords_IsQuotedOnlyToWhomThePersonLetsHearOfRedFlags()
    {
        var (anna, family) = await FamilyAsync("Boris", "Clara");
        await Host.Database.ExecuteAsync(
            $"update relations set told = '{{sos,red-flags}}' where other_id = (select person_id from chats where chat_id = '{family[1].ChatId}')");
        await Host.Database.ExecuteAsync(
            $"""
            insert into consents select tenant_id, person_id, 'sharing', now(), true, 'en', '' from chats where chat_id = '{anna.ChatId}'
            """);
        await anna.SaysAsync("help me, I cannot breathe");
        await HearsAsync(family[0], "Anna asked me for help in words");
        await HearsAsync(family[1], "I cannot breathe");
        Count(family[0], "cannot breathe").ShouldBe(0);
    }

    [Fact]
    public async Task Operator_WhoClosesWhatWasHandedOver_TellsThePersonAndTakesItOffTheBoard()
    {
        var (anna, _) = await FamilyAsync();
        await anna.SaysAsync("/sos");
        await HearsAsync(anna, "yourself now");
        var desk = Host.Services.GetRequiredService<AlarmDesk>();
        var card = (await desk.LiveAsync(DefaultTenant.Id, default)).Single();
        card.ShouldSatisfyAllConditions(c => c.Cause.ShouldBe(AlarmCauses.Button), c => c.HandedToStaff.ShouldBeTrue(), c => c.Outcome.ShouldBeNull());
        var olga = new AlarmOperator(Guid.NewGuid(), "olga");
        (await desk.ActAsync(DefaultTenant.Id, card.Id, olga, DeskAction.Acknowledge, null, default)).Result.ShouldBe(DeskResult.Done);
        await HearsAsync(anna, "operator has seen your call");
        (await desk.ActAsync(DefaultTenant.Id, card.Id, new(Guid.NewGuid(), "petr"), DeskAction.ResolveSafe, null, default)).Result.ShouldBe(DeskResult.Taken);
        (await desk.ActAsync(DefaultTenant.Id, card.Id, olga, DeskAction.ResolveSafe, "Called: she is fine", default)).Result.ShouldBe(DeskResult.Done);
        await HearsAsync(anna, "operator tells me that all is well");
        (await desk.LiveAsync(DefaultTenant.Id, default)).ShouldBeEmpty();
        (await desk.FindAsync(DefaultTenant.Id, card.Id, default))!.Notes.Single().ShouldSatisfyAllConditions(n => n.By.ShouldBe("olga"), n => n.Text.ShouldBe("Called: she is fine"));
    }

    [Fact]
    public async Task Answer_OfAStranger_ChangesNothing()
    {
        var (anna, family) = await FamilyAsync("Boris");
        var stranger = await Host.OnboardedAsync("Eve");
        await anna.SaysAsync("/sos");
        await HearsAsync(family[0], "Anna needs help");
        var button = Host.Telegram.Messages(family[0].ChatId).SelectMany(message => message.Buttons).First(button => button.Label.Contains("take care", StringComparison.Ordinal));
        await stranger.TapsAsync(1, button.Data!);
        await HearsAsync(stranger, "not for this chat");
        (await Host.Database.ScalarAsync<string>("select state from alarms")).ShouldBe("Alerting");
    }

    [Fact]
    public async Task Contact_WhoBlockedTheBot_IsPassedOverAtOnce()
    {
        var (anna, family) = await FamilyAsync("Boris", "Clara");
        await family[0].BlocksAsync();
        await anna.SaysAsync("/sos");
        await HearsAsync(family[1], "Anna needs help");
        await family[1].PressesAsync("I take care");
        await HearsAsync(anna, "Clara has answered");
        (await TimelineAsync()).ShouldNotContain("no-answer/0");
    }
}
