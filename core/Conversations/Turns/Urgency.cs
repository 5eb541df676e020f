using Companion.Dialogs;
using Companion.Understanding;

namespace Companion.Conversations.Turns;

/// <summary>Recognises an alarm on the raw inbound, so that it overtakes whatever waits.</summary>
internal static class Urgency
{
    private const string SosToken = "i:sos";

    public static bool IsAlarm(Inbound inbound) => inbound.Content switch
    {
        ButtonInput press => press.Token == SosToken,
        CommandInput command => command.Name == "sos",
        TextInput text => MeansSos(text.Text, inbound.LanguageTag),
        _ => false,
    };

    private static bool MeansSos(string text, string? tag) =>
        GlobalIntents.Recognise(text, People.Languages.FromTag(tag) ?? People.Language.En) == GlobalIntent.Sos;
}
