using System.Text.Json.Nodes;
using Companion.Dialogs;
using Companion.Tests.Dialogs;
using Companion.Tuning;
using Companion.Tuning.Drafts;
using Companion.Tuning.Editing;

namespace Companion.Core.Tests.Tuning;

public sealed class YamlEditorTests
{
    private const string Written =
        """
        dialog: test.one   # the name stays
        slots:
          # how they feel
          mood: { type: scale, from: 1, to: 5 }
          place: { type: choice, options: [home, clinic, street] }
        start: mood
        states:
          mood:
            ask: mood.ask
            expect: { slot: mood, skippable: true }
            remind: { after: 2h, at-most: 2 }   # not at night
            next:
              # bad days first
              - when: { mood: { at-most: 2 } }
                to: sorry
              - to: done
          # nobody likes this one
          sorry:
            say: sorry
            next: done
          done:
            end: completed
        """;

    [Fact]
    public void Set_OfAValueInBraces_ChangesOnlyThat() =>
        YamlEditor.Set(Written, ["states", "mood", "remind", "after"], "3h").ShouldBe(Written.Replace("after: 2h", "after: 3h", StringComparison.Ordinal));

    [Fact]
    public void Set_OfAThreshold_KeepsTheCommentAboveIt() =>
        YamlEditor.Set(Written, ["states", "mood", "next", "0", "when", "mood", "at-most"], 3).ShouldBe(Written.Replace("at-most: 2 } }", "at-most: 3 } }", StringComparison.Ordinal));

    [Fact]
    public void Set_OfWhatWasNotThere_StandsBehindItsSiblings() =>
        YamlEditor.Set(Written, ["states", "sorry", "lane", "inner"], "x").ShouldContain("    next: done\n    lane: { inner: x }\n  done:");

    [Fact]
    public void Set_OfTheFirstWayOfAShortNext_MakesItAList() =>
        YamlEditor.Set(Written, ["states", "sorry", "next", "0", "when"], JsonNode.Parse("""{ "mood": { "under": 2 } }""")).ShouldContain("next: [{ to: done, when: { mood: { under: 2 } } }]");

    [Fact]
    public void Insert_OfAWay_StandsWhereItWasWanted()
    {
        var edited = YamlEditor.Insert(Written, ["states", "mood", "next"], 1, JsonNode.Parse("""{ "when": { "mood": 3 }, "to": "sorry" }""")!);

        edited.ShouldContain("        to: sorry\n      - { when: { mood: 3 }, to: sorry }\n      - to: done");
        edited.ShouldContain("# bad days first");
    }

    [Fact]
    public void Remove_OfAState_LeavesTheOthersAsWritten()
    {
        var edited = YamlEditor.Remove(Written, ["states", "sorry"]);

        edited.ShouldNotContain("say: sorry");
        edited.ShouldContain("      - to: done\n");
        edited.ShouldContain("# how they feel");
    }

    [Fact]
    public void Move_OfAnOption_OrdersTheList() =>
        YamlEditor.Move(Written, ["slots", "place", "options", "2"], 0).ShouldContain("options: [street, home, clinic]");

    [Fact]
    public void Set_OfLongText_ReadsTheSameAgain()
    {
        foreach (var text in new[] { "plain", "with: colon", "two\nlines", " lead", "\"quoted\" # no comment", "😊 Хорошо", "- dash", "a\n\nb", "120/80", "true" })
        {
            var edited = YamlEditor.Set("a.b: old   # kept\nc: |\n  some\n  lines\nd: end\n", ["c"], text);

            YamlJson.Text(YamlEditor.Deepest(YamlJson.Root(edited), ["c"]).Node).TrimEnd().ShouldBe(text);
            edited.ShouldContain("# kept");
            edited.ShouldContain("d: end");
        }
    }

    /// <summary>On everything that the product ships: an edit is readable, is what was wanted, and loses no comment.</summary>
    [Fact]
    public void Edits_OfTheProductsOwnDialogs_LoseNothing()
    {
        var lost = new List<string>();
        foreach (var source in BuiltInSources.All().Where(s => s.Path.EndsWith(".dialog.yaml", StringComparison.Ordinal)))
        {
            var definition = (JsonObject)YamlJson.Read(source.Content);
            foreach (var (state, value) in (JsonObject)definition["states"]!)
            {
                Check(source, YamlEditor.Set(source.Content, ["states", state, "expire", "after"], "9h"), lost, state);
                Check(source, YamlEditor.Insert(source.Content, ["states", state, "next"], 0, JsonNode.Parse("""{ "to": "x" }""")!), lost, state);
                Check(source, YamlEditor.Set(source.Content, ["states", "a-new-one"], JsonNode.Parse("""{ "say": "new.text", "next": "x" }""")), lost, state);
                if (value!["remind"] is not null)
                {
                    Check(source, YamlEditor.Remove(source.Content, ["states", state, "remind"]), lost, state, may: 1);
                }
            }
        }

        lost.ShouldBeEmpty();
    }

    [Fact]
    public void Texts_OfTheProduct_AreChangedInOneLineOnly()
    {
        foreach (var source in BuiltInSources.All().Where(s => s.Path.Contains("texts.", StringComparison.Ordinal)))
        {
            foreach (var (key, _) in ((JsonObject)YamlJson.Read(source.Content)).Take(15))
            {
                var edited = YamlEditor.Set(source.Content, [key], "Другие слова");

                var (before, after) = (source.Content.Split('\n'), edited.Split('\n'));
                after.Except(before).Count().ShouldBeLessThanOrEqualTo(1, $"{source.Path} {key}");
            }
        }
    }

    [Fact]
    public void RenameState_InADraft_RenamesEveryWayThere()
    {
        var editing = new DraftEditing([new("Dialogs/Test/one.dialog.yaml", Written), new("Dialogs/Test/texts.en.yaml", "sorry.short: \"Sorry?\"\n")], new Dictionary<string, string>());

        editing.Apply([new DraftEdit("rename-state", "test.one", State: "sorry", To: "comfort")]).ShouldBeNull();

        var edited = editing.Files["Dialogs/Test/one.dialog.yaml"];
        edited.ShouldContain("        to: comfort\n");
        edited.ShouldContain("  comfort:\n    say: sorry\n");
        editing.Files["Dialogs/Test/texts.en.yaml"].ShouldContain("comfort.short: \"Sorry?\"");
    }

    [Fact]
    public void RemoveState_WithAWayOn_LeadsEverybodyThere()
    {
        var editing = new DraftEditing([new("Dialogs/Test/one.dialog.yaml", Written)], new Dictionary<string, string>());

        editing.Apply([new DraftEdit("remove-state", "test.one", State: "sorry", LeadTo: "done")]).ShouldBeNull();

        editing.Files["Dialogs/Test/one.dialog.yaml"].ShouldContain("        to: done\n");
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("Dialogs/People/../x.dialog.yaml")]
    [InlineData("Dialogs/People/notes.txt")]
    public void PutFile_OfAnotherPlace_IsRefused(string path) =>
        new DraftEditing([], new Dictionary<string, string>()).Apply([new DraftEdit("put-file", Path: path, Content: "a: b")]).ShouldBeOfType<TuningError.EditRefused>();

    [Fact]
    public void PutFile_ThatIsNoYaml_IsRefusedWithItsLine() =>
        new DraftEditing([], new Dictionary<string, string>()).Apply([new DraftEdit("put-file", Path: "Dialogs/Test/a.dialog.yaml", Content: "a: {\nb")])
            .ShouldBeOfType<TuningError.EditRefused>().Reason.ShouldContain("line");

    private static void Check(DialogSource source, string edited, List<string> lost, string state, int may = 0)
    {
        var (before, after) = (Comments(source.Content), Comments(edited));
        if (before - after > may)
        {
            lost.Add($"{source.Path} {state}: {before} comments, then {after}");
        }
    }

    private static int Comments(string yaml) => yaml.Split('\n').Count(line => line.TrimStart().StartsWith('#') || line.Contains(" # ", StringComparison.Ordinal));
}
