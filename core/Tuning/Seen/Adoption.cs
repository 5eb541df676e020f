using System.Text.Json.Nodes;
using Companion.Dialogs;
using Companion.People;
using Companion.Tuning.Editing;

namespace Companion.Tuning;

/// <param name="Kind">"phrase": begins the dialog; "synonym": means an option; "test": a test conversation that says so.</param>
public sealed record AdoptWish(int Revision, string Kind, string Dialog, string Language, string Text, string? State = null, string? Option = null);

/// <summary>Makes a sentence that was not understood a part of a draft.</summary>
public sealed class DialogAdoption(DialogSets sets, DialogDrafts drafts)
{
    private const int MaxChars = 200;

    public async Task<TuningResult<DraftView>> AdoptAsync(TuningActor actor, Guid draftId, AdoptWish wish, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(wish);
        var tenantId = actor.TenantId;
        var found = await sets.FindAsync(tenantId, DialogSets.OfDraft(draftId), cancellationToken).ConfigureAwait(false);
        if (found.Value is not { } set)
        {
            return found.Error!; // one of both
        }

        if (set.Catalogue.Find(wish.Dialog) is not { } dialog)
        {
            return new TuningError.NotFound("dialog");
        }

        if (Languages.FromTag(wish.Language) is not { } language || string.IsNullOrWhiteSpace(wish.Text) || wish.Text.Length > MaxChars)
        {
            return new TuningError.Invalid($"A sentence has 1 to {MaxChars} characters and one of the languages here.");
        }

        var text = wish.Text.Trim();
        TuningResult<IReadOnlyList<DraftEdit>> edits = wish.Kind switch
        {
            "phrase" => new(Phrase(dialog, language, text), null),
            "synonym" => Synonym(dialog, language, text, wish),
            "test" => Test(set, dialog, language, text, wish),
            _ => new TuningError.Invalid("A sentence becomes a phrase, a synonym or a test."),
        };
        return edits.Value is { } made
            ? await drafts.EditAsync(actor, draftId, wish.Revision, made, cancellationToken).ConfigureAwait(false)
            : edits.Error!; // one of both
    }

    private static List<DraftEdit> Phrase(DialogDefinition dialog, Language language, string text)
    {
        var edits = new List<DraftEdit>();
        var key = dialog.Phrases?.Key ?? $"{dialog.Name[(dialog.Name.LastIndexOf('.') + 1)..]}.phrases";
        if (dialog.Phrases is null)
        {
            edits.Add(new("set", dialog.Name, "phrases", Value: JsonValue.Create("phrases")));
        }

        var lines = (dialog.Phrases?.Lines(language) ?? []).SelectMany(line => line.Split('\n')).Where(line => line.Trim().Length > 0).ToList();
        edits.Add(new("set-text", dialog.Name, Key: key, Language: language.Code(), Lines: lines.Contains(text) ? lines : [.. lines, text]));
        return edits;
    }

    private static TuningResult<IReadOnlyList<DraftEdit>> Synonym(DialogDefinition dialog, Language language, string text, AdoptWish wish)
    {
        if (Option(dialog, wish) is not { } option)
        {
            return new TuningError.NotFound("option");
        }

        var key = option.Label?.Key ?? (dialog.States[wish.State!].Expect is { } expect ? $"{expect.Slot}.{option.Id}" : option.Id); // Option looked at the state
        var words = option.Words?.Lines(language) ?? [];
        var marks = option.Words?.Means(language) is { } means ? new[] { means ? "@yes" : "@no" } : [];
        return new([new("set-words", dialog.Name, Key: key, Language: language.Code(), Words: [.. marks, .. words.Where(w => !marks.Contains(w)), .. words.Contains(text) ? [] : new[] { text }])], null);
    }

    /// <summary>Free words shall begin the dialog; under its first question they shall do what the option's button does.</summary>
    private static TuningResult<IReadOnlyList<DraftEdit>> Test(DialogSet set, DialogDefinition dialog, Language language, string text, AdoptWish wish)
    {
        var path = dialog.Path.Replace(".dialog.yaml", ".test.yaml", StringComparison.Ordinal);
        var written = set.Content(path) is { } content ? YamlEditor.Tidy(content).TrimEnd() + "\n---\n" : "";
        string then;
        if (wish.Option is null)
        {
            then = $"given: {{ language: {language.Code()} }}\nsteps:\n  - user: {YamlWriter.Scalar(text)}\n  - then: {{ dialog: {dialog.Name} }}\n";
        }
        else if (Option(dialog, wish) is { } option && wish.State == dialog.Start)
        {
            then = $"dialog: {dialog.Name}\ngiven: {{ language: {language.Code()} }}\nsteps:\n  - user: {YamlWriter.Scalar(text)}\n  - then: {After(set, dialog, option, language)}\n";
        }
        else
        {
            return new TuningError.Invalid("A test is made for words that begin a dialog, or for its first question. Write others by hand.");
        }

        return new([new("put-file", Path: path, Content: $"{written}conversation: {YamlWriter.Scalar($"someone says: {text}")}\n{then}")], null);
    }

    private static string After(DialogSet set, DialogDefinition dialog, OptionDefinition option, Language language)
    {
        var machine = new DialogMachine(set.Catalogue);
        var context = new StepContext(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var profile = new Profile { PersonId = Guid.Empty, Language = language, Onboarded = true };
        var state = Run(machine, set, machine.Step(ConversationState.New(profile), new BeginInput(dialog.Name, System.Collections.Immutable.ImmutableSortedDictionary<string, SlotValue>.Empty), context), context);
        if (state.Frames is [.., { Ask: { } ask } top] && set.Catalogue.Get(top.Dialog, top.Version).States[top.State].Expect is { } expect)
        {
            var index = expect.Options.ToList().FindIndex(o => o.Id == option.Id && o.To == option.To);
            state = Run(machine, set, machine.Step(state, new ButtonInput(AskToken.Option(ask.Id, index, Guid.Empty)), context), context);
        }

        return state.StateName is { } at ? $"{{ state: {at} }}" : "{ dialog: none }";
    }

    private static ConversationState Run(DialogMachine machine, DialogSet set, StepResult result, StepContext context)
    {
        for (var i = 0; result.Command is { } call && i < 32; i++)
        {
            var signature = set.Program.Commands.GetValueOrDefault(call.Name);
            var first = signature is { Results.IsDefaultOrEmpty: false } ? CommandOutcome.Of(signature.Results[0]) : CommandOutcome.Ok;
            result = machine.Step(result.State, new OutcomeInput(call.Name, first), context);
        }

        return result.State;
    }

    private static OptionDefinition? Option(DialogDefinition dialog, AdoptWish wish) =>
        wish.State is { } state && wish.Option is { } id ? dialog.States.GetValueOrDefault(state)?.Expect?.Options.FirstOrDefault(option => option.Id == id) : null;
}
