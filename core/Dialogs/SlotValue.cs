using System.Text.Json.Serialization;

namespace Companion.Dialogs;

/// <summary>A typed value in a slot of a dialog. Serialised in conversation states and turn logs: the discriminators are stored data.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(TextValue), "text")]
[JsonDerivedType(typeof(ChoiceValue), "choice")]
[JsonDerivedType(typeof(YesNoValue), "yn")]
[JsonDerivedType(typeof(NumberValue), "num")]
[JsonDerivedType(typeof(BloodPressureValue), "bp")]
[JsonDerivedType(typeof(DateValue), "date")]
[JsonDerivedType(typeof(TimeValue), "time")]
[JsonDerivedType(typeof(MomentValue), "at")]
[JsonDerivedType(typeof(FileValue), "file")]
[JsonDerivedType(typeof(LocationValue), "loc")]
[JsonDerivedType(typeof(ContactValue), "contact")]
public abstract record SlotValue;

public sealed record TextValue(string Text) : SlotValue;

/// <summary>A chosen option, by its id in the definition.</summary>
public sealed record ChoiceValue(string Id) : SlotValue;

public sealed record YesNoValue(bool Yes) : SlotValue;

/// <summary>A number, always in the slot's canonical unit (the reader converts); scales are numbers too.</summary>
public sealed record NumberValue(decimal Value) : SlotValue;

/// <summary>Millimetres of mercury; pulse in beats a minute when it was given along ("120/80 72").</summary>
public sealed record BloodPressureValue(int Systolic, int Diastolic, int? Pulse = null) : SlotValue;

public sealed record DateValue(DateOnly Date) : SlotValue;

/// <summary>A local time of day.</summary>
public sealed record TimeValue(TimeOnly Time) : SlotValue;

/// <summary>A point in time, UTC.</summary>
public sealed record MomentValue(DateTimeOffset At) : SlotValue;

/// <summary>A file a person sent. <paramref name="Id"/> is the channel's file id until a work item has fetched it.</summary>
public sealed record FileValue(FileKind Kind, string Id, string? MimeType = null, long? Bytes = null, string? Caption = null) : SlotValue;

public sealed record LocationValue(double Latitude, double Longitude, double? AccuracyMetres = null, bool Live = false) : SlotValue;

public sealed record ContactValue(string Phone, string? Name = null, bool Own = false) : SlotValue;

public enum FileKind
{
    Photo,
    Voice,
    Audio,
    Video,
    Document,
}
