using System.Collections.Immutable;
using Companion.People;

namespace Companion.Dialogs;

/// <summary>What conditions, arguments and texts of a frame read.</summary>
internal sealed class ValueSource(Profile profile, Frame? frame, DialogDefinition? dialog)
{
    public Profile Profile => profile;

    public DialogDefinition? Dialog => dialog;

    /// <summary>Values that stand before the frame's slots: what an engine sentence is about.</summary>
    public ImmutableDictionary<string, SlotValue> Extra { get; init; } = ImmutableDictionary<string, SlotValue>.Empty;

    public SlotValue? Get(string source)
    {
        if (Extra.Count > 0 && Extra.TryGetValue(source, out var extra))
        {
            return extra;
        }

        if (source.StartsWith("profile.", StringComparison.Ordinal))
        {
            return FromProfile(source.AsSpan(8));
        }

        if (frame is null)
        {
            return null;
        }

        var dot = source.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? frame.Find(source) : Part(frame.Find(source[..dot]), source.AsSpan(dot + 1));
    }

    private static SlotValue? Part(SlotValue? value, ReadOnlySpan<char> part) => value switch
    {
        BloodPressureValue pressure => part switch
        {
            "systolic" => new NumberValue(pressure.Systolic),
            "diastolic" => new NumberValue(pressure.Diastolic),
            "pulse" => pressure.Pulse is { } pulse ? new NumberValue(pulse) : null,
            _ => null,
        },
        FileValue file => part switch
        {
            "kind" => new TextValue(file.Kind.ToString().ToLowerInvariant()),
            "caption" => file.Caption is { } caption ? new TextValue(caption) : null,
            _ => null,
        },
        ContactValue contact => part switch
        {
            "phone" => new TextValue(contact.Phone),
            "name" => contact.Name is { } name ? new TextValue(name) : null,
            _ => null,
        },
        _ => null,
    };

    private SlotValue? FromProfile(ReadOnlySpan<char> field)
    {
        switch (field)
        {
            case "name":
                return Text(profile.Name);
            case "language":
                return new TextValue(profile.Language.Code());
            case "country":
                return Text(profile.Country);
            case "time-zone":
                return Text(profile.TimeZone);
            case "onboarded":
                return new YesNoValue(profile.Onboarded);
            case "check-in":
                return profile.CheckInAt is { } at ? new TimeValue(at) : null;
            case "quiet-from":
                return new TimeValue(profile.QuietFrom);
            case "quiet-to":
                return new TimeValue(profile.QuietTo);
        }

        if (field.StartsWith("consent."))
        {
            return new YesNoValue(profile.Consents.Contains(field[8..].ToString()));
        }

        return field.StartsWith("fact.") && profile.Facts.TryGetValue(field[5..].ToString(), out var fact) ? Text(fact) : null;
    }

    private static TextValue? Text(string text) => text.Length == 0 ? null : new(text);
}
