namespace Companion.Dialogs;

/// <summary>What definitions may name as a value: a slot, a part of one, a fact of the profile.</summary>
/// <param name="Type">Its type's name; null when there is no such value.</param>
internal readonly record struct SlotSource(string? Type)
{
    public static SlotSource Resolve(DialogDefinition? dialog, string source)
    {
        var dot = source.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return new(dialog?.Slot(source)?.Type.Name);
        }

        var part = source[(dot + 1)..];
        if (source.StartsWith("profile.", StringComparison.Ordinal))
        {
            return new(OfProfile(part));
        }

        return (dialog?.Slot(source[..dot])?.Type, part) switch
        {
            (BloodPressureType, "systolic" or "diastolic" or "pulse") => new("number"),
            (FileType, "kind" or "caption") => new("text"),
            (ContactType, "phone" or "name") => new("text"),
            _ => default,
        };
    }

    /// <summary>A part that is not there in every value, such as the pulse of a blood pressure.</summary>
    public static bool Optional(string source) =>
        source.EndsWith(".pulse", StringComparison.Ordinal) || source.EndsWith(".caption", StringComparison.Ordinal)
        || (source.EndsWith(".name", StringComparison.Ordinal) && source != "profile.name");

    public static string TypeOf(SlotValue constant) => constant switch
    {
        ChoiceValue => "choice",
        NumberValue => "number",
        YesNoValue => "yes-no",
        TimeValue => "time",
        _ => "text",
    };

    /// <summary>Whether a value of one type may stand where another is wanted: a scale's answers are numbers.</summary>
    public static bool Fits(string given, string wanted) =>
        given == wanted || (given, wanted) is ("scale", "number") or ("number", "scale");

    private static string? OfProfile(string field) => field switch
    {
        "name" or "language" or "country" or "time-zone" => "text",
        "onboarded" => "yes-no",
        "check-in" or "quiet-from" or "quiet-to" => "time",
        _ when field.StartsWith("consent.", StringComparison.Ordinal) => "yes-no",
        _ when field.StartsWith("fact.", StringComparison.Ordinal) => "text",
        _ => null,
    };
}
