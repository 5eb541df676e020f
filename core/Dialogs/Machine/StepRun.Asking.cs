using System.Collections.Immutable;
using Companion.People;
using Companion.Understanding;

namespace Companion.Dialogs;

/// <summary>Asking: the question, its buttons, its short form.</summary>
internal sealed partial class StepRun
{
    private const int MaxButtons = 8;
    private const int PageSize = 7;
    private const int MaxLabelChars = 60;

    private void OpenQuestion(StateDefinition state)
    {
        if (_keep.Ask is { } kept && _keep.State == state.Name && _keep.Dialog == Top.Dialog
            && !DependsOnChange(state))
        {
            Top = Top with { Ask = kept };
            AskShortly(state);
            return;
        }

        Top = Top with { Ask = new(++_lastAsk, _now) { WaitUntil = _now + state.Wait } };
        Note(StepEventKind.Reached);
        AskFully(state);
    }

    private bool DependsOnChange(StateDefinition state)
    {
        foreach (var slot in state.Reads)
        {
            if (Top.Changed.Contains(slot))
            {
                return true;
            }
        }

        return false;
    }

    private void AskFully(StateDefinition state)
    {
        var values = Values();
        if (state.Text is not null)
        {
            _said?.Add(state.Text.Key);
        }

        var waits = Top.Ask?.WaitUntil > _now;
        if (Picture(state, values) is { } picture)
        {
            Emit("", [], picture);
        }

        Emit(state.Text?.Render(values) ?? "", waits ? [] : Buttons(state), null, Request(state));
    }

    private void AskShortly(StateDefinition state) =>
        Emit(Short(state), Top.Ask?.WaitUntil > _now ? [] : Buttons(state), null, Request(state));

    private string Short(StateDefinition state)
    {
        var values = Values();
        if (state.Short is not null)
        {
            return state.Short.Render(values);
        }

        var text = state.Text?.Render(values) ?? "";
        var line = text.LastIndexOf('\n');
        return line < 0 ? text : text[(line + 1)..];
    }

    /// <summary>One line of where we are, with the question's buttons; the way on for somebody who is nowhere.</summary>
    private void WhereWeAre()
    {
        if (Idle)
        {
            Say("conversation.idle", _lost++, [[new(Texts.Word("conversation.home.menu", _profile.Language), "i:menu")]]);
        }
        else if (Top.Ask is not null && StateOf(Top) is { } state)
        {
            AskShortly(state);
        }
        else
        {
            Say("conversation.working", _lost++);
        }
    }

    private static OutRequest Request(StateDefinition state) => state.Expect?.Type switch
    {
        LocationType => OutRequest.Location,
        ContactType => OutRequest.Contact,
        _ => OutRequest.None,
    };

    private ImmutableArray<ImmutableArray<OutButton>> Buttons(StateDefinition state)
    {
        if (Top.Ask is not { } ask || state.Expect is not { } expect)
        {
            return [];
        }

        var rows = ImmutableArray.CreateBuilder<ImmutableArray<OutButton>>();
        if (!expect.Words && !expect.Options.IsEmpty)
        {
            var values = Values();
            var scale = expect.Type is ScaleType;
            var paged = !scale && expect.Options.Length > MaxButtons;
            var first = paged ? ask.Page * PageSize : 0;
            var last = paged ? Math.Min(first + PageSize, expect.Options.Length) : expect.Options.Length;
            var labels = new List<OutButton>(last - first);
            var longest = 0;
            for (var i = first; i < last; i++)
            {
                if (expect.Options[i] is { From: { } from } && Top.Find(from) is null && values.Get(from) is null)
                {
                    continue; // nothing to offer
                }

                var label = Label(expect, expect.Options[i], values);
                longest = Math.Max(longest, label.Length);
                labels.Add(new(Shown(label), AskToken.Option(ask.Id, i, _profile.PersonId)));
            }

            var columns = expect.Columns > 0 ? expect.Columns : longest <= 3 ? 6 : longest <= 12 ? 2 : 1;
            for (var i = 0; i < labels.Count; i += columns)
            {
                rows.Add([.. labels.GetRange(i, Math.Min(columns, labels.Count - i))]);
            }

            if (paged)
            {
                var next = last < expect.Options.Length ? ask.Page + 1 : 0;
                rows.Add([new(Word("conversation.more"), AskToken.Page(ask.Id, next, _profile.PersonId))]);
            }
        }

        if (expect.Skippable)
        {
            rows.Add([new(Word("conversation.skip"), AskToken.Skip(ask.Id, _profile.PersonId))]);
        }

        if (!state.Offers.IsEmpty)
        {
            rows.AddRange(Offers(state, Values()));
        }

        return rows.DrainToImmutable();
    }

    /// <summary>Buttons that stay valid: they begin a dialog of their own, or open an address.</summary>
    private static ImmutableArray<ImmutableArray<OutButton>> Offers(StateDefinition state, ValueSource values)
    {
        if (state.Offers.IsEmpty)
        {
            return [];
        }

        var rows = ImmutableArray.CreateBuilder<ImmutableArray<OutButton>>();
        foreach (var offer in state.Offers)
        {
            var value = offer.Source is null ? null : (values.Get(offer.Source) as TextValue)?.Text;
            if (offer.Label is null || (offer.Source is not null && string.IsNullOrEmpty(value)))
            {
                continue; // nothing to offer
            }

            rows.Add([offer.Dialog is { } dialog
                ? new(offer.Label.Render(values), OpenToken.Of(dialog, value))
                : new(offer.Label.Render(values), Url: value)]);
        }

        return rows.DrainToImmutable();
    }

    /// <summary>A person's own words on a button (a medicine's name) may be long: what would not be seen is cut, so that it does not end in the middle of nothing.</summary>
    private static string Shown(string label)
    {
        if (label.Length <= MaxLabelChars)
        {
            return label;
        }

        var end = char.IsHighSurrogate(label[MaxLabelChars - 2]) ? MaxLabelChars - 2 : MaxLabelChars - 1;
        return string.Concat(label.AsSpan(0, end).TrimEnd(), "…");
    }

    private string Label(ExpectDefinition expect, OptionDefinition option, ValueSource values) =>
        option.Label is not null ? option.Label.Render(values)
        : expect.Type is YesNoType ? Word(option.Id == "yes" ? "conversation.yes" : "conversation.no")
        : option.Id;

    private string Word(string key) => Texts.Word(key, _profile.Language);

    private ReadContext Reader(ExpectDefinition expect)
    {
        if (expect.Type is not ChoiceType)
        {
            return new(_profile.Language, _now, _profile.TimeZone, []);
        }

        var values = Values();
        var choices = new List<ChoiceWords>(expect.Options.Length);
        foreach (var option in expect.Options)
        {
            if (option.Value is ChoiceValue)
            {
                choices.Add(new(option.Id, Label(expect, option, values), option.Words?.Lines(_profile.Language) ?? [], option.Words?.Means(_profile.Language)));
            }
        }

        return new(_profile.Language, _now, _profile.TimeZone, choices);
    }

    private void ShowMenu(int page)
    {
        if (!_profile.Onboarded && _catalogue.Find(Onboarding) is not null)
        {
            FirstMeet();
            return;
        }

        var entries = _catalogue.Menu;
        var pages = Math.Max(1, (entries.Length + MaxButtons - 2) / (MaxButtons - 1));
        if (entries.Length <= MaxButtons)
        {
            pages = 1;
        }

        page = page < 0 || page >= pages ? 0 : page;
        var size = pages == 1 ? MaxButtons : MaxButtons - 1;
        var values = Values();
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<OutButton>>();
        for (var i = page * size; i < entries.Length && i < (page + 1) * size; i++)
        {
            rows.Add([new(entries[i].MenuText!.Render(values), "i:dialog." + entries[i].Name)]); // the menu holds those that have one
        }

        if (pages > 1)
        {
            rows.Add([new(Word("conversation.more"), $"i:menu.{(page + 1) % pages}")]);
        }

        if (!Idle && Top.Ask is not null)
        {
            rows.Add([new(Word("conversation.resume"), "i:resume")]);
        }

        Say("conversation.menu", 0, rows.DrainToImmutable());
    }
}
