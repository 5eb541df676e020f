using Companion.People;

namespace Companion.Understanding;

/// <summary>What a person can say at any moment, whatever is being asked.</summary>
public enum GlobalIntent
{
    /// <summary>A plain cry for help: start the SOS countdown.</summary>
    Sos,

    /// <summary>It may be an emergency: ask.</summary>
    SosDoubtful,
    Cancel,
    Back,
    Repeat,
    Help,
    Human,
    Menu,
    Language,
    Skip,
}

/// <summary>Recognises commands that hold in every state.</summary>
public static class GlobalIntents
{
    /// <summary>Null: an ordinary utterance, for the state that is open.</summary>
    public static GlobalIntent? Recognise(string text, Language language)
    {
        ArgumentNullException.ThrowIfNull(text);
        return null;
    }
}
