using System.Text.Json;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.Storage;

namespace Companion.Conversations.Releases;

/// <summary>Tells conversations that stand still that their dialog has a new version; whoever speaks first is moved by that turn itself.</summary>
public static class MoveTimers
{
    /// <summary>One timer for each map of a release.</summary>
    public static string Name(int number, int map) => $"move:{number}.{map}";

    internal static byte[] Box(StateMap map, ITenantCipher cipher) =>
        cipher.Seal(JsonSerializer.SerializeToUtf8Bytes<Input>(new MoveInput(map), TurnJson.Default.Input), TurnStatements.TimerPurpose);
}
