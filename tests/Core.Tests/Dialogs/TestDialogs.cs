using Companion.Dialogs;

namespace Companion.Tests.Dialogs;

/// <summary>Small dialogs that show one promise of the machine each, beside the engine's own sentences.</summary>
internal static class TestDialogs
{
    public const string Walk =
        """
        dialog: test.walk
        menu: { order: 1, text: menu }
        commands: [walk]
        phrases: phrases
        slots:
          who:     { type: text, max: 40 }
          steps:   { type: number, min: 0, max: 50000 }
          place:   { type: choice, options: [park, shop, home] }
          tired:   { type: yes-no }
          note:    { type: text, max: 200, optional: true }
          confirm: { type: yes-no }
        start: who
        states:
          who:     { ask: who.ask, expect: { slot: who }, next: steps }
          steps:   { ask: steps.ask, expect: { slot: steps }, next: place }
          place:   { ask: place.ask, expect: { slot: place }, next: tired }
          tired:   { ask: tired.ask, expect: { slot: tired }, next: note }
          note:    { ask: note.ask, expect: { slot: note, skippable: true, join-bursts: 4s }, next: confirm }
          confirm:
            ask: confirm.ask
            expect: { slot: confirm }
            next:
              - when: { confirm: no }
                correct: place
              - to: save
          save:    { do: test.save, say: done, end: completed }
        """;

    public const string Sos =
        """
        dialog: safety.sos
        commands: [sos]
        lane: sos
        cancel: over
        slots:
          called: { type: yes-no }
        start: call
        states:
          call: { ask: sos.ask, expect: { slot: called }, expire: { after: 1h, to: over }, next: over }
          over: { say: sos.over, end: over }
        """;

    public const string Language =
        """
        dialog: people.language
        slots:
          language: { type: choice, options: [en, ru] }
        start: language
        states:
          language: { ask: language.ask, expect: { slot: language }, next: set }
          set:      { do: people.set-language, end: completed }
        """;

    public const string Waits =
        """
        dialog: test.waits
        commands: [waits]
        slots:
          pulse: { type: number, min: 25, max: 250 }
          mood:  { type: scale, from: 1, to: 5 }
        start: pulse
        states:
          pulse:
            ask: pulse.ask
            wait: 1m
            expect: { slot: pulse }
            next: mood
          mood:
            ask: mood.ask
            expect: { slot: mood }
            remind: { after: 2h, at-most: 2, then: missed }
            next: over
          missed: { say: missed, end: missed }
          over:   { say: done, end: completed }
        """;

    public const string Expires =
        """
        dialog: test.expires
        commands: [expires]
        slots:
          mood: { type: scale, from: 1, to: 5 }
        start: mood
        states:
          mood: { ask: mood.ask, expect: { slot: mood }, expire: { after: 6h, to: missed }, next: over }
          missed: { say: missed, end: missed }
          over:   { say: done, end: completed }
        """;

    public const string Pages =
        """
        dialog: test.pages
        commands: [pages]
        slots:
          month: { type: choice, options: [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12] }
        start: month
        states:
          month: { ask: month.ask, expect: { slot: month }, next: over }
          over:  { say: month.chosen, end: completed }
        """;

    public const string Outer =
        """
        dialog: test.outer
        commands: [outer]
        slots:
          steps: { type: number, min: 0, max: 50000 }
        start: steps
        states:
          steps: { ask: steps.ask, expect: { slot: steps }, next: inner }
          inner: { call: test.expires, results: { missed: sorry }, then: over }
          sorry: { say: missed, end: missed }
          over:  { say: done, end: completed }
        """;

    public const string Chart =
        """
        dialog: test.chart
        commands: [chart]
        slots:
          mood: { type: scale, from: 1, to: 5 }
        start: ask
        states:
          ask:    { do: test.draw, next: drawing }
          drawing: { say: drawing, await: { work: chart, done: mood, failed: sorry }, expire: { after: 1h, to: sorry } }
          mood:   { ask: mood.ask, expect: { slot: mood }, next: again }
          again:  { ask: mood.again, expect: { slot: mood }, next: over }
          sorry:  { say: missed, end: failed }
          over:   { say: done, end: completed }
        """;

    /// <summary>Ends without a word when nobody answers.</summary>
    public const string Quietly =
        """
        dialog: test.quietly
        commands: [quietly]
        slots:
          mood: { type: scale, from: 1, to: 5 }
        start: mood
        states:
          mood: { ask: mood.ask, expect: { slot: mood }, expire: { after: 6h, to: noted }, next: over }
          noted: { do: test.note, next: gone }
          gone: { end: missed }
          over: { say: done, end: completed }
        """;

    public const string Glasses =
        """
        dialog: test.glasses
        commands: [glasses]
        slots:
          glasses: { type: number, min: 0, max: 30, optional: true }
          size:    { type: choice, options: [small, big] }
        start: glasses
        states:
          glasses: { ask: glasses.ask, expect: { slot: glasses, skippable: true }, next: size }
          size:    { ask: size.ask, expect: { slot: size }, next: over }
          over:    { say: done, end: completed }
        """;

    public const string Texts =
        """
        menu: "Walk"
        phrases: [ "I went for a walk" ]
        who.ask: "Who walked?"
        steps.ask: "How many steps?"
        place.ask: "Where to?"
        place.park: "🌳 The park"
        place.shop: "The shop"
        place.home: "Back home"
        tired.ask: "Tired after {steps} steps?"
        note.ask: |
          A note is always welcome.
          Anything to add?
        note.short: "Anything to add?"
        confirm.ask: "{who} made {steps} steps to: {place}. Right?"
        done: "Thank you."
        sos.ask: "Call 112 now. Have you called?"
        sos.over: "I am glad."
        language.ask: "Which language?"
        language.en: "English"
        language.ru: "Русский"
        pulse.ask: "Sit down, then measure the pulse."
        pulse.ready: "The minute is over. And the pulse?"
        mood.ask: "How is the mood?"
        mood.again: "And the mood now?"
        missed: "Another time, then."
        drawing: "I am drawing."
        glasses.ask: "How many glasses of water today?"
        glasses.rephrase: "I mean water only. How many glasses?"
        glasses.example: "For example: 6."
        size.ask: "Small or big ones?"
        size.small: "Small"
        size.big: "Big"
        month.ask: "Which month?"
        month.chosen: "You chose {month}."
        month.m1: "January"
        month.m2: "February"
        month.m3: "March"
        month.m4: "April"
        month.m5: "May"
        month.m6: "June"
        month.m7: "July"
        month.m8: "August"
        month.m9: "September"
        month.m10: "October"
        month.m11: "November"
        month.m12: "December"
        """;

    public static DialogCatalogue All { get; } = Load(Walk, Sos, Language, Waits, Expires, Pages, Outer, Chart, Quietly, Glasses);

    public static DialogCatalogue Load(params string[] dialogs) => LoadWith("", dialogs);

    public static DialogCatalogue LoadWith(string texts, params string[] dialogs) => DialogCatalogue.Load(
    [
        .. BuiltInSources.All().Where(s => s.Path.StartsWith("Dialogs/Conversation/", StringComparison.Ordinal)),
        new("Dialogs/Test/texts.en.yaml", Texts + "\n" + texts),
        .. dialogs.Select((yaml, i) => new DialogSource($"Dialogs/Test/d{i}.dialog.yaml", yaml)),
    ]);
}
