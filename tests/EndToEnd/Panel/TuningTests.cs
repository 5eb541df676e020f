using Microsoft.Playwright;

namespace Companion.EndToEnd.Panel;

/// <summary>A nurse changes a question at noon, as she would: no file, no restart.</summary>
[Collection(PanelPages.Name)]
public sealed class TuningTests(PanelStage stage)
{
    private const string Question = "How is this noon for you?";

    [PanelFact]
    public async Task Nurse_WhenSheChangesAQuestion_IsKeptFromADeadEndAndPeopleHearTheNewText()
    {
        var person = await stage.PersonAsync();
        await person.HearsAsync("Which language shall we speak");
        await person.OnboardsAsync();
        var nurse = await stage.SignedInAsync();
        nurse.AgreesToQuestions();
        await nurse.FollowsAsync("Dialogs");
        await nurse.Page.Locator("main a[href='/dialogs/diary.quick']").ClickAsync();
        await Assertions.Expect(nurse.Page.Locator(".state-node").First).ToBeVisibleAsync();
        await nurse.Button("Change this dialog").ClickAsync();
        await nurse.Field("What it is for").FillAsync("Noon");
        await nurse.Page.Locator("dialog button.main").ClickAsync();
        await nurse.SeesAsync("Draft:");

        // Two languages of one question.
        await nurse.OpensTabAsync("Texts");
        var question = nurse.Page.Locator(".wording", new() { HasText = "mood.ask" }).First;
        await question.Locator("textarea[lang=en]").FillAsync(Question);
        await question.Locator("textarea[lang=pt]").FillAsync("Como está a correr o meio-dia?");
        await question.GetByRole(AriaRole.Button, new() { Name = "Save the texts" }).ClickAsync();
        await Assertions.Expect(question.GetByRole(AriaRole.Button, new() { Name = "Save the texts" })).ToBeHiddenAsync();

        // A step that leads nowhere.
        await nurse.OpensTabAsync("Steps");
        await nurse.Button("Add a step").ClickAsync();
        await nurse.Field("Name of the step").FillAsync("lost");
        foreach (var text in await nurse.Page.Locator("dialog textarea").AllAsync())
        {
            await text.FillAsync("…");
        }

        await nurse.Field("Then goes to").SelectOptionAsync("lost");
        await nurse.Page.Locator("dialog button.main").ClickAsync();
        await nurse.SeesAsync("no end can be reached from here");
        await nurse.Page.Locator(".head a").ClickAsync();
        await nurse.OpensTabAsync("Publish");
        await nurse.SeesAsync("Not ready yet");
        await Assertions.Expect(nurse.Page.Locator("[role=tabpanel] button.main")).ToBeDisabledAsync();

        // It goes, and the rest is published.
        await nurse.Page.Locator(".findings a", new() { HasText = "lost" }).First.ClickAsync();
        await nurse.Button("Remove this step").ClickAsync();
        await nurse.Page.Locator(".state-card .row .danger").Last.ClickAsync();
        await Assertions.Expect(nurse.Page.Locator(".state-line", new() { HasText = "lost" })).ToHaveCountAsync(0);
        await nurse.Page.Locator(".head a").ClickAsync();
        await nurse.OpensTabAsync("What is different");
        await nurse.SeesAsync(Question);
        await nurse.OpensTabAsync("Publish");
        await nurse.SeesAsync("Ready to publish");
        await nurse.Page.Locator("[role=tabpanel] button.main").ClickAsync();
        await nurse.SeesAsync("is published");

        await HearsOnceServedAsync(person);
        await person.SaysAsync("/stop");

        await nurse.Button("Go back to the built-in dialogs").ClickAsync();
        await nurse.SeesAsync("Rolled back");
        var other = await stage.PersonAsync();
        await other.HearsAsync("Which language shall we speak");
        await other.OnboardsAsync();
        await other.SaysAsync("/quick");
        await Assertions.Expect(other.Newest).Not.ToContainTextAsync(Question);
    }

    /// <summary>The bot serves a release a moment after it is published; who begins within that moment stays with the old text.</summary>
    private static async Task HearsOnceServedAsync(WebChat.PageUser person)
    {
        for (var begun = 0; begun < 10; begun++)
        {
            await person.SaysAsync("/quick");
            await person.HearsAsync("short questions");
            if ((await person.Newest.TextContentAsync())?.Contains(Question, StringComparison.Ordinal) == true)
            {
                return;
            }

            await person.SaysAsync("/stop");
            await Assertions.Expect(person.Newest).Not.ToContainTextAsync("short questions");
        }

        await person.HearsAsync(Question);
    }
}
